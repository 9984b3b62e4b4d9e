// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Valid inputs to begin from: made here, and read from the page texts of CONSPECTUS_CORPUS where it is.
#pragma once

#include <QByteArray>
#include <QList>

namespace conspectus::fuzz {

[[nodiscard]] QList<QByteArray> pageTextSeeds();
[[nodiscard]] QList<QByteArray> workerReplySeeds();
[[nodiscard]] QList<QByteArray> operationSeeds();
[[nodiscard]] QList<QByteArray> objectSeeds();
[[nodiscard]] QList<QByteArray> querySeeds();
[[nodiscard]] QList<QByteArray> textBlobSeeds();

} // namespace conspectus::fuzz
