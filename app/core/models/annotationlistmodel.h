// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotations of one survey as a flat list, in the snapshot's order (by place), numbered from 1. Reads SurveyData and
// follows it with exact signals; links and findings change LinksRole of the rows they concern. Resets only when the survey changes.
#pragma once

#include "library/surveydata.h"

#include <QAbstractListModel>
#include <QPointer>

namespace conspectus {

class AnnotationListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit AnnotationListModel(QObject *parent = nullptr);

    void setSurvey(SurveyData *survey); // nullptr: none. It must outlive its use here.
    [[nodiscard]] SurveyData *survey() const { return m_survey; }
    void setPageLabels(const QStringList &labels);

    [[nodiscard]] QModelIndex indexOf(const AnnotationId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::LinkAction | Qt::CopyAction; }

private:
    SurveyData *m_survey = nullptr;
    QStringList m_labels;
    AnnotationId m_linkRemoved; // whose link is going
    AnnotationId m_replyRemovedFrom;

    void aboutToInsert(SurveyData::List list, int row);
    void inserted(SurveyData::List list, int row);
    void aboutToRemove(SurveyData::List list, int row);
    void removed(SurveyData::List list, int row);
    void changed(SurveyData::List list, int row);
    void savedChanged(const ObjectId &object);
    void pageReady(int page);
    void renumberFrom(int row);
    void repliesChanged(const AnnotationId &annotation);
    void linkChanged(const AnnotationId &annotation);
    void allChanged(const QList<int> &roles);
    [[nodiscard]] const Annotation &at(int row) const;
    [[nodiscard]] QString pageLabel(int page) const;
    [[nodiscard]] QString accessibleText(const Annotation &annotation) const;
    [[nodiscard]] QVariant placeData(const Annotation &annotation, int role) const;
};

} // namespace conspectus
