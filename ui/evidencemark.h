// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The circle that says how well a finding is supported: full = a passage outside the abstract, half = only the abstract or
// a qualified one, empty = none, struck = disputed. Painted, not a glyph, and always with words for the accessible text.
#pragma once

#include "survey/survey.h"
#include "ui/theme.h"

class QPainter;

namespace conspectus {

// 12 px at normal size; the circle is centred in the square.
void paintEvidenceMark(QPainter &painter, const QRectF &square, EvidenceMark mark, const Theme &theme);
// "supported", "partly supported: abstract only, or qualified", "no evidence yet", "disputed"
[[nodiscard]] QString evidenceMarkText(EvidenceMark mark);

} // namespace conspectus
