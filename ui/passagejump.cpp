// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/passagejump.h"

#include "text/selection.h"
#include "ui/reader/readerpane.h"

#include <utility>

namespace conspectus {
namespace {

const text::TextPage *pageOf(const SurveyData *survey, int page)
{
    if (survey == nullptr || page < 0 || static_cast<size_t>(page) >= survey->textLayer().pages.size())
        return nullptr;
    return survey->textLayer().pages[static_cast<size_t>(page)].get();
}

} // namespace

PassageJump::PassageJump(ReaderPane *reader) : QObject(reader), m_reader(reader)
{
    connect(reader, &ReaderPane::documentOpened, this, &PassageJump::tryNow);
    connect(reader, &ReaderPane::firstPaint, this, &PassageJump::tryNow);
    connect(reader, &ReaderPane::documentFailed, this, &PassageJump::forget);
}

void PassageJump::toSentence(SurveyData *survey, int page, text::Span span)
{
    wait(survey, page, [this, page, span] {
        text::Span shown = span;
        if (const text::TextPage *text = pageOf(m_survey, page)) {
            const text::Span sentence = text::sentenceSpan(*text, span.begin);
            shown = {std::min(span.begin, sentence.begin), std::max(span.end, sentence.end)};
        }
        m_reader->goToRange({{page, shown.begin}, {page, shown.end}});
    });
}

void PassageJump::toAnnotation(SurveyData *survey, const AnnotationId &annotation)
{
    wait(survey, -1, [this, annotation] { m_reader->goToAnnotation(annotation); });
}

void PassageJump::to(int page, const QPointF &point)
{
    wait(nullptr, -1, [this, page, point] { m_reader->goTo(page, point); });
}

void PassageJump::forget()
{
    m_go = nullptr;
}

void PassageJump::wait(SurveyData *survey, int page, std::function<void()> go)
{
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    m_page = page;
    m_go = std::move(go);
    if (survey != nullptr) {
        connect(survey, &SurveyData::textPageReady, this, &PassageJump::tryNow);
        connect(survey, &SurveyData::textLayerReset, this, &PassageJump::tryNow);
        connect(survey, &QObject::destroyed, this, &PassageJump::forget);
    }
    tryNow();
}

void PassageJump::tryNow()
{
    if (!m_go || !m_reader->isOpen() || (m_page >= 0 && pageOf(m_survey, m_page) == nullptr))
        return;
    std::exchange(m_go, nullptr)();
}

} // namespace conspectus
