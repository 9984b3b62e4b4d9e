// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tour: a small card that points at one part of the window after the other. Begins by itself the first time the sample is open and no
// PDF was named, and by Help ▸ Take the Tour. Esc ends it; the window can be used all the while.
#pragma once

#include <QFrame>
#include <QPointer>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace conspectus {

class MainWindow;
class Settings;

struct TourStep
{
    QString title;
    QString text;
    std::function<QWidget *()> target; // null or hidden: the card stands in the middle
};

// The card, and a frame round what it points at.
class TourCard final : public QFrame
{
    Q_OBJECT
public:
    TourCard(std::vector<TourStep> steps, QWidget *window);
    ~TourCard() override;

    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] QWidget *target() const;
    void show(int step);
    void setOutOfTheWay(bool away); // hidden while something stands in place of what it points at; comes back at the same step

public Q_SLOTS:
    void next();
    void back();
    void end();

Q_SIGNALS:
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    std::vector<TourStep> m_steps;
    int m_step = 0;
    bool m_isAway = false;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_number;
    QPushButton *m_back;
    QPushButton *m_next;
    QPointer<QWidget> m_frame;
};

class Tour final : public QObject
{
    Q_OBJECT
public:
    Tour(MainWindow *window, Settings &settings, bool isSample);

    // Begins when the first survey is shown, unless it was seen before. Not called where a PDF was named.
    void offerAtFirstStart();
    [[nodiscard]] TourCard *card() const { return m_card; } // null while there is no tour

private:
    void begin(bool takeFocus);
    void beginByMenu();

    MainWindow *m_window;
    Settings &m_settings;
    bool m_isSample;
    QPointer<TourCard> m_card;
};

} // namespace conspectus
