// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/citation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

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

QString pagesInWords(const QList<int> &pages, const QStringList &labels)
{
    QList<int> sorted = pages;
    std::ranges::sort(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    const auto label = [&labels](int page) {
        const QString printed = labels.value(page).simplified();
        return printed.isEmpty() ? QString::number(page + 1) : printed;
    };
    QStringList runs;
    for (qsizetype first = 0; first < sorted.size();) {
        qsizetype last = first;
        while (last + 1 < sorted.size() && sorted[last + 1] == sorted[last] + 1)
            ++last;
        if (last == first + 1) // two neighbours are said one by one, as pages that a passage runs over are too
            runs << label(sorted[first]) << label(sorted[last]);
        else
            runs << (last == first ? label(sorted[first]) : QStringLiteral("%1–%2").arg(label(sorted[first]), label(sorted[last])));
        first = last + 1;
    }
    if (runs.isEmpty())
        return {};
    return sorted.size() == 1 ? QCoreApplication::translate("Citation", "p. %1").arg(runs[0])
                              : QCoreApplication::translate("Citation", "pp. %1", "several pages").arg(runs.join(QStringLiteral(", ")));
}

QString authorsAndYear(const Survey &survey)
{
    const QString who = QStringList({shortAuthors(survey.authorsLine.shown()), survey.year}).join(u' ').simplified();
    if (!who.isEmpty() && who != survey.year)
        return who;
    const QString title = survey.title.shown().simplified();
    const QString shortTitle = title.size() > 40 ? title.left(39).trimmed() + QStringLiteral("…") : title;
    return QStringList({shortTitle, survey.year}).join(u' ').simplified();
}

QString citationOf(const SurveySnapshot &snapshot, const FindingId &finding, const QStringList &labels)
{
    QList<int> agreeing;
    QList<int> contradicting;
    const Version *version = snapshot.currentVersion();
    for (const Link *link : snapshot.evidenceFor(finding)) {
        const Annotation *passage = snapshot.annotation(link->annotation);
        const Anchor *anchor = passage && version ? passage->anchorIn(version->id) : nullptr;
        for (const AnchorPart &part : anchor ? anchor->parts : std::vector<AnchorPart>())
            (link->role == EvidenceRole::Contradicts ? contradicting : agreeing).append(part.page);
    }
    QStringList parts{authorsAndYear(snapshot.survey)};
    parts.removeAll(QString());
    if (const QString pages = pagesInWords(agreeing, labels); !pages.isEmpty())
        parts << pages;
    QString citation = parts.join(QStringLiteral(", "));
    if (const QString pages = pagesInWords(contradicting, labels); !pages.isEmpty())
        citation = QCoreApplication::translate("Citation", "%1; but see %2", "citation, pages that contradict").arg(citation, pages);
    return QStringLiteral("[%1]").arg(citation);
}

QString citedSentence(const SurveySnapshot &snapshot, const FindingId &id, const QStringList &labels)
{
    const Finding *finding = snapshot.finding(id);
    QString sentence = finding ? finding->text.shown().simplified() : QString();
    if (sentence.isEmpty())
        return {};
    // The citation stands before the full stop; other ends (?, …, a closing mark of another script) stay where they are.
    QString end;
    if (sentence.endsWith(u'.') && !sentence.endsWith(QStringLiteral(".."))) {
        end = QStringLiteral(".");
        sentence.chop(1);
    } else if (sentence.back().isLetterOrNumber() || sentence.endsWith(u')') || sentence.endsWith(u']')) {
        end = QStringLiteral(".");
    }
    return QStringLiteral("%1 %2%3").arg(sentence, citationOf(snapshot, id, labels), end);
}

} // namespace conspectus::exchange
