// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kinds: what an annotation means. They belong to kind sets; a survey has one active set and the digit keys are the
// set's. The built-in ones have fixed ids (resources/kinds.json) and the colours and patterns of LOOK.md; what the reader
// changed and added comes from the library's KindRegistry, and everybody asks the functions below.
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QColor>
#include <optional>
#include <vector>

namespace conspectus {

enum class KindPattern { Plain, Line, Dashes, Dots, Hatch, Wave, Frame, DoubleLine, Bars };

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
// The sets in use: the built-in ones as the reader changed them, then the reader's own. Any thread; what is given stays
// valid and as it was until the program ends, also when the sets change.
[[nodiscard]] const std::vector<KindSet> &kindSets();
// From KindRegistry. retired: kinds that are offered no more and that annotations may still have. Any thread.
void setKindSets(std::vector<KindSet> sets, std::vector<Kind> retired = {});
[[nodiscard]] QString patternName(KindPattern pattern); // "double-line"
[[nodiscard]] std::optional<KindPattern> patternFromName(const QString &name);
// By id, over all sets in use and the retired kinds; nullptr where unknown.
[[nodiscard]] const Kind *kindById(const KindId &id);
// By name in any case ("claim") or by id; nullptr where unknown.
[[nodiscard]] const Kind *kindByName(const QString &name);
// The set with that id, else Reading.
[[nodiscard]] const KindSet &kindSetOrReading(const KindSetId &id);
// What is marked with it becomes a finding of the reader's own: "kind.clinical.finding".
[[nodiscard]] bool makesFinding(const KindId &kind);
// The kind for a passage that a slot of a finding is filled from: the set's own for that slot ("kind.clinical.population"),
// else its evidence, else its first. Slot empty: whichever. The set has kinds.
[[nodiscard]] const Kind &kindForSource(const KindSet &set, const QString &slot = {});

} // namespace conspectus
