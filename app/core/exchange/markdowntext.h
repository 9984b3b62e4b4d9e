// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign text in Markdown: a title or a quote must not turn into a picture, a link, a heading or HTML.
#pragma once

#include <QString>

namespace conspectus::exchange {

// One line of foreign text, its signs escaped.
[[nodiscard]] QString escaped(const QString &text);

} // namespace conspectus::exchange
