// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A clinical card laid out on one page: letters as large as there is room for, else fewer quotes, then fewer findings, until it
// fits. Foreign text is put in as plain text.
#pragma once

#include "exchange/clinicalcard.h"

#include <QTextDocument>
#include <memory>

class QPagedPaintDevice;
class QPainter;

namespace conspectus {

struct LaidOutCard
{
    std::unique_ptr<QTextDocument> document; // of the size of the printable area, device pixels
    int findingsLeftOut = 0;
    int pages = 1; // 1: what is too long is cut
};
[[nodiscard]] LaidOutCard layOutCard(const exchange::ClinicalCard &card, QPagedPaintDevice &device);
// On the device's first page. False where the device cannot be written.
bool printCard(const exchange::ClinicalCard &card, QPagedPaintDevice &device);

} // namespace conspectus
