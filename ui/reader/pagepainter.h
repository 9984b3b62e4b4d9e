// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paints one page: the picture (or what stands in for it), fills and patterns of marks, find hits, selection, frames,
// numbers in the margin. Content space: the painter's origin is the content's.
#pragma once

#include "geometry/pagelayout.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/markindex.h"
#include "ui/reader/pagecache.h"
#include "ui/theme.h"

#include <QPainter>

namespace conspectus::reader {

// Everything a page is painted from; valid while it is painted.
struct PageScene
{
    const PageLayout &layout;
    const PageCache &cache;
    const Theme &theme;
    double pixelRatio = 1;
    QFont numberFont;
};

// What is on one page.
struct PageContent
{
    int page = 0;
    const text::TextPage *text = nullptr;
    const std::vector<Mark> *marks = nullptr;
    AnnotationId current;                             // framed
    Quads selection;
    const std::vector<text::Span> *hits = nullptr;
    text::Span continuedHit; // of a hit that began on the page before
    std::optional<text::Span> currentHit;
    Quads frame;                                      // the target of a jump
    QRectF hoveredLink;                               // page space
    QRectF rubber;                                    // an area being drawn, page space
    QString words;     // in place of a picture that cannot be drawn
    bool isFailed = false; // no picture will come: the words of the text layer are written where they stand
};

class PagePainter
{
public:
    PagePainter(QPainter &painter, const PageScene &scene) : m_painter(painter), m_scene(scene) {}

    void paint(const PageContent &content);
    // True where a picture of the page (of whatever sharpness) was painted.
    [[nodiscard]] bool paintedPicture() const { return m_paintedPicture; }
    // True where it was the sharp one.
    [[nodiscard]] bool paintedSharp() const { return m_paintedSharp; }

private:
    QPainter &m_painter;
    const PageScene &m_scene;
    bool m_paintedPicture = false;
    bool m_paintedSharp = false;

    void paintPicture(const PageContent &content, const QRectF &rect);
    void paintExact(const Picture &picture, const QRectF &rect);
    void paintTurned(const Picture &picture, const QRectF &rect);
    void paintTextShape(const text::TextPage &text, const QTransform &toContent);
    void paintTextItself(const text::TextPage &text, const QTransform &toContent);
    void paintWords(const QString &words, const QRectF &rect);
    void paintMarks(const PageContent &content, const QTransform &toContent);
    void paintMark(const Mark &mark, const QTransform &toContent);
    void paintInk(const Mark &mark, const QTransform &toContent);
    void paintNote(const Mark &mark, const QRectF &box);
    void paintNumber(const Mark &mark, const PageContent &content, const QTransform &toContent);
    void paintHits(const PageContent &content, const QTransform &toContent);
    void paintTint(const Quads &quads, const QTransform &toContent, const QColor &color);
};

[[nodiscard]] std::vector<QPolygonF> polygons(const Quads &quads, const QTransform &transform);

} // namespace conspectus::reader
