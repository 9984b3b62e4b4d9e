// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/reviewtext.h"

#include "exchange/pagesplit.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>
#include <optional>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxLabel = 80;

// Labels in lower case without marks → the label as the venues print it.
const QHash<QString, QString> &fieldLabels()
{
    static const QHash<QString, QString> labels = [] {
        QHash<QString, QString> all;
        for (const char *label : {"Summary",
                                  "Paper Summary",
                                  "Summary Of The Paper",
                                  "Summary Of Contributions",
                                  "Summary Of Strengths",
                                  "Summary Of Weaknesses",
                                  "Summary Of The Review",
                                  "Soundness",
                                  "Presentation",
                                  "Contribution",
                                  "Strengths",
                                  "Weaknesses",
                                  "Strengths And Weaknesses",
                                  "Questions",
                                  "Limitations",
                                  "Flag For Ethics Review",
                                  "Details Of Ethics Concerns",
                                  "Ethical Concerns",
                                  "Ethics Concerns",
                                  "Ethical Issues",
                                  "Rating",
                                  "Confidence",
                                  "Code Of Conduct",
                                  "Quality",
                                  "Clarity",
                                  "Significance",
                                  "Originality",
                                  "Overall",
                                  "Overall Assessment",
                                  "Overall Recommendation",
                                  "Overall Score",
                                  "Excitement",
                                  "Reproducibility",
                                  "Datasets",
                                  "Software",
                                  "Comments Suggestions And Typos",
                                  "Key Questions For Authors",
                                  "Questions For Authors",
                                  "Claims And Evidence",
                                  "Claims Explanation",
                                  "Audience",
                                  "Audience Explanation",
                                  "Requested Changes",
                                  "Broader Impact Concerns",
                                  "Additional Comments",
                                  "Methods And Evaluation Criteria",
                                  "Theoretical Claims",
                                  "Experimental Designs Or Analyses",
                                  "Supplementary Material",
                                  "Relation To Broader Scientific Literature",
                                  "Essential References Not Discussed",
                                  "Other Strengths And Weaknesses",
                                  "Other Comments Or Suggestions",
                                  "Review",
                                  "Title",
                                  "Recommendation",
                                  "Decision",
                                  "Comment",
                                  "Comments To The Author",
                                  "Comments To The Authors",
                                  "Confidential Comments To The Editor",
                                  "Importance",
                                  "Scientific Reliability",
                                  "Research Question",
                                  "Competing Interests",
                                  "Limitations And Societal Impact",
                                  "Final Justification",
                                  "Best Paper Justification",
                                  "Main Review",
                                  "Technical Novelty And Significance",
                                  "Empirical Novelty And Significance",
                                  "Correctness",
                                  "Pros",
                                  "Cons",
                                  "Minor Comments",
                                  "Major Comments",
                                  "Major Concerns",
                                  "Minor Concerns",
                                  "Overall Rating",
                                  "Justification",
                                  "Score",
                                  "Novelty",
                                  "Needs Ethics Review",
                                  "Best Paper",
                                  "References",
                                  "Importance Of Work To General Readers",
                                  "Metareview",
                                  "Meta Review",
                                  "Summary Of Reasons To Publish",
                                  "Summary Of Suggested Revisions",
                                  "Rebuttal",
                                  "Related Work",
                                  "Ethics Review Flag",
                                  "First Time Reviewer",
                                  "Knowledge Of Paper",
                                  "Impact Of Knowledge Of Paper",
                                  "Reviewer Certification"}) {
            const QString text = QString::fromLatin1(label);
            all.insert(text.toLower(), text);
        }
        all.insert(QStringLiteral("strengths & weaknesses"), QStringLiteral("Strengths And Weaknesses"));
        all.insert(QStringLiteral("comments, suggestions and typos"),
                   QStringLiteral("Comments Suggestions And Typos"));
        all.insert(QStringLiteral("优点"), QStringLiteral("Strengths"));
        all.insert(QStringLiteral("缺点"), QStringLiteral("Weaknesses"));
        all.insert(QStringLiteral("问题"), QStringLiteral("Questions"));
        all.insert(QStringLiteral("局限性"), QStringLiteral("Limitations"));
        all.insert(QStringLiteral("评分"), QStringLiteral("Rating"));
        all.insert(QStringLiteral("置信度"), QStringLiteral("Confidence"));
        all.insert(QStringLiteral("伦理问题详情"), QStringLiteral("Details Of Ethics Concerns"));
        return all;
    }();
    return labels;
}

