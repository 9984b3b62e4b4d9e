// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/nodenotes.h"

#include "exchange/citation.h"
#include "exchange/importnotes.h"
#include "exchange/markdowntext.h"
#include "exchange/reviewdraft.h"

#include <QHash>
#include <QSet>
#include <QUrl>
#include <algorithm>

namespace conspectus::exchange {
namespace {

QString tr(const char *text, const char *what = "notes by node") { return ExchangeText::tr(text, what); }

QString kindHeading(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::Topic: return tr("Topics");
    case Node::Kind::Method: return tr("Methods");
    case Node::Kind::Section: return tr("Sections");
    case Node::Kind::Figure: return tr("Figures");
    case Node::Kind::Custom: break;
    }
    return tr("Nodes of your own");
}

const Anchor *anchorOf(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    const Version *version = snapshot.currentVersion();
    const Anchor *anchor = version ? annotation.anchorIn(version->id) : nullptr;
    return anchor || annotation.anchors.empty() ? anchor : &annotation.anchors.back();
}

class Writer
{
public:
    Writer(const SurveySnapshot &snapshot, const QStringList &labels) : m_snapshot(snapshot), m_labels(labels)
    {
        for (const Link &link : snapshot.links) {
            if (!link.node.isNull() && snapshot.node(link.node))
                (link.finding.isNull() ? m_passages : m_findings)[link.node.text()].insert(link.finding.isNull() ? link.annotation.text() : link.finding.text());
        }
        for (const Node &node : snapshot.nodes) {
            const bool hasParent = !node.parent.isNull() && snapshot.node(node.parent);
            m_children[hasParent ? node.parent.text() : QString()].push_back(&node);
        }
    }

    QByteArray write()
    {
        const Survey &survey = m_snapshot.survey;
        const QString title = survey.title.shown().simplified();
        m_text = QStringLiteral("# %1\n\n").arg(escaped(title.isEmpty() ? tr("An untitled survey") : title));
        if (const QString who = authorsAndYear(survey); !who.isEmpty() && who != title)
            m_text += escaped(who) + QStringLiteral("\n\n");
        std::vector<const Node *> roots = m_children.value(QString());
        std::ranges::stable_sort(roots, {}, [](const Node *node) { return node->kind; });
        std::optional<Node::Kind> group;
        for (const Node *node : roots) {
            if (!hasSomething(*node))
                continue;
            if (group != node->kind)
                m_text += QStringLiteral("## %1\n\n").arg(kindHeading(node->kind));
            group = node->kind;
            writeNode(*node, 3);
        }
        writeRest();
        while (m_text.endsWith(QLatin1Char('\n')))
            m_text.chop(1);
        return m_text.append(QLatin1Char('\n')).toUtf8();
    }

private:
    [[nodiscard]] bool hasSomething(const Node &node) const
    {
        return m_passages.contains(node.id.text()) || m_findings.contains(node.id.text())
               || std::ranges::any_of(m_children.value(node.id.text()), [this](const Node *child) { return hasSomething(*child); });
    }

    void writeNode(const Node &node, int level)
    {
        m_text += QStringLiteral("%1 %2\n\n").arg(QString(std::min(level, 6), QLatin1Char('#')), escaped(node.label.shown()));
        const QSet<QString> findings = m_findings.value(node.id.text());
        for (const Finding &finding : m_snapshot.findings) {
            if (findings.contains(finding.id.text()))
                writeFinding(finding);
        }
        const QSet<QString> passages = m_passages.value(node.id.text());
        for (const Annotation &annotation : m_snapshot.annotations) {
            if (passages.contains(annotation.id.text()))
                writePassage(annotation);
        }
        for (const Node *child : m_children.value(node.id.text())) {
            if (hasSomething(*child))
                writeNode(*child, level + 1);
        }
    }

    void writeFinding(const Finding &finding)
    {
        m_text += QStringLiteral("- %1 %2\n").arg(escaped(finding.text.shown()), escaped(citationOf(m_snapshot, finding.id, m_labels)));
        m_text += QLatin1Char('\n');
    }

    void writePassage(const Annotation &annotation)
    {
        const Anchor *anchor = anchorOf(m_snapshot, annotation);
        QString line = anchor ? escaped(anchor->quote) : QString();
        if (line.isEmpty())
            line = tr("(no text)", "a passage that is an area or a drawing");
        m_text += QStringLiteral("> %1 — %2\n\n").arg(line, anchor ? placeOf(*anchor) : tr("no place in this version"));
        if (!annotation.note.trimmed().isEmpty())
            m_text += annotation.note.trimmed() + QStringLiteral("\n\n");
    }

    // "[p. 9, §4.2](liu2024.pdf#page=9)".
    [[nodiscard]] QString placeOf(const Anchor &anchor) const
    {
        const QString place = escaped(placeInWords(anchor, {}, m_labels));
        const auto version = std::ranges::find(m_snapshot.versions, anchor.version, &Version::id);
        if (anchor.parts.empty() || version == m_snapshot.versions.end() || version->fileName.isEmpty())
            return place;
        const QString file = QString::fromLatin1(QUrl::toPercentEncoding(version->fileName));
        return QStringLiteral("[%1](%2#page=%3)").arg(place, file).arg(anchor.firstPage() + 1);
    }

    void writeRest()
    {
        QSet<QString> tied;
        for (const QSet<QString> &some : m_passages)
            tied.unite(some);
        bool isFirst = true;
        for (const Annotation &annotation : m_snapshot.annotations) {
            const bool isAnswer = !annotation.replyTo.isNull();
            if (isAnswer || tied.contains(annotation.id.text()))
                continue;
            if (std::exchange(isFirst, false))
                m_text += QStringLiteral("## %1\n\n").arg(tr("Tied to no node"));
            writePassage(annotation);
        }
    }

    const SurveySnapshot &m_snapshot;
    const QStringList &m_labels;
    QHash<QString, QSet<QString>> m_passages; // by node
    QHash<QString, QSet<QString>> m_findings;
    QHash<QString, std::vector<const Node *>> m_children;
    QString m_text;
};

} // namespace

QByteArray notesByNode(const SurveySnapshot &snapshot, const QStringList &labels) { return Writer(snapshot, labels).write(); }

} // namespace conspectus::exchange
