// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scores an entry of an imported taxonomy: does it read like advertising? Score and reasons follow SAFETY.md,
// section 4.
#pragma once

#include <QString>
#include <QStringList>

namespace conspectus::exchange {

struct AdvertisingScore
{
    int score = 0;       // held back at 2 and more
    QStringList reasons; // for people, translated
    [[nodiscard]] bool isHeldBack() const { return score >= 2; }
};

[[nodiscard]] AdvertisingScore advertisingScore(const QString &entry);

} // namespace conspectus::exchange
