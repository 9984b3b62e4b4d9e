// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/readingorder.h"

#include "text/derived.h"
#include "text/fold.h"
#include "text/layout.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace conspectus::text {

namespace {

using namespace layout;

// Body and headings first, then each other role by itself, all in the order of reading.
void gatherRoles(std::vector<LineDraft> &lines)
{
    const auto rank = [](const LineDraft &line) { return line.role == Role::Heading ? 0 : static_cast<int>(line.role); };
    std::ranges::stable_sort(lines, {}, rank);
}

std::vector<LineDraft> orderFrame(Frame &frame, const RawPage &page, const DocumentProfile &profile)
{
    markLineNumbers(frame);
    std::vector<Fragment> fragments = fragmentsOf(frame);
    markMargins(frame, profile, fragments);
    mergeLabels(frame, fragments);
    numberRows(fragments);
    const std::vector<Gutter> gutters = guttersOf(frame, fragments);
    std::vector<LineDraft> lines = orderLines(frame, std::move(fragments), gutters);
    markRoles(frame, page, lines);
    gatherRoles(lines);
    markParagraphs(frame, lines);
    return lines;
}

// Text that runs another way than the page's: stamps and watermarks at the edge, labels of axes elsewhere.
std::vector<LineDraft> orderTurned(Frame &frame, const DocumentProfile &profile)
{
    std::vector<LineDraft> lines = orderLines(frame, fragmentsOf(frame), {});
    for (LineDraft &line : lines) {
        const QString text = textOf(frame, line.pieces);
        const bool isStamp = text.startsWith(QLatin1String("arXiv:"), Qt::CaseInsensitive)
            || std::ranges::binary_search(profile.repeatedMargins, marginKey(text));
        line.role = isStamp || isInMarginZone(frame, line.box) ? Role::RunningHead : Role::Float;
        line.paragraphEnd = true;
    }
    return lines;
}

// The links with rectangles that have a positive size and lie on the grid.
std::vector<RawLink> cleanLinks(std::vector<RawLink> links)
{
    for (RawLink &link : links) {
        const QRectF area = link.area.normalized();
        const double left = onGrid(area.left());
        const double top = onGrid(area.top());
        link.area = QRectF(left, top, onGrid(area.right()) - left, onGrid(area.bottom()) - top);
        link.targetPoint = QPointF(onGrid(link.targetPoint.x()), onGrid(link.targetPoint.y()));
        link.targetPage = std::max(link.targetPage, -1);
    }
    return links;
}

// Keys of the lines in a page's margins, each once.
QSet<QString> marginKeysOf(const RawPage &page)
{
    QSet<QString> keys;
    for (Frame &frame : framesOf(page)) {
        const bool isTurned = frame.rotation != 0;
        std::erase_if(frame.pieces, [&](const Piece &piece) { return !isTurned && !isInMarginZone(frame, piece.box); });
        for (const Fragment &fragment : fragmentsOf(frame)) {
            const QString key = marginKey(textOf(frame, fragment.pieces));
            if (key.size() > 1) // bare page numbers are known without
                keys.insert(key);
        }
    }
    return keys;
}

} // namespace

DocumentProfile profileOf(std::span<const RawPage> pages)
{
    constexpr double kShare = 0.15; // of the pages: left and right heads may differ, chapters change them
    QHash<QString, size_t> counts;
    for (const RawPage &page : pages) {
        for (const QString &key : marginKeysOf(page))
            ++counts[key];
    }
    const auto least = std::max<size_t>(pages.size() <= 4 ? 2 : 3, static_cast<size_t>(kShare * static_cast<double>(pages.size())));
    DocumentProfile profile;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() >= least)
            profile.repeatedMargins.push_back(it.key());
    }
    std::ranges::sort(profile.repeatedMargins);
    return profile;
}

TextPage orderPage(const RawPage &given, const DocumentProfile &profile)
{
    std::vector<Frame> frames = framesOf(given);
    RawPage apart;
    if (!frames.empty() && frames.front().mirrored) {
        apart = withMarksApart(given);
        frames = framesOf(apart);
    }
    const RawPage &raw = apart.words.empty() ? given : apart;
    TextPage page;
    page.size = QSizeF(onGrid(raw.size.width()), onGrid(raw.size.height()));
    page.fonts = raw.fonts;
    page.links = cleanLinks(raw.links);
    for (size_t i = 0; i < frames.size(); ++i) {
        const std::vector<LineDraft> lines = i == 0 ? orderFrame(frames[i], raw, profile)
                                                    : orderTurned(frames[i], profile);
        appendLines(page, raw, frames[i], lines);
    }
    derive(page);
    return page;
}

QString layerId(const QString &fileSha256, const QString &extractor)
{
    const QString all = QStringLiteral("%1\n%2\nfold %3\norder %4")
                            .arg(fileSha256, extractor)
                            .arg(kFoldVersion)
                            .arg(kOrderVersion);
    return QString::fromLatin1(QCryptographicHash::hash(all.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace conspectus::text
