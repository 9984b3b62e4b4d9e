// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/reviewdraft.h"

#include "exchange/importnotes.h"
#include "exchange/markdowntext.h"
#include "survey/kinds.h"
#include "text/lineplace.h"

#include <QRegularExpression>
#include <algorithm>

namespace conspectus::exchange {
namespace {

constexpr int kColumns = 72;

QString tr(const char *text, const char *what = "review draft") { return ExchangeText::tr(text, what); }

QString sectionInWords(const QString &section)
{
    static const QRegularExpression numbered(QStringLiteral("^\\s*([0-9]+(?:\\.[0-9]+)*|[A-Z](?:\\.[0-9]+)*)\\.?\\s+\\S"));
    const QRegularExpressionMatch match = numbered.match(section);
    return match.hasMatch() ? QChar(0xA7) + match.captured(1) : section.simplified();
}

QString statusInWords(const QString &status)
{
    if (status == QLatin1String("open"))
        return tr("open");
    if (status == QLatin1String("answered"))
        return tr("answered");
    return status == QLatin1String("resolved") ? tr("resolved") : status;
}

// Lines of at most so many columns; a longer word stands alone. Paragraphs and lines of the source stay.
QStringList wrapped(const QString &text, qsizetype columns)
{
    QStringList lines;
    for (const QString &source : text.split(QLatin1Char('\n'))) {
        QString line;
        for (const QString &word : source.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > columns) {
                lines << line;
                line.clear();
            }
            line += line.isEmpty() ? word : QLatin1Char(' ') + word;
        }
        lines << line;
    }
    return lines;
}

// The comments of one kind, in reading order, without those that answer another one.
struct Chapter
{
    KindId kind;
    QString title;
    std::vector<const Annotation *> comments;
};

bool saysSomething(const Annotation &annotation)
{
    return !annotation.note.trimmed().isEmpty()
           || std::ranges::any_of(annotation.anchors, [](const Anchor &anchor) { return !anchor.quote.trimmed().isEmpty(); });
}

std::vector<Chapter> chaptersOf(const SurveySnapshot &snapshot)
{
    std::vector<Chapter> chapters;
    const auto chapterOf = [&chapters](const KindId &kind) -> Chapter & {
        const auto found = std::ranges::find(chapters, kind, &Chapter::kind);
        if (found != chapters.end())
            return *found;
        const Kind *known = kindById(kind);
        chapters.push_back({kind, known != nullptr ? known->name : tr("Other comments"), {}});
        return chapters.back();
    };
    for (const Kind &kind : kindSetOrReading(snapshot.survey.kindSet).kinds)
        (void)chapterOf(kind.id);
    for (const Annotation &annotation : snapshot.annotations) {
        const bool isAnswer = !annotation.replyTo.isNull() && snapshot.annotation(annotation.replyTo) != nullptr;
        if (!isAnswer && saysSomething(annotation))
            chapterOf(annotation.kind).comments.push_back(&annotation);
    }
    std::erase_if(chapters, [](const Chapter &chapter) { return chapter.comments.empty(); });
    return chapters;
}

const Anchor *anchorOf(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    const Version *version = snapshot.currentVersion();
    const Anchor *anchor = version != nullptr ? annotation.anchorIn(version->id) : nullptr;
    return anchor != nullptr || annotation.anchors.empty() ? anchor : &annotation.anchors.back();
}

class DraftWriter
{
public:
    DraftWriter(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels, bool isMarkdown)
        : m_snapshot(snapshot), m_layer(layer), m_labels(labels), m_isMarkdown(isMarkdown)
    {
    }

    QByteArray write()
    {
        const std::vector<Chapter> chapters = chaptersOf(m_snapshot);
        writeHead(chapters);
        for (const Chapter &chapter : chapters) {
            heading(2, tr("%1 (%2)", "kind, how many comments").arg(chapter.title).arg(chapter.comments.size()));
            for (const Annotation *comment : chapter.comments)
                writeComment(*comment, 0);
        }
        while (m_text.endsWith(QLatin1Char('\n')))
            m_text.chop(1);
        return m_text.append(QLatin1Char('\n')).toUtf8();
    }

private:
    const SurveySnapshot &m_snapshot;
    const text::TextLayer &m_layer;
    const QStringList &m_labels;
    const bool m_isMarkdown;
    QString m_text;

    [[nodiscard]] QString foreign(const QString &text) const { return m_isMarkdown ? escaped(text) : text.simplified(); }

