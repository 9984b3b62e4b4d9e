// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/surveyfilter.h"

#include "text/fold.h"

#include <algorithm>
#include <limits>

namespace conspectus {

namespace {

constexpr double kMost = std::numeric_limits<double>::max();

// Words by spaces; quotes keep spaces together, also behind a field.
QStringList wordsOf(const QString &typed)
{
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : typed) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                words.append(std::exchange(word, {}));
        } else {
            word += c;
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

bool hasOneOf(const SurveyRow &row, const QString &what)
{
    if (what == QLatin1String("pdf"))
        return row.versions > 0;
    if (what == QLatin1String("tags"))
        return !row.tags.isEmpty();
    if (what == QLatin1String("notes"))
        return row.annotations > 0;
    return true; // still being typed
}

} // namespace

QString foldedForFilter(const QString &text)
{
    const bool isPlain = std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
    return isPlain ? text.toLower() : text::fold(text);
}

SurveyText surveyTextOf(const SurveyRow &row)
{
    SurveyText text{foldedForFilter(row.title), foldedForFilter(row.authorsLine), QStringLiteral("\n"), row.year.toLower()};
    for (const QString &tag : row.tags)
        text.tags += foldedForFilter(tag) + QLatin1Char('\n');
    return text;
}

SurveyFilter::SurveyFilter(const QString &typed)
{
    for (const QString &word : wordsOf(typed))
        addTerm(word);
}

QStringList SurveyFilter::fields()
{
    return {QStringLiteral("title:"),    QStringLiteral("author:"),   QStringLiteral("tag:"),         QStringLiteral("year:"),
            QStringLiteral("state:"),    QStringLiteral("versions:"), QStringLiteral("findings:"),    QStringLiteral("annotations:"),
            QStringLiteral("progress:"), QStringLiteral("has:")};
}

void SurveyFilter::addTerm(QString word)
{
    Term term;
    if (word.size() > 1 && word.startsWith(QLatin1Char('-'))) {
        term.negated = true;
        word.remove(0, 1);
    }
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    const qsizetype field = colon > 0 ? fields().indexOf(word.left(colon + 1).toLower()) : -1;
    if (field >= 0) {
        constexpr Field kFields[] = {Field::Title,    Field::Author,   Field::Tag,         Field::Year,     Field::State,
                                     Field::Versions, Field::Findings, Field::Annotations, Field::Progress, Field::Has};
        term.field = kFields[field];
        word.remove(0, colon + 1);
    }
    term.text = foldedForFilter(word).trimmed();
    if (term.text.isEmpty())
        return; // "tag:" is being typed
    const bool isNumber = term.field == Field::Year || term.field == Field::Versions || term.field == Field::Findings
                       || term.field == Field::Annotations || term.field == Field::Progress;
    if (isNumber)
        readRange(term);
    m_terms.push_back(std::move(term));
}

// "2020", "2020-2024", ">2019", "<5", ">=3", "<=3".
void SurveyFilter::readRange(Term &term)
{
    QString text = term.text;
    text.remove(QLatin1Char('%'));
    term.low = 1;
    term.high = 0;
    const bool above = text.startsWith(QLatin1Char('>'));
    const bool below = text.startsWith(QLatin1Char('<'));
    if (above || below)
        text.remove(0, 1);
    const bool orEqual = (above || below) && text.startsWith(QLatin1Char('='));
    if (orEqual)
        text.remove(0, 1);
    bool isFirst = false;
    bool isLast = false;
    const double first = text.section(QLatin1Char('-'), 0, 0).toDouble(&isFirst);
    const double last = text.section(QLatin1Char('-'), 1, 1).toDouble(&isLast);
    if (!isFirst)
        return;
    if (above) {
        term.low = orEqual ? first : std::nextafter(first, kMost);
        term.high = kMost;
    } else if (below) {
        term.low = -kMost;
        term.high = orEqual ? first : std::nextafter(first, -kMost);
    } else {
        term.low = first;
        term.high = isLast ? last : text.contains(QLatin1Char('-')) ? kMost : first;
    }
}

std::optional<double> SurveyFilter::number(Field field, const SurveyRow &row, double progress)
{
    switch (field) {
    case Field::Versions: return row.versions;
    case Field::Findings: return row.findings;
    case Field::Annotations: return row.annotations;
    case Field::Progress: return progress < 0 ? 0 : std::round(progress * 100);
    default: break;
    }
    bool isNumber = false;
    const double year = row.year.left(4).toDouble(&isNumber);
    return isNumber ? std::optional(year) : std::nullopt;
}

bool SurveyFilter::holds(const Term &term, const SurveyRow &row, const SurveyText &text, double progress)
{
    switch (term.field) {
    case Field::Any:
        return text.title.contains(term.text) || text.authors.contains(term.text) || text.tags.contains(term.text)
            || text.year.startsWith(term.text);
    case Field::Title: return text.title.contains(term.text);
    case Field::Author: return text.authors.contains(term.text);
    case Field::Tag: return text.tags.contains(term.text);
    case Field::State: {
        const QString none = QStringLiteral("none");
        return (row.readingState.isEmpty() ? none : row.readingState).startsWith(term.text)
            && (term.text != QLatin1String("read") || row.readingState == term.text);
    }
    case Field::Has: return hasOneOf(row, term.text);
    default: break;
    }
    if (term.low > term.high)
        return true;
    const std::optional<double> value = number(term.field, row, progress);
    return value && *value >= term.low && *value <= term.high;
}

bool SurveyFilter::accepts(const SurveyRow &row, const SurveyText &text, double progress) const
{
    return std::ranges::all_of(m_terms, [&](const Term &term) { return holds(term, row, text, progress) != term.negated; });
}

bool SurveyFilter::narrows(const SurveyFilter &other) const
{
    // Each of the other's terms is here too, or a longer text of the same field.
    return std::ranges::all_of(other.m_terms, [this](const Term &theirs) {
        return std::ranges::any_of(m_terms, [&theirs](const Term &ours) {
            const bool isText = ours.field == Field::Any || ours.field == Field::Title || ours.field == Field::Author
                             || ours.field == Field::Tag;
            return ours == theirs
                || (isText && ours.field == theirs.field && !ours.negated && !theirs.negated && ours.text.startsWith(theirs.text));
        });
    });
}

} // namespace conspectus
