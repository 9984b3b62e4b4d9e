// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/evidencematrixmodel.h"

#include "exchange/markdowntext.h"
#include "models/roles.h"
#include "models/wording.h"
#include "text/fold.h"

#include <algorithm>

namespace conspectus {

namespace {

constexpr int kLongestCell = 200;
constexpr QChar kIndent(0x2003);

int amount(const MatrixCell &cell) { return cell.findings + cell.passages; }

// A spreadsheet would run a cell that begins like a formula.
QString cellText(const QString &text)
{
    QString clean = text.simplified();
    if (!clean.isEmpty() && QStringLiteral("=+-@").contains(clean.front()))
        clean.prepend(QLatin1Char('\''));
    return clean;
}

} // namespace

QString nodeKindInWords(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::Topic: return EvidenceMatrixModel::tr("topic");
    case Node::Kind::Method: return EvidenceMatrixModel::tr("method");
    case Node::Kind::Section: return EvidenceMatrixModel::tr("section");
    case Node::Kind::Figure: return EvidenceMatrixModel::tr("figure");
    case Node::Kind::Custom: break;
    }
    return EvidenceMatrixModel::tr("node of your own");
}

bool EvidenceMatrixModel::hasSameWords(const EvidenceMatrix &other) const
{
    const auto sameWord = [](const MatrixWord &a, const MatrixWord &b) {
        return a.label == b.label && a.kind == b.kind && a.depth == b.depth;
    };
    return m_matrix.surveys == other.surveys && std::ranges::equal(m_matrix.words, other.words, sameWord);
}

void EvidenceMatrixModel::setMatrix(EvidenceMatrix matrix)
{
    if (matrix == m_matrix)
        return;
    const bool sameWords = hasSameWords(matrix);
    const EvidenceMatrix before = std::exchange(m_matrix, std::move(matrix));
    if (!sameWords) {
        beginResetModel();
        m_folded.clear();
        for (const MatrixWord &word : m_matrix.words)
            m_folded.push_back(text::fold(word.label));
        m_shown = wanted();
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    if (wanted() != m_shown)
        return refresh();
    for (size_t row = 0; row < m_shown.size(); ++row) {
        const auto place = static_cast<size_t>(m_shown[row]);
        for (size_t column = 0; column < m_matrix.surveys.size(); ++column) {
            const QModelIndex cell = index(static_cast<int>(row), static_cast<int>(column));
            if (before.words[place].cells[column] != m_matrix.words[place].cells[column])
                Q_EMIT dataChanged(cell, cell);
        }
    }
    Q_EMIT countChanged();
}

bool EvidenceMatrixModel::accepts(int place) const
{
    const MatrixWord &word = m_matrix.words[static_cast<size_t>(place)];
    if (m_kind && word.kind != *m_kind)
        return false;
    if (m_show == Show::WithGaps && std::ranges::none_of(word.cells, &MatrixCell::isGap))
        return false;
    if (m_show == Show::WithSomething && std::ranges::all_of(word.cells, &MatrixCell::isGap))
        return false;
    const QString &folded = m_folded[static_cast<size_t>(place)];
    return std::ranges::all_of(m_typed, [&folded](const QString &typed) { return folded.contains(typed); });
}

std::vector<int> EvidenceMatrixModel::wanted() const
{
    std::vector<int> places;
    for (int place = 0; place < totalWords(); ++place) {
        if (accepts(place))
            places.push_back(place);
    }
    if (m_sort >= 0 && static_cast<size_t>(m_sort) < m_matrix.surveys.size()) {
        const auto of = [this](int place) { return amount(m_matrix.words[static_cast<size_t>(place)].cells[static_cast<size_t>(m_sort)]); };
        std::ranges::stable_sort(places, [&](int a, int b) { return m_order == Qt::AscendingOrder ? of(a) < of(b) : of(b) < of(a); });
    }
    return places;
}

void EvidenceMatrixModel::refresh()
{
    std::vector<int> places = wanted();
    if (places == m_shown)
        return;
    beginResetModel();
    m_shown = std::move(places);
    endResetModel();
    Q_EMIT countChanged();
}

void EvidenceMatrixModel::setKind(std::optional<Node::Kind> kind)
{
    m_kind = kind;
    refresh();
}

void EvidenceMatrixModel::setShow(Show show)
{
    m_show = show;
    refresh();
}

void EvidenceMatrixModel::setFilter(const QString &typed)
{
    m_typed = text::fold(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refresh();
}

void EvidenceMatrixModel::sort(int column, Qt::SortOrder order)
{
    m_sort = column;
    m_order = order;
    refresh();
}

int EvidenceMatrixModel::gaps() const
{
    int count = 0;
    for (const int place : m_shown)
        count += static_cast<int>(std::ranges::count_if(m_matrix.words[static_cast<size_t>(place)].cells, &MatrixCell::isGap));
    return count;
}

const MatrixWord *EvidenceMatrixModel::wordAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_matrix.words[static_cast<size_t>(m_shown[static_cast<size_t>(row)])] : nullptr;
}

const MatrixSurvey *EvidenceMatrixModel::surveyAt(int column) const
{
    return column >= 0 && column < columnCount() ? &m_matrix.surveys[static_cast<size_t>(column)] : nullptr;
}

const MatrixCell *EvidenceMatrixModel::cellAt(const QModelIndex &index) const
{
    const MatrixWord *word = index.isValid() ? wordAt(index.row()) : nullptr;
    return word && surveyAt(index.column()) ? &word->cells[static_cast<size_t>(index.column())] : nullptr;
}

QModelIndex EvidenceMatrixModel::indexOf(const QString &label, const SurveyId &survey) const
{
    const auto column = std::ranges::find(m_matrix.surveys, survey, &MatrixSurvey::id);
    if (column == m_matrix.surveys.end())
        return {};
    for (int row = 0; row < rowCount(); ++row) {
        if (wordAt(row)->label == label)
            return index(row, static_cast<int>(column - m_matrix.surveys.begin()));
    }
    return {};
}

int EvidenceMatrixModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_shown.size()); }

int EvidenceMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.surveys.size());
}

QVariant EvidenceMatrixModel::data(const QModelIndex &index, int role) const
{
    const MatrixCell *cell = cellAt(index);
    if (!cell)
        return {};
    const auto inWords = [cell] {
        if (!cell->isNamed())
            return tr("not named", "a survey does not have the word");
        if (cell->isGap())
            return tr("nothing yet", "nothing is tied to the word");
        QStringList parts;
        if (cell->findings > 0)
            parts << counted(cell->findings, Noun::Finding);
        if (cell->passages > 0)
            parts << counted(cell->passages, Noun::Passage);
        return parts.join(QStringLiteral(" · "));
    };
    const QString word = oneLine(wordAt(index.row())->label, kLongestCell);
    switch (role) {
    case Qt::DisplayRole:
        return inWords();
    case SortRole:
        return amount(*cell);
    case CountRole:
        return cell->isNamed() ? QVariant(amount(*cell)) : QVariant();
    case DimmedRole:
        return cell->isGap();
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1 in %2: %3", "word, survey, what is there").arg(word, oneLine(surveyAt(index.column())->title), inWords()));
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3", "word, survey, what is there").arg(word, surveyAt(index.column())->name, inWords());
    default:
        return {};
    }
}

QVariant EvidenceMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        const MatrixSurvey *survey = surveyAt(section);
        if (!survey)
            return {};
        switch (role) {
        case Qt::DisplayRole: return oneLine(survey->name, kLongestCell);
        case Qt::ToolTipRole: return plainToolTip(oneLine(survey->title));
        case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
        default: return {};
        }
    }
    const MatrixWord *word = wordAt(section);
    if (!word)
        return {};
    switch (role) {
    case Qt::DisplayRole: return QString(m_sort < 0 ? word->depth : 0, kIndent) + oneLine(word->label, kLongestCell);
    case Qt::AccessibleTextRole: return tr("%1, %2", "word, kind").arg(oneLine(word->label, kLongestCell), nodeKindInWords(word->kind));
    case Qt::ToolTipRole: {
        const QString label = oneLine(word->label);
        return plainToolTip(word->shared.isNull() ? tr("%1 (%2)", "word, kind").arg(label, nodeKindInWords(word->kind))
                                                  : tr("%1 (%2, a shared word)", "word, kind").arg(label, nodeKindInWords(word->kind)));
    }
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

QString EvidenceMatrixModel::tsv() const
{
    QStringList names{tr("Word"), tr("Kind")};
    for (const MatrixSurvey &survey : m_matrix.surveys) {
        names << tr("%1: findings", "heading of a column").arg(cellText(survey.name))
              << tr("%1: passages", "heading of a column").arg(cellText(survey.name));
    }
    QStringList lines{names.join(QLatin1Char('\t'))};
    for (const int place : m_shown) {
        const MatrixWord &word = m_matrix.words[static_cast<size_t>(place)];
        QStringList cells{cellText(word.label), nodeKindInWords(word.kind)};
        for (const MatrixCell &cell : word.cells) {
            cells << (cell.isNamed() ? QString::number(cell.findings) : QString())
                  << (cell.isNamed() ? QString::number(cell.passages) : QString());
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString EvidenceMatrixModel::markdown() const
{
    using exchange::escaped;
    QString text = QStringLiteral("# %1\n\n| |").arg(tr("Evidence matrix"));
    for (const MatrixSurvey &survey : m_matrix.surveys)
        text += QStringLiteral(" %1 |").arg(escaped(survey.name));
    text += QStringLiteral("\n|---|") + QStringLiteral("---|").repeated(columnCount()) + QLatin1Char('\n');
    for (int row = 0; row < rowCount(); ++row) {
        text += QStringLiteral("| %1 |").arg(escaped(wordAt(row)->label));
        for (int column = 0; column < columnCount(); ++column)
            text += QStringLiteral(" %1 |").arg(data(index(row, column), Qt::DisplayRole).toString());
        text += QLatin1Char('\n');
    }
    for (int column = 0; column < columnCount(); ++column) {
        QString still;
        for (int row = 0; row < rowCount(); ++row) {
            if (wordAt(row)->cells[static_cast<size_t>(column)].isGap())
                still += QStringLiteral("- %1\n").arg(escaped(wordAt(row)->label));
        }
        if (!still.isEmpty())
            text += QStringLiteral("\n## %1\n\n%2").arg(escaped(tr("Still to read in %1").arg(surveyAt(column)->title)), still);
    }
    return text;
}

} // namespace conspectus
