// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the palette finds by name: commands, surveys, sections of the open PDF, findings and nodes of the open survey. A sign in front
// of what was typed asks for one of them alone ("> zoom", "@ methods"). Pure.
#pragma once

#include "models/searchmodel.h"

namespace conspectus {

enum class PaletteScope { All, Commands, Sections, Nodes, Findings, Surveys, Passages };

struct PaletteQuery
{
    PaletteScope scope = PaletteScope::All;
    QString text; // without the sign
};
// "> zoom" → Commands, "zoom". The signs: > commands, @ sections, # nodes, ! findings, / surveys, ? the text search alone.
[[nodiscard]] PaletteQuery paletteQueryOf(const QString &typed);

struct NamedAction
{
    QString name; // without mnemonic
    QString shortcut;
    QString help;
    int index = 0;
};

struct NamedSection
{
    QString title;
    int level = 0; // 0 = top
    int page = -1; // from 0
    QPointF point; // page space
    QString pageLabel;
};

struct PaletteSources
{
    std::vector<NamedAction> actions;
    std::vector<SurveyRow> surveys;
    std::vector<NamedSection> sections;
    const SurveySnapshot *survey = nullptr; // its findings and nodes; may be null
};

// Each kind under a header with how many there are; the kind with the best name first. Without text: the surveys, or all of
// the kind asked for in its own order.
[[nodiscard]] std::vector<SearchEntry> entriesByName(const PaletteQuery &query, const PaletteSources &sources);

} // namespace conspectus
