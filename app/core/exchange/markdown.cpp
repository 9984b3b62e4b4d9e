// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Markdown for people: the survey's page, each finding with the passages it rests on, then every mark by
// page. All text that is not ours is escaped, so that a title or a note cannot turn into a picture, a link or
// HTML.
#include "exchange/exporters.h"
#include "exchange/importnotes.h"
#include "exchange/markdowntext.h"
#include "survey/kinds.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <optional>

namespace conspectus::exchange {

namespace {

QString tr(const char *text) { return ExchangeText::tr(text, "markdown export"); }

QString withoutEnd(QString text)
{
    while (text.endsWith(u' '))
        text.chop(1);
    return text;
}

class MarkdownWriter
{
public:
    explicit MarkdownWriter(const SurveySnapshot &snapshot)
        : m_snapshot(snapshot)
    {
    }

    QByteArray write()
    {
        writeHead();
        writeText(QStringLiteral("TL;DR"), m_snapshot.survey.tldr.shown(), Finding::Origin::Tldr);
        writeText(tr("Contribution"), m_snapshot.survey.contribution.shown(), Finding::Origin::Contribution);
        writeFindings();
        writeText(tr("Abstract"), m_snapshot.survey.abstract.shown(), std::nullopt);
        if (m_snapshot.survey.abstractTruncated)
            paragraph(u'*' + tr("The page cuts the abstract off here.") + u'*');
        writeTaxonomy();
        writeMarks();
        writeReviews();
        writeResources();
        writeNotes();
        return m_text.trimmed().append(u'\n').toUtf8();
    }

private:
    const SurveySnapshot &m_snapshot;
    QString m_text;

    void heading(int level, const QString &text)
    {
        m_text += QString(level, u'#') + u' ' + text + QStringLiteral("\n\n");
    }
    void paragraph(const QString &text) { m_text += text + QStringLiteral("\n\n"); }
    // Text of several paragraphs, each line behind `indent`.
    void block(const QString &text, const QString &indent = {})
    {
        for (const QString &line : text.split(u'\n'))
            m_text += (line.trimmed().isEmpty() ? withoutEnd(indent) : indent + escaped(line)) + u'\n';
    }

    void writeHead()
    {
        const Survey &survey = m_snapshot.survey;
        heading(1, survey.title.shown().isEmpty() ? tr("A survey without a title")
                                                  : escaped(survey.title.shown()));
        if (!survey.authorsLine.shown().isEmpty())
            paragraph(escaped(survey.authorsLine.shown()));
        QStringList facts;
        if (!survey.year.isEmpty())
            facts.append(escaped(survey.year));
        if (!survey.arxivId.isEmpty())
            facts.append(QStringLiteral("arXiv:") + escaped(survey.arxivId));
        if (!survey.doi.isEmpty())
            facts.append(QStringLiteral("doi:") + escaped(survey.doi));
        if (!facts.isEmpty())
            paragraph(facts.join(QStringLiteral(" · ")));
    }

    void writeText(const QString &name, const QString &text, std::optional<Finding::Origin> origin)
    {
        if (text.isEmpty())
            return;
        heading(2, name);
        block(text);
        m_text += u'\n';
        for (const Finding &finding : m_snapshot.findings) {
            if (!origin || finding.origin != *origin || m_snapshot.evidenceFor(finding.id).empty())
                continue;
            if (finding.text.shown() != text)
                m_text += QStringLiteral("- ") + escaped(finding.text.shown()) + u'\n';
            writeEvidence(finding, finding.text.shown() == text ? QString() : QStringLiteral("  "));
            m_text += u'\n';
        }
    }

    static bool isNumbered(const Finding &finding)
    {
        return finding.origin == Finding::Origin::Findings || finding.origin == Finding::Origin::Reader;
    }

    void writeFindings()
    {
        if (std::ranges::none_of(m_snapshot.findings, isNumbered))
            return;
        heading(2, tr("Findings"));
        for (const Finding &finding : m_snapshot.findings) {
            if (!isNumbered(finding))
                continue;
            m_text += QStringLiteral("- **%1** ").arg(m_snapshot.shortName(finding.id)) +
                      escaped(finding.text.shown()) + QStringLiteral(" *(%1)*\n").arg(supportOf(finding));
            for (const FindingSlot &slot : finding.slotValues)
                m_text += QStringLiteral("  - %1: %2\n").arg(escaped(slot.name), escaped(slot.text.simplified()));
            writeEvidence(finding, QStringLiteral("  "));
        }
        m_text += u'\n';
    }

