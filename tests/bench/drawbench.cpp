// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole page from the request to the picture in this process, against Poppler's renderToImage() called here.

#include "benchinput.h"
#include "documentreader.h"
#include "popplerpeer.h"
#include "table.h"

#include <algorithm>

namespace conspectus::bench {

namespace {

std::vector<int> spreadPages(int pageCount, int wanted)
{
    const int count = std::min(pageCount, wanted);
    std::vector<int> pages;
    for (int i = 0; i < count; ++i)
        pages.push_back(static_cast<int>(static_cast<qint64>(i) * pageCount / count));
    return pages;
}

} // namespace

void benchDrawing(const BenchInput &input)
{
    for (const Document &document : input.documents) {
        DocumentReader reader(document.path);
        const PopplerPeer peer(document.path);
        Compared compared; // one entry a page and repetition
        int equal = 0;
        const std::vector<int> pages = spreadPages(document.pageCount, input.pagesDrawn);
        for (const int page : pages) {
            // Once unmeasured: fonts and pictures of the page are then known to both.
            const QImage ours = reader.draw(page, input.scale);
            const QImage bare = peer.draw(page, input.scale, ours.size());
            equal += ours.convertToFormat(QImage::Format_RGB32) == bare.convertToFormat(QImage::Format_RGB32) ? 1 : 0;
            for (int i = 0; i < input.repetitions; ++i) {
                compared.addPair([&] { return timeOf([&] { (void)reader.draw(page, input.scale); }); },
                                 [&] { return timeOf([&] { (void)peer.draw(page, input.scale, ours.size()); }); });
            }
        }
        const QString what = QStringLiteral("draw a page, %1 px per pt (%2 of %3 pictures equal)")
                                 .arg(input.scale)
                                 .arg(equal)
                                 .arg(pages.size());
        printRow(comparedRow(what, document.name, QStringLiteral("bare Poppler"), compared));
    }
}

} // namespace conspectus::bench
