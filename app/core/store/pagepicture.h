// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A picture of a page as bytes that are read back in a few milliseconds: it stands in the window until the
// page is drawn.
#pragma once

#include <QByteArray>
#include <QImage>

namespace conspectus::store {

[[nodiscard]] QByteArray packPicture(const QImage &image);
// A null image where the bytes are not ours, are cut off or lie about their size.
[[nodiscard]] QImage unpackPicture(const QByteArray &bytes);

} // namespace conspectus::store
