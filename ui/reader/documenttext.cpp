// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/documenttext.h"

#include "text/readingorder.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace conspectus::reader {

DocumentText::DocumentText(PageSource *source, QObject *parent) : QObject(parent), m_source(source)
{
    m_orderers.setMaxThreadCount(1);
    connect(source, &PageSource::textReady, this, &DocumentText::takeRaw);
    connect(source, &PageSource::textFailed, this, [this](int page) { takeFailure(page); });
}

DocumentText::~DocumentText() = default;

void DocumentText::reset(int pageCount)
{
    m_layer = {};
    m_layer.pages.resize(static_cast<std::size_t>(pageCount));
    m_requested.clear();
    m_failed.clear();
    m_allRequested = false;
    m_missing = pageCount;
    takeLayer();
}

void DocumentText::attach(SurveyData *data, const VersionId &version)
{
    if (m_data)
        m_data->disconnect(this);
    m_data = data;
    m_version = version;
    m_layer.layerId.clear();
    if (!data)
        return;
    connect(data, &SurveyData::textLayerReset, this, &DocumentText::takeLayer);
    connect(data, &SurveyData::textPageReady, this, [this](int page) {
        const auto &pages = m_data->textLayer().pages;
        m_layer.layerId = m_data->textLayer().layerId;
        if (page >= 0 && page < static_cast<int>(pages.size()))
            put(page, pages[static_cast<std::size_t>(page)]);
    });
    takeLayer();
}

void DocumentText::takeLayer()
{
    if (!m_data)
        return;
    const text::TextLayer &stored = m_data->textLayer();
    m_layer.layerId = stored.layerId;
    const std::size_t count = std::min(stored.pages.size(), m_layer.pages.size());
    for (std::size_t page = 0; page < count; ++page)
        put(static_cast<int>(page), stored.pages[page]);
}

const text::TextPage *DocumentText::page(int page) const
{
    if (page < 0 || page >= static_cast<int>(m_layer.pages.size()))
        return nullptr;
    return m_layer.pages[static_cast<std::size_t>(page)].get();
}

void DocumentText::request(int page)
{
    if (page < 0 || page >= static_cast<int>(m_layer.pages.size()) || this->page(page) || m_failed.contains(page)
        || m_requested.contains(page))
        return;
    m_requested.insert(page);
    m_source->requestText(page, 1);
}

void DocumentText::requestAll(int from)
{
    if (m_allRequested || isComplete())
        return;
    m_allRequested = true;
    const int count = static_cast<int>(m_layer.pages.size());
    // Stretches that nobody has asked for, so that no page is read twice.
    const auto ask = [this](int first, int end) {
        for (int page = first; page < end;) {
            int last = page;
            while (last < end && !this->page(last) && !m_requested.contains(last) && !m_failed.contains(last))
                m_requested.insert(last++);
            if (last > page)
                m_source->requestText(page, last - page);
            page = last + 1;
        }
    };
    const int start = std::clamp(from, 0, count);
    ask(start, count);
    ask(0, start);
}

void DocumentText::takeRaw(int page, const text::RawPage &raw)
{
    if (page < 0 || page >= static_cast<int>(m_layer.pages.size()) || this->page(page))
        return;
    auto *watcher = new QFutureWatcher<text::TextPagePtr>(this);
    connect(watcher, &QFutureWatcher<text::TextPagePtr>::finished, this, [this, watcher, page] {
        watcher->deleteLater();
        if (!this->page(page)) // the library's own may have come first
            put(page, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_orderers, [raw]() -> text::TextPagePtr {
        return std::make_shared<const text::TextPage>(text::orderPage(raw));
    }));
}

void DocumentText::takeFailure(int page)
{
    if (this->page(page) || m_failed.contains(page))
        return;
    m_failed.insert(page);
    --m_missing;
    Q_EMIT pageFailed(page);
    if (m_missing == 0)
        Q_EMIT completed();
}

void DocumentText::put(int page, const text::TextPagePtr &textPage)
{
    if (!textPage || page < 0 || page >= static_cast<int>(m_layer.pages.size()))
        return;
    text::TextPagePtr &slot = m_layer.pages[static_cast<std::size_t>(page)];
    if (slot == textPage)
        return;
    const bool isNew = !slot && !m_failed.remove(page);
    slot = textPage;
    m_missing -= isNew ? 1 : 0;
    Q_EMIT pageReady(page);
    if (isNew && m_missing == 0)
        Q_EMIT completed();
}

} // namespace conspectus::reader
