// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is fuzzed: each target takes any bytes, gives them to one decoder of foreign input and ends the program
// where the decoder breaks a promise of its header. Used by libFuzzer (packaging/fuzz) and by replay_test.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace conspectus::fuzz {

struct Target
{
    const char *name; // also the name of its folder under tests/fuzz/found
    void (*run)(const QByteArray &bytes);
    QList<QByteArray> (*seeds)(); // whole and valid inputs to begin with
};

[[nodiscard]] const QList<Target> &targets();
[[nodiscard]] const Target *targetNamed(const QString &name); // null where there is none

} // namespace conspectus::fuzz
