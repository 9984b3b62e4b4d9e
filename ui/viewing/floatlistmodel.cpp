// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/floatlistmodel.h"

#include "models/roles.h"
#include "models/wording.h"
#include "ui/reader/opendocument.h"

#include <QElapsedTimer>
#include <algorithm>

namespace conspectus {

FloatListModel::FloatListModel(QObject *parent) : QAbstractListModel(parent)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &FloatListModel::readSlice);
}

void FloatListModel::setDocument(reader::OpenDocument *document)
{
    if (document && document == m_document)
        return;
    if (m_document)
        m_document->text->disconnect(this);
    beginResetModel();
    m_document = document;
    m_places.clear();
    m_waiting.clear();
    endResetModel();
    if (!document)
        return;
    connect(document->text, &reader::DocumentText::pageReady, this, &FloatListModel::pageArrived);
    for (int page = 0; page < document->pageCount(); ++page) {
        if (document->text->page(page))
            m_waiting.insert(page);
    }
    m_slice.start();
}

void FloatListModel::pageArrived(int page)
{
    m_waiting.insert(page);
    if (!m_slice.isActive())
        m_slice.start();
}

void FloatListModel::readSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (m_document && !m_waiting.empty() && clock.elapsed() < kSliceMilliseconds) {
        const int page = *m_waiting.begin();
        m_waiting.erase(m_waiting.begin());
        takePage(page);
    }
    if (!m_waiting.empty())
        m_slice.start();
}

void FloatListModel::takePage(int page)
{
    const text::TextPage *text = m_document->text->page(page);
    std::vector<text::FloatPlace> found = text ? text::floatsOn(*text, page) : std::vector<text::FloatPlace>();
    const auto first = std::ranges::lower_bound(m_places, page, {}, &text::FloatPlace::page);
    const auto last = std::ranges::upper_bound(m_places, page, {}, &text::FloatPlace::page);
    const int row = static_cast<int>(first - m_places.begin());
    if (first != last) {
        beginRemoveRows({}, row, static_cast<int>(last - m_places.begin()) - 1);
        m_places.erase(first, last);
        endRemoveRows();
    }
    if (found.empty())
        return;
    beginInsertRows({}, row, row + static_cast<int>(found.size()) - 1);
    m_places.insert(m_places.begin() + row, found.begin(), found.end());
    endInsertRows();
}

int FloatListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant FloatListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const text::FloatPlace &place = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return place.caption.simplified();
    case Qt::ToolTipRole:
        return plainToolTip(place.caption.simplified());
    case IconRole:
        return place.type == text::FloatPlace::Type::Figure ? QStringLiteral("figure") : QStringLiteral("dataset");
    case PageRole:
        return place.page;
    case PageLabelRole:
        return m_document ? m_document->label(place.page) : QString();
    case PointRole:
        return place.area.topLeft();
    default:
        return {};
    }
}

} // namespace conspectus