    [[nodiscard]] QString supportOf(const Finding &finding) const
    {
        QStringList words;
        const int count = static_cast<int>(m_snapshot.evidenceFor(finding.id).size());
        words.append(count == 0 ? tr("no passage yet")
                                : ExchangeText::tr("%n passage(s)", "markdown export", count));
        const EvidenceMark mark = m_snapshot.markOf(finding.id);
        if (mark == EvidenceMark::Disputed)
            words.append(tr("disputed"));
        else if (mark == EvidenceMark::Partial)
            words.append(tr("only the abstract, or qualified"));
        if (finding.status == QLatin1String("checked"))
            words.append(tr("checked"));
        else if (finding.status == QLatin1String("draft"))
            words.append(tr("draft"));
        if (finding.origin == Finding::Origin::Reader)
            words.append(tr("the reader's own"));
        if (finding.missingFromPage)
            words.append(tr("no longer on the page"));
        return words.join(QLatin1String("; "));
    }

    [[nodiscard]] const Anchor *anchorOf(const Annotation &annotation) const
    {
        const Version *current = m_snapshot.currentVersion();
        const Anchor *anchor = current ? annotation.anchorIn(current->id) : nullptr;
        return anchor || annotation.anchors.empty() ? anchor : &annotation.anchors.front();
    }

    [[nodiscard]] QString placeOf(const Annotation &annotation) const
    {
        const Anchor *anchor = anchorOf(annotation);
        if (!anchor || anchor->parts.empty())
            return tr("no place in this version");
        QString place = tr("p. %1").arg(anchor->firstPage() + 1);
        if (!anchor->section.isEmpty())
            place += QStringLiteral(", ") + escaped(anchor->section);
        return place;
    }

    // “quote” (p. 9, 4.2 Clinical use), then the note below it.
    void writePassage(const Annotation &annotation, const QString &lead, const QString &indent)
    {
        const Anchor *anchor = anchorOf(annotation);
        const QString quote = anchor ? escaped(anchor->quote) : QString();
        m_text += indent + QStringLiteral("- ") + lead;
        if (!quote.isEmpty())
            m_text += QStringLiteral(" “") + quote + u'”';
        m_text += QStringLiteral(" (") + placeOf(annotation) + QStringLiteral(")\n");
        if (!annotation.note.trimmed().isEmpty()) {
            m_text += u'\n';
            block(annotation.note.trimmed(), indent + QStringLiteral("  > "));
            m_text += u'\n';
        }
    }

    // "(open, #cost #fairness)"; empty where there is neither.
    static QString statusAndTags(const Annotation &annotation)
    {
        QStringList parts;
        if (!annotation.status.isEmpty())
            parts << escaped(annotation.status);
        QStringList tags;
        for (const QString &tag : annotation.tags)
            tags << QStringLiteral("\\#") + escaped(tag);
        if (!tags.isEmpty())
            parts << tags.join(u' ');
        return parts.isEmpty() ? QString() : QStringLiteral(" [") + parts.join(QStringLiteral(", ")) + u']';
    }

    // The thread under a note, oldest first, each with its day.
    void writeReplies(const Annotation &annotation)
    {
        std::vector<const Annotation *> replies;
        const auto &all = m_snapshot.annotations;
        for (auto each = all.rbegin(); each != all.rend() && !each->replyTo.isNull(); ++each) { // they come last
            if (each->replyTo == annotation.id)
                replies.push_back(&*each);
        }
        std::ranges::reverse(replies);
        std::ranges::stable_sort(replies, {}, &Annotation::created);
        for (const Annotation *reply : replies) {
            m_text += QStringLiteral("  - *") + tr("Reply") + QStringLiteral("* ")
                      + reply->created.toUTC().date().toString(Qt::ISODate) + QStringLiteral("\n\n");
            block(reply->note.trimmed(), QStringLiteral("    > "));
            m_text += u'\n';
        }
    }

    void writeEvidence(const Finding &finding, const QString &indent)
    {
        for (const Link *link : m_snapshot.evidenceFor(finding.id)) {
            if (const Annotation *annotation = m_snapshot.annotation(link->annotation))
                writePassage(*annotation, u'*' + roleWord(link->role) + QStringLiteral(":*"), indent);
        }
    }

    static QString roleWord(EvidenceRole role)
    {
        switch (role) {
        case EvidenceRole::Supports:
            return tr("supports");
        case EvidenceRole::States:
            return tr("states");
        case EvidenceRole::Qualifies:
            return tr("qualifies");
        case EvidenceRole::Contradicts:
            return tr("contradicts");
        case EvidenceRole::Defines:
            return tr("defines");
        case EvidenceRole::ValueSource:
            return tr("gives the value");
        }
        return {};
    }

    [[nodiscard]] QString labelsOf(Node::Kind kind) const
    {
        QStringList labels;
        for (const Node &node : m_snapshot.nodes) {
            if (node.kind == kind)
                labels.append(escaped(node.label.shown()));
        }
        return labels.join(QStringLiteral(" · "));
    }

