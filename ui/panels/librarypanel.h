// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library panel: "Reading now" and "All surveys" with the number of annotations of each, a filter, and a button that adds.
// Remembers what was opened lately in the library's view state.
#pragma once

#include "library/library.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QMenu;
class QTreeView;

namespace conspectus {

class EmptyLabel;
class LibraryFilterProxy;
class LibraryTreeModel;
class PaneHeader;
class SurveyListModel;

class LibraryPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit LibraryPanel(Library *library, QWidget *parent = nullptr);

    // "Library", with + and filter; for QDockWidget::setTitleBarWidget(). Hidden until it is put somewhere.
    [[nodiscard]] PaneHeader *header() const { return m_header; }
    // Actions that the + button offers (open a PDF, import a page text).
    void setAddActions(const QList<QAction *> &actions);
    // Actions of the context menu of a survey.
    void setSurveyActions(const QList<QAction *> &actions);

    void setCurrentSurvey(const SurveyId &survey); // what the window shows; emits nothing
    [[nodiscard]] SurveyId selectedSurvey() const;
    void focusFilter();
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    void surveyActivated(const conspectus::SurveyId &survey);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadRecent();
    void remember(const SurveyId &survey);
    void showFilter(bool shown);
    void applyFilter(const QString &text);
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &point);
    void updateEmpty();

    Library *m_library;
    SurveyListModel *m_surveys;
    LibraryTreeModel *m_tree;
    LibraryFilterProxy *m_proxy;
    PaneHeader *m_header;
    QLineEdit *m_filter;
    QTreeView *m_view;
    EmptyLabel *m_empty;
    QMenu *m_addMenu;
    QAction *m_addAction;
    QAction *m_filterAction;
    QList<QAction *> m_surveyActions;
    SurveyId m_current;
};

} // namespace conspectus
