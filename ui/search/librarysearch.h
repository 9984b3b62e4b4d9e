// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search of the whole library as a view: words at the top, below them the passages that have them, grouped by survey, each with
// its page. Some rows are there at once, as they come; the ranked ones take their place. The palette is for one jump; this list stays, with the row that was opened, until other words are typed. Return opens
// a row, Esc goes back.
#pragma once

#include "library/library.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QListView;

namespace conspectus {

class EmptyLabel;
class FilterField;
class SearchModel;
struct SearchEntry;

class LibrarySearch final : public QWidget
{
    Q_OBJECT
public:
    explicit LibrarySearch(Library *library, QWidget *parent = nullptr);

    void setCurrentSurvey(const SurveyId &survey) { m_current = survey; } // its passages come first
    [[nodiscard]] FilterField *field() const { return m_field; }
    [[nodiscard]] QComboBox *places() const { return m_places; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] SearchModel *model() const { return m_model; }
    [[nodiscard]] QString state() const; // the words in place of rows, or how many there are

Q_SIGNALS:
    void hitActivated(const conspectus::FoundHit &hit);
    void leaveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeBar();
    void makeList();
    void textEdited();
    void search();
    void showFirst(const FoundAnswer &answer);
    void showAnswer(const QString &query, const Result<FoundAnswer> &answer);
    void showRows(std::vector<SearchEntry> entries);
    [[nodiscard]] QString countText() const;
    void goToList();
    void activate(const QModelIndex &index);
    void updateState();

    Library *m_library;
    SearchModel *m_model;
    FilterField *m_field;
    QComboBox *m_places;
    QListView *m_view;
    QLabel *m_count;
    EmptyLabel *m_empty;
    QTimer m_delay; // after the last key
    SurveyId m_current;
    QString m_problem; // why the last search gave no answer
    int m_total = 0;
    int m_surveys = 0;
    QString m_leftOut;      // what of the query is not looked for
    bool m_isSearching = false;
    bool m_hasFirstRows = false; // of the words in the field; the ranked ones are still to come
    bool m_isListWanted = false; // Return was pressed before the answer was there
};

} // namespace conspectus
