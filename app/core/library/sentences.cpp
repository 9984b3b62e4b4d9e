// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/sentences.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace conspectus {

namespace {

bool endsInAbbreviation(const QString &text)
{
    static const QRegularExpression abbreviation(
        QStringLiteral("(?:^|[\\s(\\[])(?:e\\.g|i\\.e|et al|cf|vs|resp|approx|ca|fig|figs|eq|eqs|sec|no|dr|prof|[A-Z])\\.$"),
        QRegularExpression::CaseInsensitiveOption);
    return abbreviation.match(text).hasMatch();
}

} // namespace

QStringList sentencesOf(const QString &text)
{
    QStringList sentences;
    QString open;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    qsizetype begin = 0;
    while (finder.toNextBoundary() >= 0) {
        const qsizetype end = finder.position();
        open += text.mid(begin, end - begin);
        begin = end;
        if (endsInAbbreviation(open.trimmed()))
            continue;
        if (const QString sentence = open.simplified(); !sentence.isEmpty())
            sentences.append(sentence);
        open.clear();
    }
    if (const QString rest = open.simplified(); !rest.isEmpty())
        sentences.append(rest);
    return sentences;
}

} // namespace conspectus
