// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/nodepagemodel.h"

#include "models/findingwording.h"
#include "models/roles.h"
#include "models/wording.h"

namespace conspectus {

namespace {

QString placeOf(const NodePassage &passage)
{
    if (!passage.finding.isNull())
        return NodePageModel::tr("finding");
    const QString page = passage.page < 0 ? NodePageModel::tr("not in this version") : NodePageModel::tr("p. %1", "page").arg(passage.page + 1);
    const QString section = sectionShort(passage.section);
    return section.isEmpty() ? page : page + QStringLiteral(" · ") + section;
}

QString textOf(const NodePassage &passage)
{
    const QString text = oneLine(passage.text.isEmpty() ? passage.note : passage.text, 600);
    return text.isEmpty() ? NodePageModel::tr("A mark without text") : text;
}

QString coverageOf(const NodeSurvey &survey)
{
    int passages = 0;
    for (const NodePassage &passage : survey.passages)
        passages += passage.annotation.isNull() ? 0 : 1;
    QStringList parts{counted(passages, Noun::Passage)};
    if (const int findings = static_cast<int>(survey.passages.size()) - passages; findings > 0)
        parts.append(counted(findings, Noun::Finding));
    if (survey.pages > 0 && passages > 0)
        parts.append(NodePageModel::tr("on %1 of %2", "covered pages, all pages").arg(survey.pagesCovered).arg(counted(survey.pages, Noun::Page)));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

void NodePageModel::setSurveys(std::vector<NodeSurvey> surveys)
{
    if (surveys == m_surveys)
        return;
    beginResetModel();
    m_surveys = std::move(surveys);
    endResetModel();
}

// The internal id of a passage is its survey's row and 1; that of a survey 0.
QModelIndex NodePageModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex NodePageModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int NodePageModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_surveys.size());
    return parent.internalId() == 0 ? static_cast<int>(m_surveys[static_cast<size_t>(parent.row())].passages.size()) : 0;
}

const NodeSurvey *NodePageModel::surveyAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const int row = index.internalId() == 0 ? index.row() : static_cast<int>(index.internalId()) - 1;
    return &m_surveys[static_cast<size_t>(row)];
}

const NodePassage *NodePageModel::passageAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &surveyAt(index)->passages[static_cast<size_t>(index.row())];
}

QVariant NodePageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NodeSurvey &survey = *surveyAt(index);
    const NodePassage *passage = passageAt(index);
    if (!passage) {
        switch (role) {
        case Qt::DisplayRole: return oneLine(survey.title);
        case LocationRole: return coverageOf(survey);
        case IsHeaderRole: return true;
        case CountRole: return static_cast<int>(survey.passages.size());
        case Qt::AccessibleTextRole: return tr("%1: %2", "survey, what it has").arg(oneLine(survey.title), coverageOf(survey));
        default: return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole: return textOf(*passage);
    case LocationRole: return placeOf(*passage);
    case NoteRole: return passage->text.isEmpty() ? QString() : passage->note;
    case KindIdRole: return passage->kind.text();
    case IsHeaderRole: return false;
    case EvidenceMarkRole: return passage->finding.isNull() ? QVariant() : QVariant(static_cast<int>(passage->mark));
    case Qt::ToolTipRole: return plainToolTip(passage->text.left(2000));
    case Qt::AccessibleTextRole:
        return passage->finding.isNull()
                   ? tr("%1, %2", "passage, place").arg(textOf(*passage), placeOf(*passage))
                   : tr("Finding: %1 %2", "finding, evidence").arg(textOf(*passage), evidenceInWords(passage->mark));
    default: return {};
    }
}

QString NodePageModel::markdown(const QString &title) const
{
    QString text = QStringLiteral("# %1\n").arg(oneLine(title));
    for (const NodeSurvey &survey : m_surveys) {
        text += QStringLiteral("\n## %1\n\n").arg(oneLine(survey.title));
        for (const NodePassage &passage : survey.passages) {
            text += passage.finding.isNull() ? QStringLiteral("> %1 (%2)\n").arg(textOf(passage), placeOf(passage))
                                             : QStringLiteral("- %1 (%2)\n").arg(textOf(passage), evidenceInWords(passage.mark));
            if (!passage.note.isEmpty() && !passage.text.isEmpty())
                text += QStringLiteral("\n%1\n").arg(passage.note.trimmed());
            text += QLatin1Char('\n');
        }
    }
    return text;
}

} // namespace conspectus
