// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Dark pages: lightness mapped so that white paper becomes the theme's page and black text its pageink, hues kept.
// Photographs (photographs.h) are left alone, only dimmed a little. Pure; run it off the GUI thread (about 5 ms a
// megapixel).
#pragma once

#include <QColor>
#include <QImage>

namespace conspectus::reader {

[[nodiscard]] QImage darkPage(QImage picture, const QColor &page, const QColor &pageink);

} // namespace conspectus::reader
