// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kinds: what an annotation means. They belong to kind sets; a survey has one active set and the digit keys are the
// set's. The built-in ones have fixed ids (resources/kinds.json) and the colours and patterns of LOOK.md.
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QColor>
#include <vector>

namespace conspectus {

enum class KindPattern { Plain, Line, Dashes, Dots, Hatch, Wave, Frame, DoubleLine };

struct Kind
{
    KindId id;     // fixed for built-in ones, e.g. "kind.reading.claim"
    QString name;  // "Claim"
    QString key;   // the digit: "1"
    KindPattern pattern = KindPattern::Plain;
    QColor lightInk, lightFill, darkInk, darkFill;
    friend bool operator==(const Kind &, const Kind &) = default;
};

struct KindSet
{
    KindSetId id; // "kindset.reading", "kindset.clinical", "kindset.reviewing"
    QString name;
    std::vector<Kind> kinds; // in the order of their keys
    friend bool operator==(const KindSet &, const KindSet &) = default;
};

// The built-in sets, Reading first. Read once from the resources; any thread.
[[nodiscard]] const std::vector<KindSet> &builtInKindSets();
// By id, over all sets; nullptr where unknown.
[[nodiscard]] const Kind *kindById(const KindId &id);
// By name in any case ("claim") or by id; nullptr where unknown.
[[nodiscard]] const Kind *kindByName(const QString &name);
// The set with that id, else Reading.
[[nodiscard]] const KindSet &kindSetOrReading(const KindSetId &id);

} // namespace conspectus
