// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/citation.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace conspectus {

namespace {

// The family name: before a comma, else the last word that is not an initial or a suffix.
QString familyName(const QString &name)
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    for (auto it = words.rbegin(); it != words.rend(); ++it) {
        QString word = *it;
        word.remove(QRegularExpression(QStringLiteral(R"([\d*†‡§¶]+$)")));
        const bool isSuffix = word.compare(QLatin1String("jr."), Qt::CaseInsensitive) == 0 || word == QLatin1String("III");
        if (word.size() > 1 && !word.endsWith(u'.') && !isSuffix)
            return word;
    }
    return name.simplified();
}

} // namespace

QString shortAuthors(const QString &authorsLine)
{
    static const QRegularExpression separators(QStringLiteral(R"(\s*(?:,|;|·|、|，|\band\b|&)\s*)"));
    const QStringList names = authorsLine.split(separators, Qt::SkipEmptyParts);
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return familyName(names[0]);
    if (names.size() == 2)
        return familyName(names[0]) + QStringLiteral(" & ") + familyName(names[1]);
    return familyName(names[0]) + QStringLiteral(" et al.");
}

QString quoteWithCitation(const QString &quote, const QString &authorsLine, const QString &year, const QString &firstPage,
                          const QString &lastPage)
{
    QStringList parts;
    const QString who = QStringList({shortAuthors(authorsLine), year}).join(u' ').simplified();
    if (!who.isEmpty())
        parts << who;
    if (!firstPage.isEmpty() && (lastPage.isEmpty() || lastPage == firstPage))
        parts << QCoreApplication::translate("Citation", "p. %1").arg(firstPage);
    else if (!firstPage.isEmpty())
        parts << QCoreApplication::translate("Citation", "pp. %1–%2").arg(firstPage, lastPage);
    const QString quoted = QStringLiteral("“%1”").arg(quote.trimmed());
    return parts.isEmpty() ? quoted : QStringLiteral("%1 (%2)").arg(quoted, parts.join(QStringLiteral(", ")));
}

} // namespace conspectus
