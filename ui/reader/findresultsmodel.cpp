// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/findresultsmodel.h"

#include "models/roles.h"
#include "models/wording.h"
#include "text/find.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/findcontroller.h"

namespace conspectus::reader {

namespace {
constexpr int kResetMilliseconds = 60; // hits come in slices; the list follows at this pace
constexpr int kLetters = 110;
} // namespace

FindResultsModel::FindResultsModel(QObject *parent) : QAbstractListModel(parent)
{
    m_resetTimer.setSingleShot(true);
    m_resetTimer.setInterval(kResetMilliseconds);
    connect(&m_resetTimer, &QTimer::timeout, this, &FindResultsModel::reset);
}

void FindResultsModel::setSearch(FindController *find, DocumentText *text, std::function<QString(int)> pageLabel)
{
    if (m_find)
        m_find->disconnect(this);
    m_find = find;
    m_text = text;
    m_pageLabel = std::move(pageLabel);
    if (find)
        connect(find, &FindController::hitsChanged, &m_resetTimer, qOverload<>(&QTimer::start));
    reset();
}

void FindResultsModel::reset()
{
    beginResetModel();
    m_rows = m_find ? m_find->total() : 0;
    endResetModel();
}

int FindResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant FindResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_find || !m_text)
        return {};
    const auto hit = m_find->hitAt(index.row());
    const text::TextPage *page = hit ? m_text->page(hit->page) : nullptr;
    if (!page)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text::contextOf(*page, hit->span, kLetters).line;
    case Qt::ToolTipRole:
        return plainToolTip(text::contextOf(*page, hit->span, kLetters).line);
    case MarksRole: {
        const text::Span mark = text::contextOf(*page, hit->span, kLetters).mark;
        return QVariantList{QPoint(mark.begin, mark.end)};
    }
    case PageRole:
        return hit->page;
    case PageLabelRole:
        return m_pageLabel ? m_pageLabel(hit->page) : QString();
    case Qt::AccessibleTextRole:
        return tr("Page %1: %2").arg(m_pageLabel ? m_pageLabel(hit->page) : QString(), text::contextOf(*page, hit->span, kLetters).line);
    default:
        return {};
    }
}

} // namespace conspectus::reader
