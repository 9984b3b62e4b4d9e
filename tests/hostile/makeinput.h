// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs make.py of this folder: the hostile input, and what an import may answer to each file of it.
#pragma once

#include <QJsonObject>
#include <QString>

namespace conspectus::test {

// Fills `folder`. Object of file name → expectation (see make.py); empty where there is no Python.
[[nodiscard]] QJsonObject makeHostileInput(const QString &folder, const QString &partOfName = {});

} // namespace conspectus::test
