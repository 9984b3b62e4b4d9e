// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/annotationlistmodel.h"

#include "library/annotationedits.h"
#include "models/dragdata.h"
#include "models/roles.h"
#include "models/wording.h"
#include "survey/kinds.h"

#include <algorithm>
#include <utility>

namespace conspectus {

namespace {

QString kindName(const KindId &id)
{
    const Kind *kind = kindById(id);
    return kind ? kind->name : AnnotationListModel::tr("Annotation");
}

// What stands where a quote would: marks without text are told by their style.
QString wordsOf(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    const QString quote = oneLine(shownQuote(snapshot, annotation), 1000);
    if (!quote.isEmpty())
        return quote;
    switch (annotation.style) {
    case AnnotationStyle::Note:
        return AnnotationListModel::tr("Note on the page");
    case AnnotationStyle::Area:
        return AnnotationListModel::tr("Area");
    case AnnotationStyle::Ink:
        return AnnotationListModel::tr("Drawing");
    default:
        return AnnotationListModel::tr("Mark without text");
    }
}

} // namespace

AnnotationListModel::AnnotationListModel(QObject *parent) : QAbstractListModel(parent) {}

void AnnotationListModel::setSurvey(SurveyData *survey)
{
    if (survey == m_survey)
        return;
    beginResetModel();
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    if (survey) {
        connect(survey, &SurveyData::aboutToInsert, this, &AnnotationListModel::aboutToInsert);
        connect(survey, &SurveyData::inserted, this, &AnnotationListModel::inserted);
        connect(survey, &SurveyData::aboutToRemove, this, &AnnotationListModel::aboutToRemove);
        connect(survey, &SurveyData::removed, this, &AnnotationListModel::removed);
        connect(survey, &SurveyData::changed, this, &AnnotationListModel::changed);
        connect(survey, &SurveyData::savedChanged, this, &AnnotationListModel::savedChanged);
        connect(survey, &SurveyData::textPageReady, this, &AnnotationListModel::pageReady);
        connect(survey, &SurveyData::textLayerReset, this, [this] { allChanged({PlaceOnPageRole}); });
    }
    endResetModel();
}

void AnnotationListModel::setPageLabels(const QStringList &labels)
{
    if (labels == m_labels)
        return;
    m_labels = labels;
    allChanged({PageLabelRole, LocationRole, PlaceOnPageRole, Qt::AccessibleTextRole});
}

QModelIndex AnnotationListModel::indexOf(const AnnotationId &id) const
{
    if (!m_survey || id.isNull())
        return {};
    const std::optional<size_t> row = m_survey->annotationRow(id);
    return row ? index(static_cast<int>(*row)) : QModelIndex();
}

int AnnotationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_survey ? 0 : static_cast<int>(m_survey->snapshot().annotations.size());
}

QVariant AnnotationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Annotation &annotation = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case QuoteRole:
        return wordsOf(m_survey->snapshot(), annotation);
    case Qt::ToolTipRole:
        return plainToolTip(annotation.note.isEmpty() ? wordsOf(m_survey->snapshot(), annotation)
                                                      : wordsOf(m_survey->snapshot(), annotation) + QStringLiteral("\n\n")
                                                            + annotation.note);
    case Qt::AccessibleTextRole:
        return accessibleText(annotation);
    case IconRole:
        return styleName(annotation.style);
    case ObjectIdRole:
        return annotation.id.text();
    case KindIdRole:
        return annotation.kind.text();
    case NoteRole:
        return annotation.note;
    case StyleRole:
        return styleName(annotation.style);
    case SavedRole:
        return m_survey->isSaved(asObject(annotation.id));
    case SortRole:
    case NumberRole:
        return index.row() + 1;
    case StatusRole:
        return annotation.status;
    case TagsRole:
        return annotation.tags;
    case RepliesRole:
        return static_cast<int>(repliesTo(m_survey->snapshot(), annotation.id).size());
    case ReplyToRole:
        return annotation.replyTo.text();
    case LinksRole:
        return linksInWords(m_survey->snapshot(), annotation.id);
    default:
        return placeData(annotation, role);
    }
}

QVariant AnnotationListModel::placeData(const Annotation &annotation, int role) const
{
    const Anchor *anchor = shownAnchor(m_survey->snapshot(), annotation);
    const int page = anchor ? anchor->firstPage() : -1;
    const QString section = anchor ? sectionShort(anchor->section) : QString();
    const QString onPage = page < 0 ? tr("not in this version") : tr("p. %1", "page").arg(pageLabel(page));
    switch (role) {
    case PageRole:
        return page;
    case PageLabelRole:
        return pageLabel(page);
    case PointRole:
        return page < 0 ? QPointF() : boundingRect(anchor->parts.front().quads).topLeft();
    case SectionRole:
        return section;
    case LocationRole:
        return page < 0 || section.isEmpty() ? onPage : tr("%1 · %2", "page and section").arg(onPage, section);
    case AreaSizeRole:
        return page < 0 || annotation.style != AnnotationStyle::Area ? QSizeF() : boundingRect(anchor->parts.front().quads).size();
    case PlaceOnPageRole: {
        const QString place = anchor ? placeOnPage(m_survey->textLayer(), *anchor) : QString();
        return place.isEmpty() ? onPage : place;
    }
    default:
        return {};
    }
}

