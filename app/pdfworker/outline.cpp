// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outline.h"

#include "document.h"
#include "links.h"
#include "pagespace.h"

#include <QElapsedTimer>

namespace conspectus::pdfworker {

namespace protocol = pdf::protocol;

namespace {

constexpr qint64 kLongest = 4'000; // ms, below the deadline of reading
constexpr qsizetype kMaxTitleCharsInAll = 4'000'000;

class OutlineReader
{
public:
    explicit OutlineReader(const Document &document)
        : m_document(document)
    {
        m_clock.start();
    }

    void read(const QVector<Poppler::OutlineItem> &items, int level)
    {
        if (level > protocol::kMaxOutlineDepth)
            return;
        for (const Poppler::OutlineItem &item : items) {
            if (isFull())
                return;
            add(item, level);
            if (item.hasChildren())
                read(item.children(), level + 1);
        }
    }

    std::vector<protocol::OutlineEntry> take() { return std::move(m_entries); }

private:
    [[nodiscard]] bool isFull() const
    {
        return m_entries.size() >= static_cast<size_t>(protocol::kMaxOutlineItems) || m_chars > kMaxTitleCharsInAll
            || m_clock.elapsed() > kLongest;
    }

    void add(const Poppler::OutlineItem &item, int level)
    {
        protocol::OutlineEntry entry;
        entry.title = item.name().left(protocol::kMaxTitleChars);
        entry.level = level;
        const QSharedPointer<const Poppler::LinkDestination> destination = item.destination();
        if (destination && item.externalFileName().isEmpty()) {
            const Target target = targetOf(m_document, *destination);
            entry.page = target.page;
            entry.point = target.point;
        }
        m_chars += entry.title.size();
        m_entries.push_back(std::move(entry));
    }

    const Document &m_document;
    QElapsedTimer m_clock;
    std::vector<protocol::OutlineEntry> m_entries;
    qsizetype m_chars = 0;
};

} // namespace

std::vector<protocol::OutlineEntry> readOutline(const Document &document)
{
    OutlineReader reader(document);
    reader.read(document.poppler().outline(), 0);
    return reader.take();
}

std::vector<protocol::Shape> readShapes(const Document &document, const protocol::ShapesRequest &request)
{
    std::vector<protocol::Shape> shapes;
    for (int i = 0; i < request.count; ++i) {
        const std::unique_ptr<Poppler::Page> page = document.page(request.first + i);
        const PageSpace space = PageSpace::of(page.get());
        shapes.push_back({space.size, space.rotation, page ? page->label() : QString()});
    }
    return shapes;
}

} // namespace conspectus::pdfworker
