// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/annotator.h"

#include "library/library.h"

#include <algorithm>
#include <utility>

namespace conspectus::reader {

void Annotator::setTarget(Library *library, SurveyData *data, const VersionId &version)
{
    m_library = library;
    m_data = data;
    m_version = version;
    if (!library || !data || m_waiting.empty())
        return;
    for (Annotation &annotation : std::exchange(m_waiting, {})) {
        annotation.survey = data->id();
        for (Anchor &anchor : annotation.anchors)
            anchor.version = version;
        library->addAnnotation(std::move(annotation));
    }
    Q_EMIT waitingChanged();
}

void Annotator::forgetWaiting()
{
    if (m_waiting.empty())
        return;
    m_waiting.clear();
    Q_EMIT waitingChanged();
}

const KindSet &Annotator::kindSet() const
{
    return kindSetOrReading(m_data ? m_data->snapshot().survey.kindSet : KindSetId());
}

AnnotationId Annotator::add(AnnotationStyle style, const KindId &kind, Anchor anchor)
{
    Annotation annotation;
    annotation.id = AnnotationId::create();
    annotation.style = style;
    annotation.kind = kind;
    anchor.version = m_version;
    annotation.anchors.push_back(std::move(anchor));
    if (m_library && m_data) {
        annotation.survey = m_data->id();
        return m_library->addAnnotation(std::move(annotation));
    }
    const AnnotationId id = annotation.id;
    m_waiting.push_back(std::move(annotation));
    Q_EMIT waitingChanged();
    return id;
}

Annotation *Annotator::waitingOne(const AnnotationId &id)
{
    const auto it = std::ranges::find(m_waiting, id, &Annotation::id);
    return it == m_waiting.end() ? nullptr : &*it;
}

void Annotator::change(const Annotation &annotation, const QString &label)
{
    if (Annotation *waiting = waitingOne(annotation.id)) {
        *waiting = annotation;
        Q_EMIT waitingChanged();
    } else if (m_library && m_data) {
        m_library->changeAnnotation(annotation, label);
    }
}

void Annotator::setKind(Annotation annotation, const KindId &kind)
{
    if (annotation.id.isNull() || annotation.kind == kind)
        return;
    annotation.kind = kind;
    change(annotation, QStringLiteral("Change kind"));
}

void Annotator::setStyle(Annotation annotation, AnnotationStyle style)
{
    if (annotation.id.isNull() || annotation.style == style)
        return;
    annotation.style = style;
    change(annotation, QStringLiteral("Change style"));
}

void Annotator::setAnchor(Annotation annotation, Anchor anchor, const QString &label)
{
    if (annotation.id.isNull())
        return;
    anchor.version = m_version;
    const auto there = std::ranges::find(annotation.anchors, m_version, &Anchor::version);
    if (there == annotation.anchors.end())
        annotation.anchors.push_back(std::move(anchor));
    else
        *there = std::move(anchor);
    change(annotation, label);
}

void Annotator::remove(const AnnotationId &id)
{
    if (waitingOne(id)) {
        std::erase_if(m_waiting, [&id](const Annotation &annotation) { return annotation.id == id; });
        Q_EMIT waitingChanged();
    } else if (m_library && m_data) {
        m_library->removeAnnotation(m_data->id(), id);
    }
}

} // namespace conspectus::reader
