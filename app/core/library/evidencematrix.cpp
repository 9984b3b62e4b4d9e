// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/evidencematrix.h"

#include "exchange/citation.h"
#include "survey/projection.h"
#include "text/fold.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

QString nameKey(Node::Kind kind, const QString &name)
{
    return QStringLiteral("%1 %2").arg(static_cast<int>(kind)).arg(text::fold(name.simplified()));
}

MatrixSurvey headingOf(const Survey &survey)
{
    MatrixSurvey heading;
    heading.id = survey.id;
    heading.title = survey.title.shown().simplified();
    const QString authors = exchange::shortAuthors(survey.authorsLine.shown());
    heading.name = authors.isEmpty() ? heading.title : QStringLiteral("%1 %2").arg(authors, survey.year).simplified();
    return heading;
}

// "Liu et al. 2024" twice: "Liu et al. 2024a", "Liu et al. 2024b".
void tellApart(std::vector<MatrixSurvey> &surveys)
{
    QHash<QString, int> count;
    for (const MatrixSurvey &survey : surveys)
        ++count[survey.name];
    QHash<QString, int> seen;
    for (MatrixSurvey &survey : surveys) {
        const QString name = survey.name;
        if (count.value(name) < 2)
            continue;
        const int number = seen[name]++;
        survey.name += number < 26 ? QString(QChar(static_cast<char16_t>(u'a' + number))) : QString::number(number + 1);
    }
}

// Puts the nodes of the surveys into rows, one survey after the other.
class WordTable
{
public:
    WordTable(size_t surveys, const std::vector<Node> &sharedWords) : m_surveys(surveys)
    {
        for (const Node &word : sharedWords) {
            m_shared.insert(word.id.text(), &word);
            for (const QString &name : QStringList{word.label.shown()} + word.aliases) {
                for (const Node::Kind kind : {Node::Kind::Topic, Node::Kind::Method, Node::Kind::Section, Node::Kind::Figure, Node::Kind::Custom})
                    m_sharedByName.insert(nameKey(kind, name), word.id.text());
            }
        }
    }

    // Rows by node of this survey.
    QHash<QString, int> add(size_t column, const SurveySnapshot &snapshot)
    {
        QHash<QString, int> rows;
        QHash<QString, std::vector<const Node *>> children;
        for (const Node &node : snapshot.nodes) {
            const bool hasParent = !node.parent.isNull() && snapshot.node(node.parent) != nullptr;
            children[hasParent ? node.parent.text() : QString()].push_back(&node);
        }
        struct Step
        {
            const Node *node;
            int depth;
        };
        std::vector<Step> open;
        const auto push = [&](const QString &parent, int depth) {
            const std::vector<const Node *> below = children.value(parent);
            for (auto it = below.rbegin(); it != below.rend(); ++it)
                open.push_back({*it, depth});
        };
        push({}, 0);
        while (!open.empty()) {
            const Step step = open.back();
            open.pop_back();
            const int row = rowOf(*step.node, step.depth);
            words[static_cast<size_t>(row)].cells[column].nodes.push_back(step.node->id);
            rows.insert(step.node->id.text(), row);
            push(step.node->id.text(), step.depth + 1);
        }
        return rows;
    }

    std::vector<MatrixWord> words;

private:
    int rowOf(const Node &node, int depth)
    {
        const QString name = nameKey(node.kind, node.label.shown());
        QString shared = node.shared.text();
        if (!m_shared.contains(shared))
            shared = m_sharedByName.value(name);
        const QString key = shared.isEmpty() ? name : shared;
        const auto found = m_rows.constFind(key);
        if (found != m_rows.constEnd())
            return *found;
        MatrixWord word;
        const Node *of = shared.isEmpty() ? nullptr : m_shared.value(shared);
        word.label = (of ? of->label.shown() : node.label.shown()).simplified();
        word.kind = node.kind;
        word.shared = of ? of->id : NodeId();
        word.depth = depth;
        word.cells.resize(m_surveys);
        words.push_back(std::move(word));
        const int row = static_cast<int>(words.size()) - 1;
        m_rows.insert(key, row);
        return row;
    }

