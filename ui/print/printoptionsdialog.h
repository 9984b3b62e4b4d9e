// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which pages are printed with their annotations, and whether the notes are listed behind them.
#pragma once

#include <QDialog>
#include <QList>

class QCheckBox;
class QLabel;
class QLineEdit;
class QRadioButton;

namespace conspectus {

class PrintOptionsDialog final : public QDialog
{
    Q_OBJECT
public:
    // annotated: pages (from 0) with annotations. current: from 0.
    PrintOptionsDialog(int pageCount, QList<int> annotated, int current, QWidget *parent);

    [[nodiscard]] QList<int> pages() const; // from 0, in order
    [[nodiscard]] bool withNotes() const;

Q_SIGNALS:
    void printWanted();
    void pdfWanted();

private:
    void finish(bool toPdf);

    int m_pageCount;
    QList<int> m_annotated;
    QRadioButton *m_all;
    QRadioButton *m_marked;
    QRadioButton *m_some;
    QLineEdit *m_typed;
    QCheckBox *m_notes;
    QLabel *m_said;
};

// "1-3, 7" → 0, 1, 2, 6; what is no page is left out.
[[nodiscard]] QList<int> pagesFrom(const QString &typed, int pageCount);

} // namespace conspectus
