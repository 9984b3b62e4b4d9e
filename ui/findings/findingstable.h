// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The view of all findings of the library: a table with a filter above it, in place of survey page and PDF. Return goes to a
// finding, Ctrl+C copies the chosen rows (all that are shown where none is chosen) as a table. It reads the library when it is
// first shown, follows the surveys that are open, and reads again when it is shown after something else changed.
#pragma once

#include "library/library.h"
#include "models/findingstablemodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTimer;
class QTreeView;

namespace conspectus {

class EmptyLabel;
class FilterField;
class SurveyTableView;

class FindingsTable final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsTable(Library *library, QWidget *parent = nullptr);

    [[nodiscard]] FindingsTableModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *view() const;
    [[nodiscard]] QWidget *filter() const;
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    void choose(const FindingId &finding);
    // The chosen rows, all that are shown where none is chosen.
    [[nodiscard]] std::vector<const FindingRow *> chosen() const;

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    void findingActivated(const conspectus::SurveyId &survey, const conspectus::FindingId &finding);
    void leaveWanted();
    void message(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeBar();
    void makeColumns();
    void load();
    void take(std::vector<FindingRow> rows);
    void follow(const SurveyId &id);
    void refreshOpen();
    void updateCount();
    [[nodiscard]] std::vector<int> chosenRows() const;

    Library *m_library;
    FindingsTableModel *m_model;
    FilterField *m_filter;
    QComboBox *m_marks;
    QLabel *m_count;
    SurveyTableView *m_view;
    EmptyLabel *m_empty;
    QTimer *m_soon;
    QSet<QString> m_changed; // open surveys whose rows are behind
    FindingId m_chosen;      // kept over a reset
    bool m_isBehind = true;  // the library is to be read
    bool m_isLoading = false;
    bool m_hasLoaded = false;
};

} // namespace conspectus