Qt::ItemFlags AnnotationListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList AnnotationListModel::mimeTypes() const { return {annotationMimeType()}; }

QMimeData *AnnotationListModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<AnnotationId> ids;
    QStringList quotes;
    for (const QModelIndex &index : indexes) {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            continue;
        ids.push_back(at(index.row()).id);
        quotes.append(shownQuote(m_survey->snapshot(), at(index.row())));
    }
    return ids.empty() ? nullptr : dragDataOf(ids, quotes.join(QStringLiteral("\n\n"))).release();
}

void AnnotationListModel::aboutToInsert(SurveyData::List list, int row)
{
    if (list == SurveyData::List::Annotations)
        beginInsertRows({}, row, row);
}

void AnnotationListModel::inserted(SurveyData::List list, int row)
{
    if (list == SurveyData::List::Annotations) {
        endInsertRows();
        renumberFrom(row + 1);
        repliesChanged(at(row).replyTo);
    } else if (list == SurveyData::List::Links) {
        linkChanged(m_survey->snapshot().links[static_cast<size_t>(row)].annotation);
    } else if (list == SurveyData::List::Findings) {
        allChanged({LinksRole});
    } else if (list == SurveyData::List::Versions) {
        allChanged({});
    }
}

void AnnotationListModel::aboutToRemove(SurveyData::List list, int row)
{
    if (list == SurveyData::List::Annotations) {
        m_replyRemovedFrom = at(row).replyTo;
        beginRemoveRows({}, row, row);
    } else if (list == SurveyData::List::Links) {
        m_linkRemoved = m_survey->snapshot().links[static_cast<size_t>(row)].annotation;
    }
}

void AnnotationListModel::removed(SurveyData::List list, int row)
{
    if (list == SurveyData::List::Annotations) {
        endRemoveRows();
        renumberFrom(row);
        repliesChanged(std::exchange(m_replyRemovedFrom, {}));
    } else if (list == SurveyData::List::Links) {
        linkChanged(m_linkRemoved);
    } else if (list == SurveyData::List::Findings) {
        allChanged({LinksRole});
    } else if (list == SurveyData::List::Versions) {
        allChanged({});
    }
}

void AnnotationListModel::changed(SurveyData::List list, int row)
{
    if (list == SurveyData::List::Annotations)
        Q_EMIT dataChanged(index(row), index(row));
    else if (list == SurveyData::List::Links)
        linkChanged(m_survey->snapshot().links[static_cast<size_t>(row)].annotation);
    else if (list == SurveyData::List::Findings)
        allChanged({LinksRole});
}

void AnnotationListModel::savedChanged(const ObjectId &object)
{
    const QModelIndex at = indexOf(object.as<AnnotationTag>());
    if (at.isValid())
        Q_EMIT dataChanged(at, at, {SavedRole});
}

void AnnotationListModel::pageReady(int page)
{
    const std::vector<Annotation> &all = m_survey->snapshot().annotations;
    for (size_t i = 0; i < all.size(); ++i) {
        const Anchor *anchor = shownAnchor(m_survey->snapshot(), all[i]);
        if (anchor && anchor->firstPage() == page)
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)), {PlaceOnPageRole});
    }
}

// Numbers follow the place, so a row that comes or goes renumbers those below it.
void AnnotationListModel::renumberFrom(int row)
{
    if (row < rowCount())
        Q_EMIT dataChanged(index(row), index(rowCount() - 1), {NumberRole, SortRole});
}

void AnnotationListModel::linkChanged(const AnnotationId &annotation)
{
    const QModelIndex at = indexOf(annotation);
    if (at.isValid())
        Q_EMIT dataChanged(at, at, {LinksRole, Qt::AccessibleTextRole});
}

void AnnotationListModel::repliesChanged(const AnnotationId &annotation)
{
    const QModelIndex at = indexOf(annotation);
    if (at.isValid())
        Q_EMIT dataChanged(at, at, {RepliesRole, Qt::AccessibleTextRole});
}

void AnnotationListModel::allChanged(const QList<int> &roles)
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
}

const Annotation &AnnotationListModel::at(int row) const
{
    return m_survey->snapshot().annotations[static_cast<size_t>(row)];
}

QString AnnotationListModel::pageLabel(int page) const
{
    return page < 0 ? QString() : m_labels.value(page, QString::number(page + 1));
}

QString AnnotationListModel::accessibleText(const Annotation &annotation) const
{
    QStringList parts{kindName(annotation.kind), wordsOf(m_survey->snapshot(), annotation)};
    if (!annotation.note.isEmpty())
        parts.append(tr("Note: %1").arg(oneLine(annotation.note, 1000)));
    parts.append(placeData(annotation, LocationRole).toString());
    parts.append(linksInWords(m_survey->snapshot(), annotation.id));
    if (!annotation.status.isEmpty())
        parts.append(annotationStatusInWords(annotation.status));
    if (!annotation.tags.isEmpty())
        parts.append(tr("Tags: %1").arg(annotation.tags.join(QStringLiteral(", "))));
    if (const auto replies = repliesTo(m_survey->snapshot(), annotation.id); !replies.empty())
        parts.append(counted(static_cast<int>(replies.size()), Noun::Reply));
    return parts.join(QStringLiteral(". "));
}

} // namespace conspectus
