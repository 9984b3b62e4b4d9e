// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the photographs of a drawn page are, so that a dark page leaves them as they are. A photograph is a rectangle without
// paper in it that has many tones; charts, shaded drawings, coloured cells and scanned text are none. Pure; any thread.
#pragma once

#include <QImage>
#include <QRect>
#include <vector>

namespace conspectus::reader {

// In pixels of the picture, which is Format_RGB32.
[[nodiscard]] std::vector<QRect> photographsIn(const QImage &picture);

} // namespace conspectus::reader
