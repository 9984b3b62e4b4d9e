// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The view of the whole library: a table of all surveys with a filter above it. Columns are shown, hidden, moved and sized
// by their header; which, how wide and how sorted is kept in the library's view state. Knows nothing of the window.
#pragma once

#include "library/library.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace conspectus {

class EmptyLabel;
class FilterField;
class ReadingProgress;
class SurveyTableModel;
class SurveyTableView;

class LibraryTable final : public QWidget
{
    Q_OBJECT
public:
    LibraryTable(Library *library, ReadingProgress *progress, QWidget *parent = nullptr);

    [[nodiscard]] SurveyTableModel *model() const { return m_model; }
    [[nodiscard]] SurveyTableView *view() const { return m_view; }
    [[nodiscard]] FilterField *filter() const { return m_filter; }
    [[nodiscard]] std::vector<SurveyId> selected() const;
    void choose(const SurveyId &survey); // where it is shown
    // Only these surveys, under this name: a collection. Empty name: all.
    void showOnly(const QString &name, const QStringList &surveys);

Q_SIGNALS:
    void surveyActivated(const conspectus::SurveyId &survey);
    void menuWanted(const QPoint &globalPosition);
    void removeWanted();
    void leaveWanted();

private:
    [[nodiscard]] QWidget *makeBar();
    void makeFilter();
    void makeHeader();
    void connectParts();
    void applyFilter();
    void keepChoice();
    void restoreChoice();
    void updateCount();
    void restoreColumns();
    void saveColumns();
    void fillColumnMenu(QMenu *menu);

    Library *m_library;
    SurveyTableModel *m_model;
    FilterField *m_filter;
    QLabel *m_title;
    QLabel *m_count;
    QToolButton *m_all;
    SurveyTableView *m_view;
    EmptyLabel *m_empty;
    QTimer *m_save;
    SurveyId m_chosen;
    QString m_onlyName;
    bool m_isRestoring = false;
};

} // namespace conspectus
