// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagepainter.h"

#include "ui/kindpainter.h"
#include "ui/reader/inkstroke.h"

#include <algorithm>
#include <cmath>

namespace conspectus::reader {

namespace {

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return static_cast<int>(std::lround(x * share + y * (1 - share))); };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

// The left edge of the line in which a mark begins, so that numbers stand in the margin and not inside a line.
double leftOfLine(const text::TextPage *text, const QRectF &quad)
{
    double left = quad.left();
    if (!text)
        return left;
    for (const text::Line &line : text->lines) {
        if (line.box.top() < quad.center().y() && line.box.bottom() > quad.center().y()
            && line.box.left() <= quad.right() && line.box.right() >= quad.left())
            left = std::min(left, line.box.left());
    }
    return left;
}

} // namespace

std::vector<QPolygonF> polygons(const Quads &quads, const QTransform &transform)
{
    std::vector<QPolygonF> result;
    result.reserve(quads.size());
    for (const Quad &quad : quads) {
        QPolygonF polygon;
        for (const QPointF &corner : quad.corners)
            polygon.append(transform.map(corner));
        result.push_back(std::move(polygon));
    }
    return result;
}

void PagePainter::paint(const PageContent &content)
{
    const QRectF rect = m_scene.layout.pageRect(content.page);
    const QTransform toContent = m_scene.layout.toContent(content.page);
    m_painter.save();
    m_painter.setClipRect(m_scene.layout.windowRect(content.page), Qt::IntersectClip);
    m_painter.fillRect(rect, m_scene.theme.page);
    paintPicture(content, rect);
    paintTint(content.selection, toContent, mixed(m_scene.theme.acc, m_scene.theme.page, m_scene.theme.isDark ? 0.24 : 0.30));
    paintMarks(content, toContent);
    paintHits(content, toContent);
    if (!content.frame.empty())
        paintMarkFrame(m_painter, polygons(content.frame, toContent), m_scene.theme);
    if (!content.hoveredLink.isEmpty())
        paintMarkFrame(m_painter, polygons({Quad::fromRect(content.hoveredLink)}, toContent), m_scene.theme, 1.5);
    if (!content.rubber.isEmpty()) {
        m_painter.setPen(QPen(m_scene.theme.acc, 1.5, Qt::DashLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(toContent.mapRect(content.rubber));
    }
    m_painter.restore();
}

void PagePainter::paintPicture(const PageContent &content, const QRectF &rect)
{
    const double scale = m_scene.layout.scale() * m_scene.pixelRatio;
    const Rotation rotation = m_scene.layout.rotation();
    if (!content.words.isEmpty()) {
        paintWords(content.words, rect);
        return;
    }
    if (const Picture *exact = m_scene.cache.exact({content.page, scale, rotation, {}})) {
        paintExact(*exact, rect);
        m_paintedPicture = m_paintedSharp = true;
        return;
    }
    if (const Picture *near = m_scene.cache.nearest(content.page, scale, rotation)) {
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(rect, near->image, QRectF(near->image.rect()));
        m_paintedPicture = true;
    } else if (const Picture *turned = m_scene.cache.turned(content.page, scale, rotation)) {
        paintTurned(*turned, rect);
        m_paintedPicture = true;
    } else if (content.text && content.isFailed) {
        paintTextItself(*content.text, m_scene.layout.toContent(content.page));
    } else if (content.text) {
        paintTextShape(*content.text, m_scene.layout.toContent(content.page));
    }
    if (const Picture *part = m_scene.cache.part(content.page, scale, rotation)) {
        paintExact(*part, rect);
        m_paintedPicture = m_paintedSharp = true;
    }
}

// One device pixel of the picture is one of the screen; nothing is scaled.
void PagePainter::paintExact(const Picture &picture, const QRectF &rect)
{
    const double ratio = m_scene.pixelRatio;
    const QSizeF expected = picture.key.clip.isEmpty() ? rect.size() * ratio : QSizeF(picture.key.clip.size());
    const QSize size = picture.image.size();
    if (std::abs(size.width() - expected.width()) > 2 || std::abs(size.height() - expected.height()) > 2) {
        // The size of the page was not known when this was asked for.
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(rect, picture.image, QRectF(picture.image.rect()));
        return;
    }
    m_painter.save();
    m_painter.translate(rect.topLeft());
    m_painter.scale(1 / ratio, 1 / ratio);
    m_painter.drawImage(picture.key.clip.topLeft(), picture.image);
    m_painter.restore();
}

// The pages were turned a moment ago: the picture from before, turned likewise.
void PagePainter::paintTurned(const Picture &picture, const QRectF &rect)
{
    const int turn = (static_cast<int>(m_scene.layout.rotation()) - static_cast<int>(picture.key.rotation) + 360) % 360;
    const QSizeF size = turn % 180 == 0 ? rect.size() : rect.size().transposed();
    m_painter.save();
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter.translate(rect.center());
    m_painter.rotate(turn);
    m_painter.drawImage(QRectF(QPointF(-size.width() / 2, -size.height() / 2), size), picture.image,
                        QRectF(picture.image.rect()));
    m_painter.restore();
}

// What stands in for a page of which there is no picture yet: where its lines are.
void PagePainter::paintTextShape(const text::TextPage &text, const QTransform &toContent)
{
    for (const text::Line &line : text.lines) {
        const QRectF box = toContent.mapRect(line.box);
        m_painter.fillRect(box.adjusted(0, box.height() * 0.25, 0, -box.height() * 0.25), m_scene.theme.line);
    }
}

// A page that cannot be drawn can still be read, selected and marked.
void PagePainter::paintTextItself(const text::TextPage &text, const QTransform &toContent)
{
    m_painter.setPen(m_scene.theme.pageink);
    QFont font = m_scene.numberFont;
    for (const text::Word &word : text.words) {
        const QRectF box = toContent.mapRect(word.box);
        if (word.rotation != 0 || box.height() < 3 || !m_painter.clipBoundingRect().intersects(box))
            continue;
        font.setPixelSize(std::max(3, static_cast<int>(box.height() * 0.72)));
        m_painter.setFont(font);
        m_painter.drawText(box.adjusted(0, 0, box.width(), 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           word.text);
    }
}

void PagePainter::paintWords(const QString &words, const QRectF &rect)
{
    const double margin = std::min(48.0, rect.width() / 10);
    m_painter.setPen(m_scene.theme.ink2);
    m_painter.drawText(rect.adjusted(margin, std::min(96.0, rect.height() / 6), -margin, 0),
                       Qt::TextWordWrap | Qt::AlignHCenter | Qt::AlignTop, words);
}

void PagePainter::paintTint(const Quads &quads, const QTransform &toContent, const QColor &color)
{
    if (quads.empty())
        return;
    m_painter.save();
    m_painter.setCompositionMode(m_scene.theme.isDark ? QPainter::CompositionMode_Lighten
                                                      : QPainter::CompositionMode_Multiply);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    for (const QPolygonF &polygon : polygons(quads, toContent))
        m_painter.drawPolygon(polygon);
    m_painter.restore();
}

void PagePainter::paintMarks(const PageContent &content, const QTransform &toContent)
{
    if (!content.marks)
        return;
    for (const Mark &mark : *content.marks) {
        paintMark(mark, toContent);
        if (mark.number > 0)
            paintNumber(mark, content, toContent);
    }
    for (const Mark &mark : *content.marks) {
        if (!content.current.isNull() && mark.id == content.current)
            paintMarkFrame(m_painter, polygons(mark.quads, toContent), m_scene.theme);
    }
}

void PagePainter::paintMark(const Mark &mark, const QTransform &toContent)
{
    const std::vector<QPolygonF> shapes = polygons(mark.quads, toContent);
    const QColor ink = m_scene.theme.kindInk(*mark.kind);
    const Qt::PenStyle line = mark.saved ? Qt::SolidLine : Qt::DashLine;
    const auto along = [&](double share) { // a line through each quad, from its foot (0) to its head (1)
        m_painter.setPen(QPen(ink, std::max(1.5, 0.9 * m_scene.layout.scale()), line, Qt::FlatCap));
        for (const QPolygonF &q : shapes)
            m_painter.drawLine(q[3] + (q[0] - q[3]) * share, q[2] + (q[1] - q[2]) * share);
    };
    switch (mark.style) {
    case AnnotationStyle::Highlight:
        paintMarkFill(m_painter, shapes, *mark.kind, m_scene.theme);
        paintMarkPattern(m_painter, shapes, *mark.kind, m_scene.theme, mark.saved);
        break;
    case AnnotationStyle::Underline:
        along(0.06);
        break;
    case AnnotationStyle::StrikeOut:
        along(0.42);
        break;
    case AnnotationStyle::Squiggly: {
        Kind wavy = *mark.kind;
        wavy.pattern = KindPattern::Wave;
        paintMarkPattern(m_painter, shapes, wavy, m_scene.theme, mark.saved);
        break;
    }
    case AnnotationStyle::Note:
        for (const QPolygonF &shape : shapes)
            paintNote(mark, shape.boundingRect());
        break;
    case AnnotationStyle::Area:
        m_painter.setPen(QPen(ink, 1.5, line));
        m_painter.setBrush(Qt::NoBrush);
        for (const QPolygonF &shape : shapes)
            m_painter.drawPolygon(shape);
        break;
    case AnnotationStyle::Ink:
        paintInk(mark, toContent);
        break;
    }
}

void PagePainter::paintInk(const Mark &mark, const QTransform &toContent)
{
    const double width = std::max(1.0, kInkWidth * m_scene.layout.scale());
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_scene.theme.kindInk(*mark.kind), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const InkStroke &stroke : mark.strokes)
        m_painter.drawPath(toContent.map(inkPath(stroke)));
    m_painter.restore();
}

// A small sheet with its corner turned down, in the kind's colours; lines on it where something is written.
void PagePainter::paintNote(const Mark &mark, const QRectF &box)
{
    QRectF sheet(0, 0, std::clamp(box.width(), 14.0, 22.0), std::clamp(box.height(), 14.0, 22.0));
    sheet.moveCenter(box.center());
    sheet.adjust(1, 1, -1, -1);
    const double fold = sheet.width() * 0.32;
    const QPolygonF outline({sheet.topLeft(), sheet.topRight(), sheet.bottomRight() - QPointF(0, fold),
                             sheet.bottomRight() - QPointF(fold, 0), sheet.bottomLeft()});
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = m_scene.theme.kindInk(*mark.kind);
    m_painter.setPen(QPen(ink, 1.4, mark.saved ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap, Qt::RoundJoin));
    m_painter.setBrush(m_scene.theme.kindFill(*mark.kind));
    m_painter.drawPolygon(outline);
    if (mark.hasNote) {
        for (const double share : {0.32, 0.55}) {
            const double y = sheet.top() + sheet.height() * share;
            m_painter.drawLine(QPointF(sheet.left() + 3, y), QPointF(sheet.right() - 3, y));
        }
    }
    m_painter.restore();
}

void PagePainter::paintNumber(const Mark &mark, const PageContent &content, const QTransform &toContent)
{
    if (mark.quads.empty())
        return;
    const QRectF first = mark.quads.front().boundingRect();
    const double left = mark.style == AnnotationStyle::Note ? first.left() : leftOfLine(content.text, first);
    const QPointF at = toContent.map(QPointF(left, first.center().y()));
    m_painter.setFont(m_scene.numberFont);
    m_painter.setPen(m_scene.theme.ink3);
    const QRectF box(at.x() - 44, at.y() - 10, 38, 20);
    m_painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, QString::number(mark.number));
}

void PagePainter::paintHits(const PageContent &content, const QTransform &toContent)
{
    if (!content.hits || !content.text)
        return;
    const QColor tint = mixed(m_scene.theme.acc, m_scene.theme.page, m_scene.theme.isDark ? 0.32 : 0.22);
    for (const text::Span &hit : *content.hits)
        paintTint(content.text->quads(hit), toContent, tint);
    paintTint(content.text->quads(content.continuedHit), toContent, tint);
    if (content.currentHit)
        paintMarkFrame(m_painter, polygons(content.text->quads(*content.currentHit), toContent), m_scene.theme);
}

} // namespace conspectus::reader