struct Form
{
    const char *name;
    std::vector<const char *> fields; // all must be there
};

// The most particular first.
const std::vector<Form> &forms()
{
    static const std::vector<Form> all{
        {"ACL Rolling Review", {"Summary Of Strengths", "Summary Of Weaknesses"}},
        {"TMLR", {"Summary Of Contributions", "Requested Changes"}},
        {"ICML 2025", {"Claims And Evidence", "Overall Recommendation"}},
        {"ICML 2026", {"Key Questions For Authors", "Overall Recommendation"}},
        {"NeurIPS 2025", {"Strengths And Weaknesses", "Quality", "Clarity"}},
        {"NeurIPS 2023", {"Soundness", "Presentation", "Limitations", "Rating"}},
        {"ICLR", {"Soundness", "Presentation", "Strengths", "Weaknesses"}},
        {"Medical journal", {"Originality", "Importance"}},
        {"Medical journal", {"Comments To The Author", "Recommendation"}},
        {"Medical journal", {"Comments To The Authors", "Recommendation"}},
        {"OpenReview", {"Review", "Rating"}},
        {"Meta-review", {"Metareview"}},
        {"Meta-review", {"Meta Review"}},
        {"Decision", {"Decision"}},
    };
    return all;
}

struct FieldLine
{
    QString label;
    QString text;
};

QString bareLabel(const QString &line)
{
    static const QRegularExpression number(QStringLiteral("^\\d{1,2}[.)]\\s+"));
    static const QRegularExpression scale(QStringLiteral("\\s*[(\\[][\\d\\s./–-]{1,12}[)\\]]$"));
    QString label = line.simplified();
    label.remove(number);
    if (label.startsWith(u'[') && label.endsWith(u']'))
        label = label.mid(1, label.size() - 2);
    while (label.startsWith(u'#') || label.startsWith(u'*') || label.startsWith(u'_'))
        label.remove(0, 1);
    while (label.endsWith(u'*') || label.endsWith(u':') || label.endsWith(u'：') || label.endsWith(u'_'))
        label.chop(1);
    label.remove(scale);
    label.replace(QLatin1String(" & "), QLatin1String(" and "));
    return label.trimmed();
}

// "Strengths", "**Strengths:** It is …", "### Weaknesses", "Rating: 6: marginally above …".
std::optional<FieldLine> fieldLineOf(const QString &line)
{
    const QString trimmed = line.trimmed();
    if (trimmed.size() <= kMaxLabel) {
        const auto whole = fieldLabels().constFind(bareLabel(trimmed).toLower());
        if (whole != fieldLabels().constEnd())
            return FieldLine{*whole, QString()};
    }
    const qsizetype bracket = trimmed.startsWith(u'[') ? trimmed.left(kMaxLabel).indexOf(QLatin1String("] ")) + 1 : 0;
    const qsizetype colon = bracket > 0 ? bracket : trimmed.left(kMaxLabel).indexOf(QRegularExpression(QStringLiteral("[:：]")));
    if (colon <= 0)
        return std::nullopt;
    const auto label = fieldLabels().constFind(bareLabel(trimmed.left(colon)).toLower());
    if (label == fieldLabels().constEnd())
        return std::nullopt;
    static const QRegularExpression marks(QStringLiteral("^[*_\\s]+"));
    QString text = trimmed.mid(colon + 1);
    return FieldLine{*label, text.remove(marks)};
}