    void heading(int level, const QString &text)
    {
        const QString line = foreign(text);
        if (m_isMarkdown) {
            m_text += QString(level, QLatin1Char('#')) + QLatin1Char(' ') + line + QStringLiteral("\n\n");
            return;
        }
        const QStringList lines = wrapped(line, kColumns);
        m_text += lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
        m_text += QString(std::min<qsizetype>(lines.last().size(), kColumns), QLatin1Char(level == 1 ? '=' : '-')) + QStringLiteral("\n\n");
    }
    // before: what stands in front of each line.
    void block(const QString &text, const QString &before)
    {
        const QStringList lines = m_isMarkdown ? text.split(QLatin1Char('\n')) : wrapped(text, kColumns - before.size());
        for (const QString &line : lines) {
            QString whole = before + line;
            while (whole.endsWith(QLatin1Char(' ')))
                whole.chop(1);
            m_text += whole + QLatin1Char('\n');
        }
        m_text += QLatin1Char('\n');
    }
    void writeHead(const std::vector<Chapter> &chapters)
    {
        const QString title = m_snapshot.survey.title.shown();
        heading(1, tr("Review of %1").arg(title.isEmpty() ? tr("an untitled survey") : title));
        QStringList facts;
        for (const QString &fact : {m_snapshot.survey.authorsLine.shown(), m_snapshot.survey.year}) {
            if (!fact.trimmed().isEmpty())
                facts << foreign(fact);
        }
        if (const Version *version = m_snapshot.currentVersion())
            facts << tr("PDF %1").arg(version->id.text().left(12));
        if (!facts.isEmpty())
            block(facts.join(QStringLiteral(" · ")), {});
        if (chapters.empty())
            block(tr("There are no comments yet."), {});
    }
    void writeComment(const Annotation &comment, int depth)
    {
        const QString indent(depth * 4, QLatin1Char(' '));
        const Anchor *anchor = anchorOf(m_snapshot, comment);
        const QString place = anchor != nullptr ? placeInWords(*anchor, m_layer, m_labels) : QString();
        const QString number = QStringLiteral("[%1]").arg(numberOf(m_snapshot, comment.id));
        QStringList facts;
        if (!place.isEmpty() && depth == 0)
            facts << foreign(place);
        if (!comment.status.isEmpty())
            facts << statusInWords(comment.status);
        if (!comment.tags.isEmpty())
            facts << foreign(comment.tags.join(QStringLiteral(", ")));
        const QString lead = depth > 0 ? tr("Reply %1", "number").arg(number) : number;
        const QString head = m_isMarkdown ? QStringLiteral("**%1**").arg(lead) : lead;
        block(facts.isEmpty() ? head : head + QLatin1Char(' ') + facts.join(QStringLiteral(" · ")), indent);
        if (anchor != nullptr && !anchor->quote.trimmed().isEmpty() && depth == 0)
            block(foreign(anchor->quote), indent + QStringLiteral("> "));
        if (!comment.note.trimmed().isEmpty())
            block(comment.note.trimmed(), indent);
        for (const Annotation &answer : m_snapshot.annotations) {
            if (answer.replyTo == comment.id && depth < 4)
                writeComment(answer, depth + 1);
        }
    }
};

} // namespace

QString placeInWords(const Anchor &anchor, const text::TextLayer &layer, const QStringList &labels)
{
    if (anchor.parts.empty())
        return {};
    const AnchorPart &part = anchor.parts.front();
    QStringList place;
    if (part.page >= 0) {
        const QString label = labels.value(part.page);
        place << tr("p. %1", "page").arg(label.isEmpty() ? QString::number(part.page + 1) : label);
    }
    const bool isRead = part.page >= 0 && static_cast<size_t>(part.page) < layer.pages.size() && layer.layerId == anchor.layerId
                        && layer.pages[static_cast<size_t>(part.page)] != nullptr;
    if (isRead && part.begin < part.end) {
        if (const auto line = text::linePlace(*layer.pages[static_cast<size_t>(part.page)], part.begin)) {
            if (line->column > 0)
                place << tr("col. %1", "column of a page").arg(line->column);
            place << tr("l. %1", "line of a page").arg(line->line);
        }
    }
    if (!anchor.section.trimmed().isEmpty())
        place << sectionInWords(anchor.section);
    return place.join(QStringLiteral(", "));
}

int numberOf(const SurveySnapshot &snapshot, const AnnotationId &annotation)
{
    const auto found = std::ranges::find(snapshot.annotations, annotation, &Annotation::id);
    return found == snapshot.annotations.end() ? 0 : static_cast<int>(found - snapshot.annotations.begin()) + 1;
}

QByteArray reviewDraft(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels, ReviewFormat format)
{
    return DraftWriter(snapshot, layer, labels, format == ReviewFormat::Markdown).write();
}

} // namespace conspectus::exchange
