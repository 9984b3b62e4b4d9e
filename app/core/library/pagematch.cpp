// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pagematch.h"

#include "text/fold.h"

#include <QRegularExpression>
#include <algorithm>
#include <edlib.h>
#include <tuple>

namespace conspectus {

namespace {

constexpr double kSameClaim = 0.2;
// Titles shorter than this ("A Survey") do not identify a work without an author.
constexpr qsizetype kTellingTitle = 24;

// "2406.03712v2" and "2406.03712" are one work.
QString arxivWork(const QString &id)
{
    static const QRegularExpression version(QStringLiteral("v\\d+$"));
    QString work = id.trimmed().toLower();
    return work.remove(version);
}

bool sameIdentifier(const exchange::ParsedPage &page, const Survey &survey)
{
    const QString arxiv = arxivWork(page.arxivId);
    const QString doi = page.doi.trimmed().toLower();
    return (!arxiv.isEmpty() && arxiv == arxivWork(survey.arxivId))
        || (!doi.isEmpty() && doi == survey.doi.trimmed().toLower());
}

bool contradictsIdentifier(const exchange::ParsedPage &page, const Survey &survey)
{
    const QString pageArxiv = arxivWork(page.arxivId);
    const QString surveyArxiv = arxivWork(survey.arxivId);
    return !pageArxiv.isEmpty() && !surveyArxiv.isEmpty() && pageArxiv != surveyArxiv;
}

QString firstAuthor(const QStringList &authors) { return authors.isEmpty() ? QString() : text::alphanumeric(authors.front()); }

bool sameTitleAndAuthor(const exchange::ParsedPage &page, const Survey &survey)
{
    const QString title = text::alphanumeric(page.title);
    if (title.isEmpty())
        return false;
    if (title != text::alphanumeric(survey.title.imported) && title != text::alphanumeric(survey.title.shown()))
        return false;
    const QString pageAuthor = firstAuthor(page.authors);
    const QString surveyAuthor = firstAuthor(survey.authors);
    if (pageAuthor.isEmpty() || surveyAuthor.isEmpty())
        return title.size() >= kTellingTitle;
    return pageAuthor == surveyAuthor;
}

bool sameSummary(const exchange::ParsedPage &page, const Survey &survey)
{
    if (!page.title.isEmpty() && !survey.title.imported.isEmpty())
        return false;
    const QString tldr = foldedClaim(page.tldr);
    const QString contribution = foldedClaim(page.contribution);
    return !(tldr.isEmpty() && contribution.isEmpty()) && tldr == foldedClaim(survey.tldr.imported)
        && contribution == foldedClaim(survey.contribution.imported);
}

struct Pair
{
    double distance;
    size_t newIndex;
    size_t oldIndex;
};

} // namespace

std::optional<size_t> matchingSurvey(const exchange::ParsedPage &page, const std::vector<Survey> &surveys)
{
    for (const auto rule : {sameIdentifier, sameTitleAndAuthor, sameSummary}) {
        const auto found = std::ranges::find_if(surveys, [&](const Survey &survey) {
            return rule(page, survey) && (rule == sameIdentifier || !contradictsIdentifier(page, survey));
        });
        if (found != surveys.end())
            return static_cast<size_t>(found - surveys.begin());
    }
    return std::nullopt;
}

QString foldedClaim(const QString &text)
{
    QString folded = text::fold(text).trimmed();
    while (folded.endsWith(QLatin1Char('.')))
        folded.chop(1);
    return folded.trimmed();
}

double claimDistance(const QString &foldedA, const QString &foldedB, double limit)
{
    const QByteArray a = foldedA.toUtf8();
    const QByteArray b = foldedB.toUtf8();
    const double longer = static_cast<double>(std::max(a.size(), b.size()));
    if (longer == 0)
        return 0;
    const int most = static_cast<int>(longer * limit);
    const EdlibAlignConfig config = edlibNewAlignConfig(most, EDLIB_MODE_NW, EDLIB_TASK_DISTANCE, nullptr, 0);
    const EdlibAlignResult result =
        edlibAlign(a.constData(), static_cast<int>(a.size()), b.constData(), static_cast<int>(b.size()), config);
    const int distance = result.status == EDLIB_STATUS_OK ? result.editDistance : -1;
    edlibFreeAlignResult(result);
    return distance < 0 ? 1.0 : distance / longer;
}

std::vector<std::optional<size_t>> matchClaims(const QStringList &newTexts, const QStringList &oldTexts)
{
    std::vector<Pair> pairs;
    for (qsizetype n = 0; n < newTexts.size(); ++n) {
        const QString newFolded = foldedClaim(newTexts[n]);
        for (qsizetype o = 0; o < oldTexts.size(); ++o) {
            const double distance = claimDistance(newFolded, foldedClaim(oldTexts[o]), kSameClaim);
            if (distance <= kSameClaim)
                pairs.push_back({distance, static_cast<size_t>(n), static_cast<size_t>(o)});
        }
    }
    std::ranges::sort(pairs, [](const Pair &a, const Pair &b) {
        return std::tie(a.distance, a.newIndex, a.oldIndex) < std::tie(b.distance, b.newIndex, b.oldIndex);
    });
    std::vector<std::optional<size_t>> match(static_cast<size_t>(newTexts.size()));
    std::vector<bool> used(static_cast<size_t>(oldTexts.size()), false);
    for (const Pair &pair : pairs) {
        if (match[pair.newIndex] || used[pair.oldIndex])
            continue;
        match[pair.newIndex] = pair.oldIndex;
        used[pair.oldIndex] = true;
    }
    return match;
}

} // namespace conspectus
