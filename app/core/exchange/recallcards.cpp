// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/recallcards.h"

#include "exchange/citation.h"
#include "exchange/importnotes.h"

#include <QRegularExpression>

namespace conspectus::exchange {
namespace {

QString tr(const char *text, const char *what = "card for learning") { return ExchangeText::tr(text, what); }

// One field: HTML without tabs and line ends, and without quotation marks that a reader of tables would take for its own.
QString field(const QString &text)
{
    QString html = text.trimmed().toHtmlEscaped();
    html.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    html.replace(QRegularExpression(QStringLiteral("[\\n\\r\\x{2028}\\x{2029}]")), QStringLiteral("<br>"));
    html.replace(QRegularExpression(QStringLiteral("[\\t\\x{0}-\\x{1f}]")), QStringLiteral(" "));
    return html;
}

// A tag of Anki's has no spaces; "::" would make a tree of it.
QString tag(const QString &text)
{
    QString word = text.simplified();
    word.replace(QRegularExpression(QStringLiteral("[\\s\"]+")), QStringLiteral("_"));
    return word.replace(QLatin1String("::"), QLatin1String("_"));
}

QString roleInFront(EvidenceRole role)
{
    switch (role) {
    case EvidenceRole::Contradicts: return tr("Against it:");
    case EvidenceRole::Qualifies: return tr("With a limit:");
    case EvidenceRole::Defines: return tr("Definition:");
    case EvidenceRole::ValueSource: return tr("Value:");
    case EvidenceRole::Supports:
    case EvidenceRole::States: break;
    }
    return {};
}

QString answerOf(const SurveySnapshot &snapshot, const FindingId &finding, const QStringList &labels)
{
    QStringList passages;
    const Version *version = snapshot.currentVersion();
    for (const Link *link : snapshot.evidenceFor(finding)) {
        const Annotation *annotation = snapshot.annotation(link->annotation);
        if (!annotation || annotation->anchors.empty())
            continue;
        const Anchor *anchor = version ? annotation->anchorIn(version->id) : nullptr;
        const QString quote = (anchor ? *anchor : annotation->anchors.back()).quote.simplified();
        if (quote.isEmpty())
            continue;
        QList<int> pages;
        for (const AnchorPart &part : anchor ? anchor->parts : std::vector<AnchorPart>())
            pages.append(part.page);
        QStringList source{authorsAndYear(snapshot.survey), pagesInWords(pages, labels)};
        source.removeAll(QString());
        const QString lead = roleInFront(link->role);
        passages << QStringLiteral("%1“%2” [%3]").arg(lead.isEmpty() ? QString() : lead + QLatin1Char(' '), quote, source.join(QStringLiteral(", ")));
    }
    return passages.join(QLatin1Char('\n'));
}

} // namespace

RecallCards recallCards(const SurveySnapshot &snapshot, const QStringList &labels)
{
    RecallCards result;
    QString text = QStringLiteral("#separator:tab\n#html:true\n#notetype:Basic\n#columns:Id\tFront\tBack\tTags\n"
                                  "#guid column:1\n#tags column:4\n");
    for (const Finding &finding : snapshot.findings) {
        const QString question = field(finding.text.shown());
        if (question.isEmpty())
            continue;
        const QString answer = field(answerOf(snapshot, finding.id, labels));
        if (answer.isEmpty()) {
            ++result.withoutEvidence;
            continue;
        }
        QStringList tags{tag(authorsAndYear(snapshot.survey))};
        for (const Link &link : snapshot.links) {
            const Node *node = link.finding == finding.id ? snapshot.node(link.node) : nullptr;
            if (node)
                tags << tag(node->label.shown());
        }
        tags.removeAll(QString());
        tags.removeDuplicates();
        text += QStringList{finding.id.text(), question, answer, tags.join(QLatin1Char(' '))}.join(QLatin1Char('\t')) + QLatin1Char('\n');
        ++result.cards;
    }
    result.text = text.toUtf8();
    return result;
}

} // namespace conspectus::exchange
