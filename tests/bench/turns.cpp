// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "turns.h"

#include "measuring.h"

#include <QDeadlineTimer>
#include <QEvent>
#include <QTimer>
#include <ctime>

namespace conspectus::bench {

namespace {
constexpr int kPatience = 120'000; // ms
}

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QString describe(const QObject *object)
{
    QString name = QString::fromLatin1(object->metaObject()->className());
    if (!object->objectName().isEmpty())
        return name + QLatin1Char(' ') + object->objectName();
    if (const auto *timer = qobject_cast<const QTimer *>(object))
        name += QStringLiteral(" %1 ms").arg(timer->interval());
    return object->parent() ? name + QLatin1String(" of ") + describe(object->parent()) : name;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const int type = event->type();
    const QString name = describe(receiver); // it may be gone afterwards
    ++m_depth;
    const double before = threadMilliseconds();
    const bool result = QApplication::notify(receiver, event);
    const double took = threadMilliseconds() - before;
    --m_depth;
    if (took > m_longest) {
        m_longest = took;
        m_name = QStringLiteral("event %1 to %2, %3 ms").arg(type).arg(name).arg(took, 0, 'f', 1);
    }
    return result;
}

QString WatchedApplication::takeLongest()
{
    m_longest = 0;
    return std::exchange(m_name, {});
}

Turns turnsOf(WatchedApplication &app, const std::function<void()> &what, const std::function<bool()> &holds, int quiet)
{
    Turns turns;
    const auto count = [&](double took, const QString &event) {
        turns.sum += took;
        ++turns.count;
        turns.over16 += took > 16 ? 1 : 0;
        turns.over50 += took > 50 ? 1 : 0;
        if (took > turns.longest) {
            turns.longest = took;
            turns.event = event;
        }
    };
    (void)app.takeLongest();
    double before = threadMilliseconds();
    what();
    count(threadMilliseconds() - before, QStringLiteral("at once"));
    const QDeadlineTimer patience(kPatience);
    QDeadlineTimer rest(quiet);
    QTimer wake;
    wake.start(20);
    while (!rest.hasExpired() || !holds()) {
        if (patience.hasExpired())
            giveUp(QStringLiteral("No rest within two minutes"));
        before = threadMilliseconds();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double took = threadMilliseconds() - before;
        const QString longest = app.takeLongest();
        if (took > 1)
            rest.setRemainingTime(quiet);
        count(took, longest);
    }
    return turns;
}

} // namespace conspectus::bench
