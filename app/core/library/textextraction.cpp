// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/textextraction.h"

#include "library/pdfprobe.h"

#include <QTimer>
#include <algorithm>
#include <chrono>

namespace conspectus {

namespace {
constexpr std::chrono::seconds kPatience(5);
}

TextExtraction::TextExtraction(Order order, Receiver receiver)
    : m_order(std::move(order)), m_receiver(std::move(receiver))
{
}

void TextExtraction::start()
{
    if (!m_receiver.finished)
        return; // stopped before it began
    using pdf::DocumentSession;
    Lane &lane = addLane();
    DocumentSession *session = lane.session.get();
    connect(session, &DocumentSession::opened, this, &TextExtraction::onOpened);
    connect(session, &DocumentSession::passwordNeeded, this,
            [this](bool wasWrong) { fail(passwordError(wasWrong || !m_order.passwordUtf8.isEmpty())); });
    connect(session, &DocumentSession::failed, this, &TextExtraction::fail);
    connect(session, &DocumentSession::shapesReady, this, &TextExtraction::onShapes);
    connect(session, &DocumentSession::outlineReady, this, &TextExtraction::onOutline);
    session->open(m_order.path, m_order.passwordUtf8);
}

TextExtraction::Lane &TextExtraction::addLane()
{
    m_lanes.push_back(std::make_unique<Lane>());
    Lane &lane = *m_lanes.back();
    lane.session = std::make_unique<pdf::DocumentSession>();
    connect(lane.session.get(), &pdf::DocumentSession::textReady, this,
            [this, &lane](int page, const text::RawPage &raw) { onText(lane, page, raw); });
    connect(lane.session.get(), &pdf::DocumentSession::textFailed, this,
            [this, &lane](int page, const Error &error) { onFailure(lane, page, error); });
    return lane;
}

void TextExtraction::onOpened(const pdf::DocumentInfo &info)
{
    m_order.pageCount = std::min(m_order.pageCount, info.pageCount);
    planBlocks();
    m_structure.pages.resize(static_cast<size_t>(m_order.pageCount));
    m_shapesLeft = m_order.pageCount;
    const bool isWorthTwo = m_blocks.size() > 1;
    nextBlock(*m_lanes.front());
    if (isWorthTwo) {
        Lane &second = addLane();
        connect(second.session.get(), &pdf::DocumentSession::opened, this, [this, &second] { nextBlock(second); });
        connect(second.session.get(), &pdf::DocumentSession::failed, this, [this, &second] { giveUpLane(second); });
        second.session->open(m_order.path, m_order.passwordUtf8);
    }
    m_order.passwordUtf8.fill('\0');
    m_lanes.front()->session->requestOutline();
    m_lanes.front()->session->requestShapes(0, m_order.pageCount);
}

void TextExtraction::stop()
{
    for (const std::unique_ptr<Lane> &lane : m_lanes)
        lane->session->cancelText();
    m_blocks.clear();
    finish(false);
}

// The second worker could not open what the first one could: the first one reads on alone.
void TextExtraction::giveUpLane(Lane &lane)
{
    if (lane.left == 0)
        return;
    m_blocks.push_back(lane.block);
    lane.left = 0;
    if (m_lanes.front()->left == 0)
        nextBlock(*m_lanes.front());
}

bool TextExtraction::isThere(const Block &block) const
{
    for (int page = block.first; page < block.first + block.count; ++page) {
        if (static_cast<size_t>(page) >= m_order.have.size() || !m_order.have[static_cast<size_t>(page)])
            return false;
    }
    return true;
}

// From the block of the first page outwards; what is there already is left out. The blocks are of nearly equal size, so that
// no last one is too small to show which lines repeat.
void TextExtraction::planBlocks()
{
    const int count = std::max(1, (m_order.pageCount + kBlock / 2) / kBlock);
    const auto firstOf = [this, count](int block) {
        return static_cast<int>(static_cast<qint64>(block) * m_order.pageCount / count);
    };
    for (int i = 0; i < count; ++i) {
        const Block block{firstOf(i), firstOf(i + 1) - firstOf(i)};
        if (block.count > 0 && isThere(block))
            m_done += block.count;
        else if (block.count > 0)
            m_blocks.push_back(block);
    }
    std::ranges::stable_sort(m_blocks, std::greater(), [page = m_order.firstPage](const Block &block) {
        const int last = block.first + block.count - 1;
        return page < block.first ? block.first - page : std::max(0, page - last);
    });
}

void TextExtraction::nextBlock(Lane &lane)
{
    if (!m_receiver.finished)
        return;
    m_receiver.progress(m_done, m_order.pageCount);
    if (m_blocks.empty()) {
        if (std::ranges::all_of(m_lanes, [](const auto &other) { return other->left == 0; }))
            finishWhenStructureIsThere();
        return;
    }
    lane.block = m_blocks.back();
    m_blocks.pop_back();
    lane.raw.assign(static_cast<size_t>(lane.block.count), std::nullopt);
    lane.left = lane.block.count;
    lane.session->requestText(lane.block.first, lane.block.count);
}

void TextExtraction::onText(Lane &lane, int page, const text::RawPage &raw)
{
    const int index = page - lane.block.first;
    if (lane.left == 0 || index < 0 || index >= lane.block.count || lane.raw[static_cast<size_t>(index)])
        return;
    lane.raw[static_cast<size_t>(index)] = raw;
    pageDone(lane);
}

void TextExtraction::onFailure(Lane &lane, int page, const Error &error)
{
    const int index = page - lane.block.first;
    if (lane.left == 0 || index < 0 || index >= lane.block.count || error.code == ErrorCode::Cancelled
        || lane.raw[static_cast<size_t>(index)])
        return;
    m_outcome.problems.push_back({page, error});
    text::RawPage empty;
    if (static_cast<size_t>(page) < m_structure.pages.size())
        empty.size = m_structure.pages[static_cast<size_t>(page)].size;
    lane.raw[static_cast<size_t>(index)] = std::move(empty);
    pageDone(lane);
}

// The worker gets its next block before this one is put into order: it need not wait for that.
void TextExtraction::pageDone(Lane &lane)
{
    if (lane.left > 1) {
        --lane.left;
        return;
    }
    const Block block = lane.block;
    auto read = std::exchange(lane.raw, {});
    m_done += block.count;
    if (!m_blocks.empty()) {
        nextBlock(lane);
        orderBlock(block, std::move(read));
        return;
    }
    lane.left = 0;
    orderBlock(block, std::move(read));
    nextBlock(lane);
}

void TextExtraction::orderBlock(const Block &block, std::vector<std::optional<text::RawPage>> read)
{
    std::vector<text::RawPage> raw;
    raw.reserve(read.size());
    for (std::optional<text::RawPage> &page : read)
        raw.push_back(page ? std::move(*page) : text::RawPage());
    const text::DocumentProfile profile = text::profileOf(raw);
    NumberedPages pages;
    for (size_t i = 0; i < raw.size(); ++i) {
        auto page = std::make_shared<const text::TextPage>(text::orderPage(raw[i], profile));
        m_outcome.anyWords = m_outcome.anyWords || !page->isEmpty();
        pages.emplace_back(block.first + static_cast<int>(i), std::move(page));
    }
    if (m_receiver.pages)
        m_receiver.pages(std::move(pages));
}

void TextExtraction::onShapes(int firstPage, const std::vector<pdf::PageShape> &shapes)
{
    for (size_t i = 0; i < shapes.size(); ++i) {
        const size_t page = static_cast<size_t>(std::max(0, firstPage)) + i;
        if (page < m_structure.pages.size())
            m_structure.pages[page] = shapes[i];
    }
    m_shapesLeft -= static_cast<int>(shapes.size());
    structurePartDone();
}

void TextExtraction::onOutline(const std::vector<pdf::OutlineItem> &items)
{
    m_structure.outline = items;
    m_outlineIsThere = true;
    structurePartDone();
}

void TextExtraction::structurePartDone()
{
    if (m_shapesLeft > 0 || !m_outlineIsThere || !m_receiver.structure)
        return;
    const auto structure = std::move(m_receiver.structure);
    m_receiver.structure = nullptr;
    structure(m_structure);
    if (m_textIsThere)
        finish(true);
}

// Outline and shapes are asked for early and are nearly always there; a file that never gives them is not waited for long.
void TextExtraction::finishWhenStructureIsThere()
{
    m_textIsThere = true;
    if (m_receiver.structure)
        QTimer::singleShot(kPatience, this, [this] { finish(true); });
    else
        finish(true);
}

void TextExtraction::fail(const Error &error)
{
    m_outcome.problems.push_back({-1, error});
    finish(false);
}

void TextExtraction::finish(bool completed)
{
    if (!m_receiver.finished)
        return;
    m_outcome.completed = completed;
    const auto finished = std::move(m_receiver.finished);
    m_receiver.finished = nullptr;
    finished(std::move(m_outcome));
}

} // namespace conspectus
