// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going to a passage of a survey that was opened only now: waits until its PDF is drawn and the text of the page is there, then goes once.
// The next jump, or another survey, takes the place of one that waits.
#pragma once

#include "library/library.h"

#include <QPointer>
#include <functional>

namespace conspectus {

class ReaderPane;

class PassageJump final : public QObject
{
    Q_OBJECT
public:
    explicit PassageJump(ReaderPane *reader);

    // Frames the sentence around a stretch of a page's text.
    void toSentence(SurveyData *survey, int page, text::Span span);
    void toAnnotation(SurveyData *survey, const AnnotationId &annotation);
    void to(int page, const QPointF &point);
    void forget();

private:
    void wait(SurveyData *survey, int page, std::function<void()> go);
    void tryNow();

    ReaderPane *m_reader;
    QPointer<SurveyData> m_survey;
    int m_page = -1; // whose text is needed; -1: none
    std::function<void()> m_go;
};

} // namespace conspectus