// The name of the reviewer where a line opens a review; an empty name where it opens one without a name.
std::optional<QString> reviewerOf(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "^[#*\\s]*(?:Official Review(?: of \\S+(?: \\S+)?)?(?: by)?\\s*|Review(?= *(?:#|\\d))\\s*)?"
            "((?:Anonymous )?(?:Reviewer|Referee)\\s*[#:]?\\s*[A-Za-z0-9]{0,12}|#?\\s*\\d{1,3})?\\s*"
            "(?:\\((?:Remarks|Comments)[^)]{0,40}\\))?\\s*[:*]*$"),
        QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = line.trimmed();
    if (trimmed == QStringLiteral("审稿意见"))
        return QString();
    static const QRegularExpression others(
        QStringLiteral("^[#*\\s]*((?:Meta[ -]?Review|Decision|Official Comment|Rebuttal|Author Rebuttal|Response|Ethics Review)"
                       "(?: of \\S+(?: \\S+)?)?(?: by .{1,40})|(?:Meta[ -]?Reviewer|Area Chair|Editor)(?: \\S{1,12})?)\\s*[:*]*$"),
        QRegularExpression::CaseInsensitiveOption);
    if (const QRegularExpressionMatch other = others.match(trimmed.left(2 * kMaxLabel)); other.hasMatch())
        return other.captured(1).simplified();
    if (trimmed.isEmpty() || trimmed.size() > kMaxLabel ||
        !trimmed.contains(QLatin1String("re"), Qt::CaseInsensitive))
        return std::nullopt;
    const QRegularExpressionMatch match = pattern.match(trimmed);
    if (!match.hasMatch())
        return std::nullopt;
    const QString name = match.captured(1).replace(u':', u' ').simplified();
    const bool numberOnly = !name.isEmpty() && (name.front() == u'#' || name.front().isDigit());
    return numberOnly ? QStringLiteral("Review ") + QString(name).remove(u'#').trimmed() : name;
}

class ReviewReader
{
public:
    std::vector<PeerReview> read(const QStringList &lines)
    {
        for (const QString &line : lines)
            take(line);
        close();
        return std::move(m_reviews);
    }

private:
    std::vector<PeerReview> m_reviews;
    QString m_reviewer;
    QStringList m_text; // verbatim lines of the review being read
    std::vector<std::pair<QString, QStringList>> m_fields;

    void take(const QString &line)
    {
        if (const std::optional<QString> reviewer = reviewerOf(line)) {
            const bool isRepeated = *reviewer == m_reviewer && m_text.join(QString()).trimmed().isEmpty();
            if (!isRepeated) // "Official Review by Reviewer 1" and below it "Reviewer 1"
                close();
            m_reviewer = *reviewer;
            return;
        }
        const std::optional<FieldLine> field = fieldLineOf(line);
        // A form starts over: another review without a line that says so.
        if (field && m_fields.size() > 2 && field->label == m_fields.front().first)
            close();
        m_text.append(line);
        if (field)
            m_fields.push_back(
                {field->label, field->text.isEmpty() ? QStringList() : QStringList(field->text)});
        else if (!m_fields.empty())
            m_fields.back().second.append(line);
        else if (line.trimmed().size() > 0 && isScore(line) &&
                 m_text.join(QString()).trimmed() == line.trimmed())
            m_fields.push_back({QStringLiteral("Rating"), {line}}); // hubs print the score first
        if (!field && m_fields.size() == 1 && m_fields.front().first == QLatin1String("Rating") &&
            !isScore(line) && m_fields.front().second.size() > 1 && !line.trimmed().isEmpty())
            moveToSummary();
    }

    static bool isScore(const QString &line)
    {
        static const QRegularExpression score(QStringLiteral("^\\d{1,2}(?:\\.\\d)?(?:/10)?$"));
        return score.match(line.trimmed().left(kMaxLabel)).hasMatch();
    }

    // Behind a hub's score comes the summary, without a label.
    void moveToSummary()
    {
        QStringList &score = m_fields.front().second;
        if (!isScore(score.front()))
            return;
        const QStringList rest = score.mid(1);
        score = {score.front()};
        m_fields.push_back({QStringLiteral("Summary"), rest});
    }

    [[nodiscard]] QString formName() const
    {
        QSet<QString> labels;
        for (const auto &[label, lines] : m_fields)
            labels.insert(label);
        for (const Form &form : forms()) {
            if (std::ranges::all_of(form.fields, [&labels](const char *field) {
                    return labels.contains(QLatin1String(field));
                }))
                return QString::fromLatin1(form.name);
        }
        return labels.size() >= 2 ? QStringLiteral("General") : QString();
    }

    void close()
    {
        PeerReview review;
        review.text = m_text.join(u'\n').trimmed();
        review.reviewer = m_reviewer;
        review.form = formName();
        for (const auto &[label, lines] : m_fields) {
            if (!review.form.isEmpty())
                review.fields.emplace_back(label, lines.join(u'\n').trimmed());
        }
        if (!review.text.isEmpty() || !review.reviewer.isEmpty())
            m_reviews.push_back(std::move(review));
        m_reviewer.clear();
        m_text.clear();
        m_fields.clear();
    }
};

} // namespace

std::vector<PeerReview> reviewsFrom(const QStringList &lines) { return ReviewReader().read(lines); }

} // namespace conspectus::exchange
