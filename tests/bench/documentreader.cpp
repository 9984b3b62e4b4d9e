// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documentreader.h"

#include "measuring.h"

namespace conspectus::bench {

using pdf::DocumentSession;

DocumentReader::DocumentReader(const QString &path)
{
    const auto fail = [path](const Error &error) { giveUp(path + QStringLiteral(": ") + error.message); };
    connect(&m_session, &DocumentSession::opened, this, [this] { m_isOpen = true; });
    connect(&m_session, &DocumentSession::failed, this, fail);
    connect(&m_session, &DocumentSession::rendered, this,
            [this](const pdf::RenderedPage &page) { m_picture = page.image; });
    connect(&m_session, &DocumentSession::renderFailed, this,
            [fail](const pdf::RenderRequest &, const Error &error) { fail(error); });
    connect(&m_session, &DocumentSession::textReady, this, [this](int page, const text::RawPage &text) {
        m_texts[static_cast<size_t>(page)] = text;
        ++m_textsThere;
    });
    connect(&m_session, &DocumentSession::textFailed, this, [fail](int, const Error &error) { fail(error); });
    m_session.open(path);
    runUntil([this] { return m_isOpen; }, path);
}

QImage DocumentReader::draw(int page, double scale)
{
    m_picture.reset();
    pdf::RenderRequest request;
    request.page = page;
    request.scale = scale;
    m_session.render(request);
    runUntil([this] { return m_picture.has_value(); }, QStringLiteral("a picture"));
    return *m_picture;
}

std::vector<text::RawPage> DocumentReader::readAll()
{
    m_texts.assign(static_cast<size_t>(m_session.info().pageCount), std::nullopt);
    m_textsThere = 0;
    m_session.requestText(0, m_session.info().pageCount);
    runUntil([this] { return static_cast<size_t>(m_textsThere) == m_texts.size(); }, QStringLiteral("the text"));
    std::vector<text::RawPage> pages;
    for (std::optional<text::RawPage> &text : m_texts)
        pages.push_back(std::move(*text));
    return pages;
}

} // namespace conspectus::bench
