// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The history of a survey page: what was changed, when and where, newest first. The text that an entry gave can be looked at
// and taken back; that is a new change with undo, nothing of the history goes away.
#pragma once

#include "library/pagehistory.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace conspectus {

class HistoryDialog final : public QDialog
{
    Q_OBJECT
public:
    HistoryDialog(Library *library, const SurveyId &survey, QWidget *parent);

    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    void takeBack(); // the text of the current entry

private:
    void load();
    void fill(const std::vector<PageHistoryEntry> &entries);
    void filter(const QString &typed);
    void showCurrent();
    [[nodiscard]] const PageHistoryEntry *current() const;
    [[nodiscard]] const PageHistoryEntry::Text *textToTake() const; // null where the current entry has none that is not there now
    [[nodiscard]] QString shownNow(const PageHistoryEntry &entry, const PageHistoryEntry::Text &text) const;

    Library *m_library;
    SurveyId m_survey;
    std::vector<PageHistoryEntry> m_entries;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QPlainTextEdit *m_text;
    QLabel *m_about;
    QPushButton *m_take;
};

} // namespace conspectus
