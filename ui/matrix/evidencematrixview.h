// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The evidence matrix, in place of survey page and PDF: words of the taxonomy against the surveys that the reader chose, with a
// filter above and, below, what the current cell holds. Return on a cell goes to its list, Return there to the passage; Return on
// an empty cell looks for the word in that survey's PDF. Which surveys, kind and rows are shown is kept in the view state.
#pragma once

#include "library/library.h"
#include "models/evidencematrixmodel.h"

#include <QWidget>
#include <map>

class QComboBox;
class QLabel;
class QTimer;
class QToolButton;

namespace conspectus {

class EmptyLabel;
class FilterField;
class MatrixGrid;
class NodePageModel;
class RowTreeView;

class EvidenceMatrixView final : public QWidget
{
    Q_OBJECT
public:
    explicit EvidenceMatrixView(Library *library, QWidget *parent = nullptr);

    [[nodiscard]] EvidenceMatrixModel *model() const { return m_model; }
    [[nodiscard]] MatrixGrid *grid() const { return m_grid; }
    [[nodiscard]] RowTreeView *list() const { return m_list; }
    [[nodiscard]] NodePageModel *listModel() const { return m_listModel; }
    [[nodiscard]] FilterField *filter() const { return m_filter; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] std::vector<SurveyId> surveys() const; // the columns
    void setSurveys(const QStringList &surveys);         // by the reader: kept

public Q_SLOTS:
    void copy();          // as a table
    void save();          // asks for a file: Markdown or a table
    void chooseSurveys(); // a dialog

Q_SIGNALS:
    void passageActivated(const conspectus::SurveyId &survey, const conspectus::AnnotationId &annotation);
    void findingActivated(const conspectus::SurveyId &survey, const conspectus::FindingId &finding);
    void wordWanted(const conspectus::SurveyId &survey, const QString &word); // to be looked for in its PDF
    void leaveWanted();
    void message(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeBar();
    void makeGrid();
    void makeList();
    void connectLibrary();
    void follow(const SurveyId &survey);
    void load();
    void take(std::map<QString, std::shared_ptr<const SurveySnapshot>> stored, std::vector<SurveyId> suggested);
    void rebuild();
    void restoreChoice();
    void keepChoice();
    void showCell();
    void openCell(const QModelIndex &index);
    void activate(const QModelIndex &index);
    void updateState();
    [[nodiscard]] const SurveySnapshot *snapshotOf(const SurveyId &survey) const; // null while it is not loaded

    Library *m_library;
    EvidenceMatrixModel *m_model;
    FilterField *m_filter;
    QComboBox *m_kinds;
    QComboBox *m_rows;
    QLabel *m_count;
    QToolButton *m_choose;
    MatrixGrid *m_grid;
    QLabel *m_cellTitle;
    EmptyLabel *m_cellEmpty;
    QToolButton *m_look;
    NodePageModel *m_listModel;
    RowTreeView *m_list;
    QWidget *m_below;
    EmptyLabel *m_empty;
    QTimer *m_soon;
    std::map<QString, std::shared_ptr<const SurveySnapshot>> m_stored; // surveys that are not open, as the store has them
    QStringList m_chosen;     // by the reader; empty: what suggests itself
    QString m_currentWord;    // kept over a reset
    SurveyId m_currentSurvey;
    int m_sortedBy = -1;
    bool m_isBehind = true;
    bool m_isLoading = false;
    bool m_hasLoaded = false;
};

} // namespace conspectus
