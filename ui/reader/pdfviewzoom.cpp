// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How large the pages are shown, and which way up.

#include "ui/reader/pdfview.h"

#include <algorithm>
#include <array>

namespace conspectus::reader {

namespace {

constexpr double kTextPadding = 30; // pixels beside the text where margins are trimmed: room for the numbers
constexpr std::array kZoomSteps{0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75,
                                2.0, 2.5,  3.0,  4.0, 5.0,  6.0,  8.0};

} // namespace

void PdfView::updateScale()
{
    m_layout.setViewportWidth(viewportSize().width());
    m_layout.setMarginsTrimmed(m_fit == Fit::TextWidth);
    // Trimmed margins stand outside on purpose; a bar for them would only take room.
    setHorizontalScrollBarPolicy(m_fit == Fit::TextWidth ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    double scale = m_layout.scale();
    switch (m_fit) {
    case Fit::Custom:
        return;
    case Fit::Width:
        scale = m_layout.scaleToFitWidth(viewportSize().width());
        break;
    case Fit::Page:
        scale = m_layout.scaleToFitPage(viewportSize(), std::max(0, m_currentPage));
        break;
    case Fit::TextWidth:
        scale = m_layout.scaleToFitText(viewportSize().width(), kTextPadding);
        m_fitsText = scale != m_layout.scaleToFitWidth(viewportSize().width());
        if (m_zoomTillKnown > 0 && std::ranges::none_of(m_inked, &std::optional<QRectF>::has_value))
            scale = m_zoomTillKnown * kPointsToPixels;
        break;
    }
    scale = std::clamp(scale, kLeastZoom * kPointsToPixels, kGreatestZoom * kPointsToPixels);
    if (isSameScale(scale, m_layout.scale()))
        return;
    m_layout.setScale(scale);
    Q_EMIT zoomChanged();
}

double PdfView::zoom() const
{
    return m_layout.scale() / kPointsToPixels;
}

void PdfView::setZoom(double zoom, std::optional<QPointF> about)
{
    const double scale = std::clamp(zoom, kLeastZoom, kGreatestZoom) * kPointsToPixels;
    const QPointF at = about.value_or(QPointF(viewportSize().width() / 2, viewportSize().height() / 2));
    m_fit = Fit::Custom;
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    adjust(
            [&] {
                m_layout.setMarginsTrimmed(false);
                m_layout.setScale(scale);
            },
            at);
    Q_EMIT zoomChanged();
}

void PdfView::stepZoom(int steps, std::optional<QPointF> about)
{
    double target = zoom();
    for (; steps > 0; --steps) {
        const auto next = std::ranges::find_if(kZoomSteps, [&](double step) { return step > target * 1.005; });
        target = next == kZoomSteps.end() ? kGreatestZoom : *next;
    }
    for (; steps < 0; ++steps) {
        const auto next = std::find_if(kZoomSteps.rbegin(), kZoomSteps.rend(),
                                       [&](double step) { return step < target * 0.995; });
        target = next == kZoomSteps.rend() ? kLeastZoom : *next;
    }
    setZoom(target, about);
}

void PdfView::setFit(Fit fit, double zoomTillKnown)
{
    m_fit = fit;
    m_zoomTillKnown = zoomTillKnown;
    adjust([this] { updateScale(); });
    Q_EMIT zoomChanged();
}

void PdfView::setRotation(Rotation rotation)
{
    adjust([&] {
        m_layout.setRotation(rotation);
        updateScale();
    });
}

} // namespace conspectus::reader
