// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/markindex.h"

#include "ui/reader/inkstroke.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace conspectus::reader {

namespace {
constexpr double kInkReach = 3; // pt beside a line of the pen
}

void MarkIndex::setSurvey(SurveyData *data, const VersionId &version)
{
    if (m_data)
        m_data->disconnect(this);
    m_data = data;
    m_version = version;
    if (data) {
        const auto ifAnnotations = [this](SurveyData::List list) {
            if (list == SurveyData::List::Annotations)
                makeStale();
        };
        connect(data, &SurveyData::inserted, this, ifAnnotations);
        connect(data, &SurveyData::removed, this, ifAnnotations);
        connect(data, &SurveyData::changed, this, ifAnnotations);
        connect(data, &SurveyData::savedChanged, this, &MarkIndex::makeStale);
    }
    makeStale();
}

void MarkIndex::setWaiting(std::vector<Annotation> waiting)
{
    m_waiting = std::move(waiting);
    makeStale();
}

void MarkIndex::makeStale()
{
    m_isStale = true;
    Q_EMIT changed();
}

namespace {

const Kind &kindOf(const Annotation &annotation)
{
    const Kind *kind = kindById(annotation.kind);
    return kind ? *kind : builtInKindSets().front().kinds.front();
}

Mark markOf(const Annotation &annotation, const Anchor &anchor, const AnchorPart &part, bool saved)
{
    Mark mark{annotation.id, &kindOf(annotation), annotation.style, part.quads, {}, 0, saved, !annotation.note.isEmpty()};
    if (&part == &anchor.parts.front())
        mark.strokes = anchor.strokes;
    return mark;
}

} // namespace

void MarkIndex::add(const Annotation &annotation, int number, bool saved) const
{
    const Anchor *anchor = annotation.anchorIn(m_version);
    if (!anchor)
        return;
    for (const AnchorPart &part : anchor->parts) {
        Mark mark = markOf(annotation, *anchor, part, saved);
        mark.number = std::exchange(number, 0);
        m_byPage[part.page].push_back(std::move(mark));
    }
}

std::vector<Mark> MarkIndex::marksOf(const Annotation &annotation, const Anchor &anchor, int page) const
{
    std::vector<Mark> marks;
    for (const AnchorPart &part : anchor.parts) {
        if (part.page == page)
            marks.push_back(markOf(annotation, anchor, part, false));
    }
    return marks;
}

void MarkIndex::build() const
{
    m_isStale = false;
    m_byPage.clear();
    int number = 0;
    if (m_data) {
        for (const Annotation &annotation : m_data->snapshot().annotations)
            add(annotation, ++number, m_data->isSaved(asObject(annotation.id)));
    }
    for (const Annotation &annotation : m_waiting)
        add(annotation, ++number, false);
}

const std::vector<Mark> &MarkIndex::on(int page) const
{
    static const std::vector<Mark> none;
    if (m_isStale)
        build();
    const auto it = m_byPage.constFind(page);
    return it == m_byPage.constEnd() ? none : *it;
}

const Mark *MarkIndex::at(int page, QPointF point, double tolerance) const
{
    const Mark *best = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const Mark &mark : on(page)) {
        double area = 0;
        bool covers = false;
        for (const Quad &quad : mark.quads) {
            const QRectF box = quad.boundingRect();
            area += box.width() * box.height();
            covers = covers || box.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(point);
        }
        if (mark.style == AnnotationStyle::Ink) // a drawing is its lines, not the box round them
            covers = inkDistance(mark.strokes, point) <= tolerance + kInkReach;
        if (covers && area < least) {
            least = area;
            best = &mark;
        }
    }
    return best;
}

QList<int> MarkIndex::pages() const
{
    if (m_isStale)
        build();
    return m_byPage.keys();
}

Annotation MarkIndex::annotation(const AnnotationId &id) const
{
    if (m_data) {
        if (const Annotation *found = m_data->snapshot().annotation(id))
            return *found;
    }
    const auto it = std::ranges::find(m_waiting, id, &Annotation::id);
    return it == m_waiting.end() ? Annotation() : *it;
}

} // namespace conspectus::reader
