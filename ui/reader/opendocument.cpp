// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/opendocument.h"

#include <algorithm>

namespace conspectus::reader {

OpenDocument::OpenDocument(PageSource *pageSource, QString path, QObject *parent)
    : QObject(parent)
    , source(pageSource)
    , pictures(new PagePictures(pageSource, this))
    , text(new DocumentText(pageSource, this))
    , marks(new MarkIndex(this))
    , find(new FindController(text, this))
    , m_path(std::move(path))
{
    source->setParent(this);
    connect(source, &PageSource::shapesReady, this, &OpenDocument::takeShapes);
    connect(source, &PageSource::outlineReady, this, [this](const std::vector<pdf::OutlineItem> &items) {
        sections.setOutline(items);
        Q_EMIT outlineKnown();
    });
}

void OpenDocument::setOpened(const pdf::DocumentInfo &info)
{
    const int before = m_pageCount;
    m_info = info;
    m_isFromMemory = false;
    m_pageCount = std::max(0, info.pageCount);
    if (m_pageCount != before)
        text->reset(m_pageCount);
    if (m_pageCount > 0)
        pictures->setSourceReady();
}

void OpenDocument::openFromMemory(int pageCount)
{
    m_isFromMemory = true;
    m_pageCount = pageCount;
    pictures->waitForSource();
    text->reset(pageCount);
}

bool OpenDocument::openFromText(const text::TextLayer &layer)
{
    if (m_pageCount > 0)
        return true;
    if (std::ranges::none_of(layer.pages, [](const text::TextPagePtr &page) { return page != nullptr; }))
        return false;
    m_pageCount = static_cast<int>(layer.pages.size());
    m_askedForRest = true;
    text->reset(m_pageCount);
    return true;
}

void OpenDocument::afterFirstPaint()
{
    if (m_askedForRest)
        return;
    m_askedForRest = true;
    source->requestShapes(0, m_pageCount);
    source->requestOutline();
}

void OpenDocument::takeShapes(int firstPage, const std::vector<pdf::PageShape> &shapes)
{
    std::vector<PageBox> boxes;
    boxes.reserve(shapes.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        boxes.push_back({shapes[i].size, shapes[i].rotation});
        const QString label = shapes[i].label.simplified().left(20);
        const int page = firstPage + static_cast<int>(i);
        if (!label.isEmpty() && label != QString::number(page + 1))
            m_labels.insert(page, label);
    }
    Q_EMIT boxesKnown(firstPage, boxes);
}

QString OpenDocument::label(int page) const
{
    return m_labels.value(page, QString::number(page + 1));
}

int OpenDocument::pageNamed(const QString &typed) const
{
    const QString wanted = typed.simplified();
    if (wanted.isEmpty())
        return -1;
    int found = -1;
    for (auto it = m_labels.cbegin(); it != m_labels.cend(); ++it) {
        if (it.value().compare(wanted, Qt::CaseInsensitive) == 0 && (found < 0 || it.key() < found))
            found = it.key();
    }
    if (found >= 0)
        return found;
    bool isNumber = false;
    const int number = wanted.toInt(&isNumber);
    return isNumber && number >= 1 && number <= m_pageCount ? number - 1 : -1;
}

bool OpenDocument::hasNoText() const
{
    return text->isComplete() && std::ranges::all_of(text->layer().pages, [](const text::TextPagePtr &page) {
               return !page || page->isEmpty();
           });
}

} // namespace conspectus::reader
