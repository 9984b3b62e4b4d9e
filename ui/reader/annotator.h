// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes, changes and removes annotations through the library. Before there is a library (a file was opened by itself and
// is still being hashed) what the reader marks waits here and is written as soon as there is one.
#pragma once

#include "survey/kinds.h"
#include "survey/survey.h"

#include <QObject>
#include <QPointer>
#include <vector>

namespace conspectus {
class Library;
class SurveyData;
} // namespace conspectus

namespace conspectus::reader {

class Annotator final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Writes what waits. Nulls: from now on things wait.
    void setTarget(Library *library, SurveyData *data, const VersionId &version);
    void forgetWaiting();

    [[nodiscard]] const VersionId &version() const { return m_version; }
    [[nodiscard]] const KindSet &kindSet() const; // the survey's active one
    [[nodiscard]] const std::vector<Annotation> &waiting() const { return m_waiting; }

    AnnotationId add(AnnotationStyle style, const KindId &kind, Anchor anchor);
    void setKind(Annotation annotation, const KindId &kind);
    void setStyle(Annotation annotation, AnnotationStyle style);
    // The anchor of its version is replaced; a new one is added where there was none.
    void setAnchor(Annotation annotation, Anchor anchor, const QString &label);
    void remove(const AnnotationId &id);

Q_SIGNALS:
    void waitingChanged();

private:
    QPointer<Library> m_library;
    QPointer<SurveyData> m_data;
    VersionId m_version;
    std::vector<Annotation> m_waiting;

    [[nodiscard]] Annotation *waitingOne(const AnnotationId &id);
    void change(const Annotation &annotation, const QString &label);
};

} // namespace conspectus::reader
