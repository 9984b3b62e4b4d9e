// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our line icons by id ("survey", "search"); resources/icons/ID.svg on a 16 grid, painted in one colour of the palette:
// ButtonText, or its Disabled one; so they follow the theme without being made again.
// What models give as IconRole is an id of this.
#pragma once

#include <QIcon>
#include <QStringList>

class QPainter;

namespace conspectus {

// A null icon for an unknown id.
[[nodiscard]] QIcon iconFor(const QString &id);
// All ids there are, sorted.
[[nodiscard]] QStringList iconIds();
// Paints one into a square of logical pixels, in that colour, sharp at the painter's device pixel ratio.
void paintIcon(QPainter &painter, const QString &id, const QRectF &square, const QColor &color);

} // namespace conspectus