    size_t m_surveys;
    QHash<QString, const Node *> m_shared;
    QHash<QString, QString> m_sharedByName;
    QHash<QString, int> m_rows;
};

void countTies(const SurveySnapshot &snapshot, const QHash<QString, int> &rows, size_t column, std::vector<MatrixWord> &words)
{
    QSet<QString> there;
    for (const Annotation &annotation : snapshot.annotations)
        there.insert(annotation.id.text());
    for (const Finding &finding : snapshot.findings)
        there.insert(finding.id.text());
    QSet<QString> counted;
    for (const Link &link : snapshot.links) {
        const int row = rows.value(link.node.text(), -1);
        const bool isFinding = !link.finding.isNull();
        const QString target = isFinding ? link.finding.text() : link.annotation.text();
        const QString once = QStringLiteral("%1 %2").arg(row).arg(target);
        if (row < 0 || !there.contains(target) || counted.contains(once))
            continue;
        counted.insert(once);
        MatrixCell &cell = words[static_cast<size_t>(row)].cells[column];
        (isFinding ? cell.findings : cell.passages) += 1;
    }
}

} // namespace

EvidenceMatrix evidenceMatrix(const std::vector<const SurveySnapshot *> &surveys, const std::vector<Node> &sharedWords)
{
    EvidenceMatrix matrix;
    WordTable table(surveys.size(), sharedWords);
    for (size_t column = 0; column < surveys.size(); ++column) {
        matrix.surveys.push_back(headingOf(surveys[column]->survey));
        const QHash<QString, int> rows = table.add(column, *surveys[column]);
        countTies(*surveys[column], rows, column, table.words);
    }
    tellApart(matrix.surveys);
    std::ranges::stable_sort(table.words, {}, &MatrixWord::kind);
    matrix.words = std::move(table.words);
    return matrix;
}

NodeSurvey passagesOfCell(const SurveySnapshot &snapshot, const MatrixCell &cell)
{
    NodeSurvey all = passagesOfNode(snapshot, cell.nodes.empty() ? NodeId() : cell.nodes.front());
    for (size_t i = 1; i < cell.nodes.size(); ++i) {
        for (NodePassage &passage : passagesOfNode(snapshot, cell.nodes[i]).passages) {
            const bool isThere = std::ranges::any_of(all.passages, [&passage](const NodePassage &other) {
                return other.annotation == passage.annotation && other.finding == passage.finding;
            });
            if (!isThere)
                all.passages.push_back(std::move(passage));
        }
    }
    // Findings are what is asked for first; the passages follow in the order of the pages.
    std::ranges::stable_partition(all.passages, [](const NodePassage &passage) { return !passage.finding.isNull(); });
    return all;
}

std::vector<SurveyId> surveysForMatrix(const std::vector<ObjectState> &objects, size_t most)
{
    QHash<QString, int> rank; // 2: something is tied, 1: has nodes
    QSet<QString> surveys;
    for (const ObjectState &object : objects) {
        if (object.deleted)
            continue;
        if (object.type == type::survey)
            surveys.insert(object.id.text());
        else if (object.type == type::node && !object.owner.isNull())
            rank[object.owner.text()] = std::max(rank.value(object.owner.text()), 1);
        else if (object.type == type::link && !linkFrom(object).node.isNull())
            rank[object.owner.text()] = 2;
    }
    QStringList ids;
    for (auto it = rank.constBegin(); it != rank.constEnd(); ++it) {
        if (surveys.contains(it.key()))
            ids.append(it.key());
    }
    std::ranges::sort(ids, [&rank](const QString &a, const QString &b) {
        return rank[a] != rank[b] ? rank[a] > rank[b] : a < b; // ids grow with time: the oldest first
    });
    std::vector<SurveyId> chosen;
    for (const QString &id : ids) {
        if (chosen.size() < most)
            chosen.push_back(SurveyId(id));
    }
    return chosen;
}

} // namespace conspectus
