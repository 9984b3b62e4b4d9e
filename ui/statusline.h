// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The status bar: where the reader is (page · section · zoom), whether everything is saved, in words, and what is running with its
// progress and a way to cancel it. Permanent marks say when the library is read-only or a part of the confinement is missing.
#pragma once

#include "library/library.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace conspectus {

// A dot, a ring or a triangle with a word.
class SavingMark final : public QWidget
{
    Q_OBJECT
public:
    explicit SavingMark(QWidget *parent = nullptr);
    void setState(SavingState state);
    [[nodiscard]] SavingState state() const { return m_shown; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(SavingState state);

    SavingState m_shown = SavingState::NothingToSave;
    SavingState m_next = SavingState::NothingToSave;
    QTimer m_delay; // "saving…" only after 200 ms
};

class StatusLine final : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(Library *library, QWidget *parent = nullptr);

    // page and section may be empty; zoom 0 = no PDF is open.
    void setPlace(const QString &page, const QString &section, double zoom);
    void setNothingOpen();
    // What marking is set to ("Underline, Method, repeated"); empty: nothing to say.
    void setTool(const QString &tool);
    void setReadOnly(bool readOnly);
    // The parts of the PDF engine's confinement that are missing; empty: no mark.
    void setMissingProtection(const QStringList &missing);
    [[nodiscard]] QString toolText() const;
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] QString jobsText() const;
    [[nodiscard]] SavingMark *savingMark() const { return m_saving; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updatePlace();
    void jobsChanged();
    void progressChanged();
    void fillJobsMenu();
    void restyle();
    QToolButton *markButton(const QString &icon);

    Library *m_library;
    QLabel *m_place;
    QLabel *m_tool;
    QString m_where;
    SavingMark *m_saving;
    QToolButton *m_readOnly;
    QToolButton *m_protection;
    QProgressBar *m_progress;
    QToolButton *m_jobs;
    QMenu *m_jobsMenu;
};

} // namespace conspectus
