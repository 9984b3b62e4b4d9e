// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library panel: pinned surveys, "Reading now", the reader's collections and "All surveys" with the number of annotations
// of each, a filter, and a button that adds. Surveys are dragged onto collections. Remembers what was opened lately and which
// collections are closed in the library's view state.
#pragma once

#include "library/collections.h"

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
    void forgetRecent(); // "Reading now" is empty then
    [[nodiscard]] Collections *collections() const { return m_collections; }
    // What is chosen; null where it is no collection and no survey in one.
    [[nodiscard]] CollectionId selectedCollection() const;
    // Makes one and lets the reader type its name.
    void makeCollection(const CollectionId &parent);
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    void surveyActivated(const conspectus::SurveyId &survey);
    void collectionWanted(const conspectus::CollectionId &collection); // as a table
    void allSurveysWanted();                                          // as a table
    // A context menu of surveys is about to be shown; who has actions for them adds them.
    void surveyMenuAboutToShow(QMenu *menu, const conspectus::SurveyId &survey);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void loadRecent();
    void remember(const SurveyId &survey);
    void showFilter(bool shown);
    void applyFilter(const QString &text);
    void activate(const QModelIndex &index);
    void showMenu(const QPoint &point);
    void addCollectionActions(QMenu &menu, const CollectionId &collection);
    void expandAsBefore();
    void rememberExpanded();
    void updateEmpty();

    Library *m_library;
    Collections *m_collections;
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
