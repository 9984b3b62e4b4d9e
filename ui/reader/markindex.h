// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotations of one version as a page draws them: by page, with kind, place, number and whether they are saved. Built
// from the snapshot when asked for after a change; a page's marks are then found at once.
#pragma once

#include "library/surveydata.h"
#include "survey/kinds.h"

#include <QHash>
#include <QPointer>

namespace conspectus::reader {

struct Mark
{
    AnnotationId id;
    const Kind *kind = nullptr; // never null in an index
    AnnotationStyle style = AnnotationStyle::Highlight;
    Quads quads; // on this page
    std::vector<std::vector<QPointF>> strokes;
    int number = 0; // from 1; 0 on the pages after the first
    bool saved = true;
    bool hasNote = false;
};

class MarkIndex final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setSurvey(SurveyData *data, const VersionId &version);
    // Marks that wait for a library, drawn as not saved.
    void setWaiting(std::vector<Annotation> waiting);

    [[nodiscard]] const std::vector<Mark> &on(int page) const;
    // The one under a point of page space: of several the one that covers least; nullptr: none.
    [[nodiscard]] const Mark *at(int page, QPointF point, double tolerance = 1) const;
    [[nodiscard]] QList<int> pages() const;
    [[nodiscard]] Annotation annotation(const AnnotationId &id) const; // null id: there is none
    [[nodiscard]] const VersionId &version() const { return m_version; }
    // The marks that an annotation would be on a page if its anchor were this one.
    [[nodiscard]] std::vector<Mark> marksOf(const Annotation &annotation, const Anchor &anchor, int page) const;

Q_SIGNALS:
    void changed();

private:
    QPointer<SurveyData> m_data;
    VersionId m_version;
    std::vector<Annotation> m_waiting;
    mutable QHash<int, std::vector<Mark>> m_byPage;
    mutable bool m_isStale = true;

    void makeStale();
    void build() const;
    void add(const Annotation &annotation, int number, bool saved) const;
};

} // namespace conspectus::reader
