// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pagehits.h"

#include "ui/surveypage/surveypageview.h"

#include <algorithm>

namespace conspectus {
namespace {

// So many characters around the first mark, without the dots of the snippet's ends.
QString aroundMark(const FoundHit &hit, int characters)
{
    const text::Span mark = hit.marks.empty() ? text::Span{0, static_cast<qint32>(hit.snippet.size())} : hit.marks.front();
    const qint32 begin = std::max(0, mark.begin - characters);
    QString around = hit.snippet.mid(begin, mark.end + characters - begin);
    around.remove(QChar(0x2026));
    return around.simplified();
}

int stopWith(const PageContent &content, const QString &text)
{
    const auto found = std::ranges::find_if(content.stops, [&](const PageStop &stop) {
        return stop.focusable && stop.text.simplified().contains(text, Qt::CaseInsensitive);
    });
    return found == content.stops.end() ? -1 : static_cast<int>(found - content.stops.begin());
}

bool unfold(SurveyPageView &view)
{
    for (size_t i = 0; i < view.stops().size(); ++i) {
        const PageAction action = view.stops()[i].action;
        if (action == PageAction::ShowAbstract || action == PageAction::ShowFindings || action == PageAction::ShowReviews) {
            const size_t before = view.stops().size();
            view.activateStop(static_cast<int>(i));
            if (view.stops().size() > before)
                return true;
            view.activateStop(static_cast<int>(i)); // it was open; leave it so
        }
    }
    return false;
}

} // namespace

int stopOfHit(const PageContent &content, const FoundHit &hit)
{
    for (const int characters : {60, 30, 14, 0}) {
        const QString text = aroundMark(hit, characters);
        const int stop = text.isEmpty() ? -1 : stopWith(content, text);
        if (stop >= 0)
            return stop;
    }
    return -1;
}

bool showHitOnPage(SurveyPageView &view, const FoundHit &hit)
{
    int stop = stopOfHit(view.content(), hit);
    for (int tries = 0; stop < 0 && tries < 3 && unfold(view); ++tries)
        stop = stopOfHit(view.content(), hit);
    if (stop < 0)
        return false;
    view.setCurrentStop(stop);
    return true;
}

} // namespace conspectus
