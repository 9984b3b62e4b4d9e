// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/touchinput.h"

#include "ui/reader/pdfview.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QTouchEvent>
#include <cmath>

namespace conspectus::reader {

namespace {

constexpr int kRestMilliseconds = 500;
constexpr int kFrameMilliseconds = 16;
constexpr double kStillness = 10;     // pixels that a finger may move without scrolling
constexpr double kSlowest = 40;       // pixels a second: slower stands still
constexpr double kFastest = 8000;
constexpr double kSlowingDown = 3.2;  // of the speed in a second, as an exponent
constexpr int kHeldMilliseconds = 80; // a finger that stood still before it left does not throw

double length(QPointF p)
{
    return std::hypot(p.x(), p.y());
}

} // namespace

TouchInput::TouchInput(PdfView *view) : QObject(view), m_view(view)
{
    view->viewport()->setAttribute(Qt::WA_AcceptTouchEvents);
    view->viewport()->installEventFilter(this);
}

void TouchInput::stop()
{
    m_running.stop();
    m_resting.stop();
    m_velocity = {};
}

bool TouchInput::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
        return begin(*static_cast<QTouchEvent *>(event)) ? (event->accept(), true) : false;
    case QEvent::TouchUpdate:
        if (m_doing == Doing::Nothing)
            return false;
        update(*static_cast<QTouchEvent *>(event));
        event->accept();
        return true;
    case QEvent::TouchEnd:
        if (m_doing == Doing::Nothing)
            return false;
        end();
        event->accept();
        return true;
    case QEvent::TouchCancel:
        stop();
        m_doing = Doing::Nothing;
        return true;
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
        m_running.stop();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool TouchInput::begin(const QTouchEvent &event)
{
    stop();
    if (m_view->tool() || event.points().isEmpty())
        return false;
    m_from = m_last = event.points().first().position();
    m_rest = {};
    m_doing = Doing::Resting;
    m_resting.start(kRestMilliseconds, this);
    m_sinceMove.start();
    if (event.points().size() > 1)
        zoom(event);
    return true;
}

void TouchInput::update(const QTouchEvent &event)
{
    if (event.points().size() > 1)
        return zoom(event);
    if (event.points().isEmpty())
        return;
    const QPointF at = event.points().first().position();
    if (m_doing == Doing::Selecting)
        return sendMouse(QEvent::MouseMove, at, Qt::LeftButton);
    if (m_doing == Doing::Zooming) { // one of two fingers has left
        m_doing = Doing::Scrolling;
        m_last = at;
        return;
    }
    if (m_doing == Doing::Resting && length(at - m_from) < kStillness)
        return;
    m_resting.stop();
    m_doing = Doing::Scrolling;
    const double seconds = std::max(0.004, static_cast<double>(m_sinceMove.restart()) / 1000);
    const QPointF by = at - m_last;
    m_velocity = m_velocity * 0.4 + by / seconds * 0.6;
    m_last = at;
    scroll(by);
}

void TouchInput::end()
{
    m_resting.stop();
    const Doing was = std::exchange(m_doing, Doing::Nothing);
    if (was == Doing::Resting)
        tap();
    else if (was == Doing::Selecting)
        sendMouse(QEvent::MouseButtonRelease, m_last, Qt::NoButton);
    else if (was == Doing::Scrolling && m_sinceMove.elapsed() < kHeldMilliseconds && length(m_velocity) > kSlowest) {
        m_velocity *= std::min(1.0, kFastest / length(m_velocity));
        m_sinceMove.start();
        m_running.start(kFrameMilliseconds, Qt::PreciseTimer, this);
    }
}

void TouchInput::scroll(QPointF by)
{
    m_rest += by;
    const QPoint whole = m_rest.toPoint();
    m_rest -= whole;
    QScrollBar *horizontal = m_view->horizontalScrollBar();
    QScrollBar *vertical = m_view->verticalScrollBar();
    horizontal->setValue(horizontal->value() - whole.x());
    vertical->setValue(vertical->value() - whole.y());
}

void TouchInput::runOn()
{
    const double seconds = static_cast<double>(m_sinceMove.restart()) / 1000;
    const QScrollBar *vertical = m_view->verticalScrollBar();
    const int before = vertical->value();
    scroll(m_velocity * seconds);
    m_velocity *= std::exp(-kSlowingDown * seconds);
    const bool isAtEnd = vertical->value() == before && (before == vertical->minimum() || before == vertical->maximum());
    if (length(m_velocity) < kSlowest || isAtEnd)
        stop();
}

void TouchInput::zoom(const QTouchEvent &event)
{
    m_resting.stop();
    const QPointF a = event.points().at(0).position();
    const QPointF b = event.points().at(1).position();
    const QPointF middle = (a + b) / 2;
    const double spread = std::max(1.0, length(a - b));
    if (m_doing == Doing::Zooming) {
        scroll(middle - m_last);
        m_view->setZoom(m_view->zoom() * spread / m_spread, middle);
    } else if (m_doing == Doing::Selecting) {
        return;
    }
    m_doing = Doing::Zooming;
    m_spread = spread;
    m_last = middle;
    m_velocity = {};
}

void TouchInput::select()
{
    m_doing = Doing::Selecting;
    sendMouse(QEvent::MouseButtonPress, m_from, Qt::LeftButton);
    sendMouse(QEvent::MouseButtonRelease, m_from, Qt::NoButton);
    sendMouse(QEvent::MouseButtonDblClick, m_from, Qt::LeftButton);
}

void TouchInput::tap()
{
    const bool isSecond = m_sinceTap.isValid() && m_sinceTap.elapsed() < QApplication::doubleClickInterval()
        && length(m_from - m_tapAt) < 2 * kStillness;
    sendMouse(isSecond ? QEvent::MouseButtonDblClick : QEvent::MouseButtonPress, m_from, Qt::LeftButton);
    sendMouse(QEvent::MouseButtonRelease, m_from, Qt::NoButton);
    m_sinceTap.start();
    m_tapAt = m_from;
}

void TouchInput::sendMouse(QEvent::Type type, QPointF at, Qt::MouseButtons buttons)
{
    m_last = at;
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QWidget *viewport = m_view->viewport();
    QMouseEvent event(type, at, viewport->mapToGlobal(at), button, buttons, QApplication::keyboardModifiers());
    QCoreApplication::sendEvent(viewport, &event);
}

void TouchInput::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_resting.timerId()) {
        m_resting.stop();
        select();
    } else if (event->timerId() == m_running.timerId()) {
        runOn();
    }
}

} // namespace conspectus::reader
