// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a reader noted, under the nodes of the taxonomy, as Markdown: a heading a node, below it its findings and its passages with
// their notes, each with a link to its page of the PDF ("liu2024.pdf#page=9"). What is tied to no node comes last. Pure.
#pragma once

#include "survey/survey.h"

#include <QByteArray>
#include <QStringList>

namespace conspectus::exchange {

// labels: of the pages of the current version, as they are printed. Nodes without anything tied are left out, unless one below
// them has something.
[[nodiscard]] QByteArray notesByNode(const SurveySnapshot &snapshot, const QStringList &labels);

} // namespace conspectus::exchange
