// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentences of a short running text (a TL;DR, a contribution): each of them is a claim that can have evidence. Pure.
#pragma once

#include <QStringList>

namespace conspectus {

// In order, trimmed, none empty. A full stop after a common abbreviation ("e.g.", "et al.") ends no sentence.
[[nodiscard]] QStringList sentencesOf(const QString &text);

} // namespace conspectus
