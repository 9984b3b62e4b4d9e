// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagelinks.h"

#include <QRegularExpression>

namespace conspectus::exchange {

namespace {
constexpr qsizetype kMaxEntry = 2000; // longer lines are no entries and are not searched
}

EntryLink linkIn(const QString &entry)
{
    static const QRegularExpression markdown(QStringLiteral("\\[([^\\]]*)\\]\\((https?://[^\\s)]+)\\)"));
    static const QRegularExpression bare(QStringLiteral("https?://[^\\s<>\"“”)\\]]+"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression noScheme(
        QStringLiteral("(?:^|[\\s(:])((?:www\\.)?(?:[a-z0-9-]+\\.)*(?:github|gitlab|bitbucket|codeberg|gitee|huggingface|kaggle|zenodo|"
                       "figshare|youtube|youtu|vimeo|bilibili|sourceforge|modelscope|osf|doi)\\.(?:com|org|io|co|be|net|cn)/"
                       "[^\\s<>\"“”)\\]]+)"),
        QRegularExpression::CaseInsensitiveOption);
    QString text = entry.left(kMaxEntry);
    EntryLink link{QString(), text};
    if (const QRegularExpressionMatch match = markdown.match(text); match.hasMatch()) {
        link.url = match.captured(2);
        link.label = text.replace(match.capturedStart(), match.capturedLength(), match.captured(1));
    } else if (const QRegularExpressionMatch plain = bare.match(text); plain.hasMatch()) {
        link.url = plain.captured();
        link.label = text.remove(plain.capturedStart(), plain.capturedLength());
    } else if (const QRegularExpressionMatch guess = noScheme.match(text); guess.hasMatch()) {
        link.url = QStringLiteral("https://") + guess.captured(1);
        link.label = text.remove(guess.capturedStart(1), guess.capturedLength(1));
    }
    while (!link.url.isEmpty() && QStringLiteral(".,;").contains(link.url.back()))
        link.url.chop(1);
    return link;
}

QStringList filledLines(const QStringList &lines)
{
    QStringList result;
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            result.append(line.trimmed());
    }
    return result;
}

bool saysNone(const QString &line)
{
    static const QRegularExpression none(
        QStringLiteral("^no (?:public |linked |official )?(?:videos?|talks?|code|models?|repositor(?:y|ies)|implementations?|"
                       "resources?|datasets?)\\b.{0,30}?\\b(?:yet|on file|available|found|linked)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return none.match(line.trimmed().left(kMaxEntry)).hasMatch();
}

} // namespace conspectus::exchange
