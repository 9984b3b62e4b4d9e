// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long turns of the event loop take in processor time of this thread, which a busy machine does not blur, and which
// event of a turn took most of it. The application of a program that measures is a WatchedApplication.
#pragma once

#include <QApplication>
#include <functional>

namespace conspectus::bench {

// Of this thread, in ms.
[[nodiscard]] double threadMilliseconds();
// "QTimer settle 300 ms of AnnotationsPanel": class, name, and the parent's where it has none.
[[nodiscard]] QString describe(const QObject *object);

class WatchedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    // The longest event since the last call: "60 to PdfView, 17.3 ms".
    [[nodiscard]] QString takeLongest();

private:
    double m_longest = 0;
    QString m_name;
    int m_depth = 0;
};

struct Turns
{
    double longest = 0; // ms
    QString event;      // the longest of that turn
    double sum = 0;     // ms
    int count = 0;
    int over16 = 0;
    int over50 = 0;
};

// Does it and runs the event loop until it `holds` and nothing more came for `quiet` ms. What is done at once counts as a turn.
[[nodiscard]] Turns turnsOf(WatchedApplication &app, const std::function<void()> &what, const std::function<bool()> &holds, int quiet);

} // namespace conspectus::bench
