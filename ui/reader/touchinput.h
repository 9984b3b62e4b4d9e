// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fingers on the pages: one scrolls and lets them run on, two zoom about the point between them, a tap is a click, a finger that
// rests takes the word below it and then selects. With a tool in hand a finger draws: the view gets it as a mouse.
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>

class QTouchEvent;

namespace conspectus::reader {

class PdfView;

class TouchInput final : public QObject
{
    Q_OBJECT
public:
    explicit TouchInput(PdfView *view); // of the view's viewport; child of the view

    [[nodiscard]] bool isRunningOn() const { return m_running.isActive(); }
    void stop();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Doing { Nothing, Resting, Scrolling, Zooming, Selecting };

    bool begin(const QTouchEvent &event);
    void update(const QTouchEvent &event);
    void end();
    void scroll(QPointF by); // pixels by which the fingers moved
    void runOn();
    void zoom(const QTouchEvent &event);
    void select(); // a finger that rests
    void tap();
    void sendMouse(QEvent::Type type, QPointF at, Qt::MouseButtons buttons);

    PdfView *m_view;
    Doing m_doing = Doing::Nothing;
    QPointF m_from;     // where the finger came down, viewport
    QPointF m_last;
    QPointF m_rest;     // parts of pixels that were not scrolled yet
    QPointF m_velocity; // pixels a second
    QElapsedTimer m_sinceMove;
    QElapsedTimer m_sinceTap;
    QPointF m_tapAt;
    double m_spread = 0; // between two fingers, pixels
    QBasicTimer m_resting;
    QBasicTimer m_running;
};

} // namespace conspectus::reader
