// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/annotatedpage.h"

#include "ui/reader/pagecache.h"
#include "ui/reader/pagepainter.h"
#include "ui/theme.h"

#include <QPainter>

namespace conspectus {
namespace {

constexpr double kScreenDots = 96; // an inch, at which lines and numbers of marks are made

} // namespace

PrintedMarks::PrintedMarks(const std::vector<reader::Mark> &marks) : m_marks(marks)
{
    for (reader::Mark &mark : m_marks) {
        m_kinds.push_back(*mark.kind);
        mark.kind = &m_kinds.back();
        mark.saved = true; // paper does not show what is under way
    }
}

PrintedMarks &PrintedMarks::operator=(const PrintedMarks &other)
{
    if (this != &other) {
        PrintedMarks copy(other);
        std::swap(m_marks, copy.m_marks);
        std::swap(m_kinds, copy.m_kinds);
    }
    return *this;
}

QImage annotatedPage(const QImage &picture, double dotsPerInch, const PageToPrint &page)
{
    const double ratio = dotsPerInch / kScreenDots;
    PageLayout layout;
    layout.reset(1, page.box);
    layout.setScale(kScreenDots / 72);
    layout.setViewportWidth(picture.width() / ratio);
    reader::PageCache cache(picture.sizeInBytes() * 4);
    cache.setPlace(0, 0, layout.scale() * ratio);
    cache.insert({{0, layout.scale() * ratio, Rotation::None, {}}, picture});

    const Theme theme = Theme::light();
    QFont numberFont(QStringLiteral("Noto Sans"));
    numberFont.setPixelSize(11);
    reader::PageContent content;
    content.text = page.text.get();
    content.marks = &page.marks.marks();
    QImage whole(picture.size(), QImage::Format_RGB32);
    whole.fill(Qt::white);
    QPainter painter(&whole);
    painter.scale(ratio, ratio);
    painter.translate(-layout.pageRect(0).topLeft());
    reader::PagePainter(painter, {layout, cache, theme, ratio, numberFont}).paint(content);
    painter.end();
    return whole;
}

} // namespace conspectus
