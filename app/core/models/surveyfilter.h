// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader types to filter the table of surveys. Words must all stand in title, authors, tags or year (folded: "muller"
// finds "Müller"); a word with a field looks there only: title:wards author:"van der berg" tag:thesis year:2020-2024
// year:>2019 state:read, and versions: findings: annotations: progress: with numbers (progress in per cent). A minus turns a
// word round: -state:read. has:pdf, has:tags and has:notes ask whether there is one.
#pragma once

#include "library/library.h"

#include <optional>

namespace conspectus {

// What the filter looks at, folded once for each survey.
struct SurveyText
{
    QString title;
    QString authors;
    QString tags; // with line feeds between and around, so that a whole tag can be asked for
    QString year;
};

// The fold of a short text: as text::fold(), faster for plain ASCII.
[[nodiscard]] QString foldedForFilter(const QString &text);
[[nodiscard]] SurveyText surveyTextOf(const SurveyRow &row);

class SurveyFilter
{
public:
    SurveyFilter() = default;
    explicit SurveyFilter(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    // progress: 0…1, -1 where not known.
    [[nodiscard]] bool accepts(const SurveyRow &row, const SurveyText &text, double progress) const;
    // Everything that this one accepts is accepted by `other` too: only those need to be looked at again.
    [[nodiscard]] bool narrows(const SurveyFilter &other) const;
    // The fields that may be typed, with their colon, for completion.
    [[nodiscard]] static QStringList fields();

private:
    enum class Field { Any, Title, Author, Tag, Year, State, Versions, Findings, Annotations, Progress, Has };
    struct Term
    {
        Field field = Field::Any;
        bool negated = false;
        QString text; // folded
        double low = 0;
        double high = 0; // of a number; low > high: not a number yet, accepts all
        friend bool operator==(const Term &, const Term &) = default;
    };
    std::vector<Term> m_terms;

    void addTerm(QString word);
    static void readRange(Term &term);
    [[nodiscard]] static bool holds(const Term &term, const SurveyRow &row, const SurveyText &text, double progress);
    [[nodiscard]] static std::optional<double> number(Field field, const SurveyRow &row, double progress);
};

} // namespace conspectus