    void writeTaxonomy()
    {
        const std::array lists{
            std::pair{Node::Kind::Topic, tr("Topics")}, std::pair{Node::Kind::Method, tr("Methods")},
            std::pair{Node::Kind::Section, tr("Sections")}, std::pair{Node::Kind::Figure, tr("From figures")},
            std::pair{Node::Kind::Custom, tr("The reader's own")}};
        if (m_snapshot.nodes.empty())
            return;
        heading(2, tr("Taxonomy"));
        for (const auto &[kind, name] : lists) {
            const QString labels = labelsOf(kind);
            if (!labels.isEmpty())
                paragraph(QStringLiteral("**") + name + QStringLiteral(":** ") + labels);
        }
    }

    [[nodiscard]] int pageOf(const Annotation &annotation) const
    {
        const Anchor *anchor = anchorOf(annotation);
        return anchor ? anchor->firstPage() : -1;
    }

    void writeMarks()
    {
        if (m_snapshot.annotations.empty())
            return;
        heading(2, tr("Marks and notes"));
        int page = -2;
        for (const Annotation &annotation : m_snapshot.annotations) {
            if (!annotation.replyTo.isNull() && m_snapshot.annotation(annotation.replyTo))
                continue; // under what it answers
            if (pageOf(annotation) != page) {
                page = pageOf(annotation);
                if (!m_text.endsWith(QLatin1String("\n\n")))
                    m_text += u'\n';
                heading(3, page < 0 ? tr("Without a place") : tr("Page %1").arg(page + 1));
            }
            const Kind *kind = kindById(annotation.kind);
            const QString lead = QStringLiteral("**") +
                                 (kind ? escaped(kind->name) : styleWord(annotation.style)) +
                                 QStringLiteral("**");
            writePassage(annotation, lead + statusAndTags(annotation), QString());
            writeReplies(annotation);
        }
        m_text += u'\n';
    }

    static QString styleWord(AnnotationStyle style)
    {
        switch (style) {
        case AnnotationStyle::Highlight:
            return tr("Highlight");
        case AnnotationStyle::Underline:
            return tr("Underline");
        case AnnotationStyle::StrikeOut:
            return tr("Strike-out");
        case AnnotationStyle::Squiggly:
            return tr("Squiggle");
        case AnnotationStyle::Note:
            return tr("Note");
        case AnnotationStyle::Area:
            return tr("Area");
        case AnnotationStyle::Ink:
            return tr("Ink");
        }
        return {};
    }

    void writeReviews()
    {
        if (m_snapshot.reviews.empty())
            return;
        heading(2, tr("Peer reviews"));
        for (const PeerReview &review : m_snapshot.reviews) {
            const QString name = review.reviewer.isEmpty() ? tr("Review") : escaped(review.reviewer);
            heading(3, review.form.isEmpty() ? name : name + QStringLiteral(" · ") + escaped(review.form));
            for (const auto &[field, text] : review.fields) {
                paragraph(QStringLiteral("**") + escaped(field) + QStringLiteral("**"));
                block(text);
                m_text += u'\n';
            }
            if (review.fields.empty()) {
                block(review.text);
                m_text += u'\n';
            }
        }
    }

    void writeResources()
    {
        if (!m_snapshot.resources.empty())
            heading(2, tr("Code and models"));
        for (const Resource &resource : m_snapshot.resources) {
            QStringList parts{escaped(resource.name)};
            for (const QString &part : {resource.kind, resource.url})
                parts += part.isEmpty() ? QStringList() : QStringList(escaped(part));
            m_text += QStringLiteral("- ") + parts.join(QStringLiteral(" · ")) + u'\n';
        }
        if (!m_snapshot.resources.empty())
            m_text += u'\n';
        if (!m_snapshot.videos.empty())
            heading(2, tr("Videos"));
        for (const Video &video : m_snapshot.videos) {
            m_text += QStringLiteral("- ") + escaped(video.title) +
                      (video.url.isEmpty() || video.url == video.title
                           ? QString()
                           : QStringLiteral(" · ") + escaped(video.url)) +
                      u'\n';
        }
        if (!m_snapshot.videos.empty())
            m_text += u'\n';
    }

    void writeNotes()
    {
        if (m_snapshot.survey.notes.empty())
            return;
        heading(2, tr("What the import noticed"));
        for (const ImportNote &note : m_snapshot.survey.notes) {
            m_text += QStringLiteral("- ") +
                      (note.section.isEmpty()
                           ? QString()
                           : QStringLiteral("**") + escaped(note.section) + QStringLiteral(":** ")) +
                      escaped(note.message) + u'\n';
        }
    }
};

} // namespace

QByteArray toMarkdown(const SurveySnapshot &snapshot) { return MarkdownWriter(snapshot).write(); }

} // namespace conspectus::exchange
