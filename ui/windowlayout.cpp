// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowlayout.h"

#include "ui/fonts.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QScopedValueRollback>
#include <QSplitter>
#include <algorithm>
#include <utility>

namespace conspectus {
namespace {

// Of a window with text of normal size.
constexpr int kNarrowBelow = 1400;
constexpr int kSmallBelow = 1150; // a screen of 1920 at 200 %: three columns do not fit
constexpr int kStateVersion = 1;

struct Widths
{
    int left, page, right;
};

bool isBelow(int width, int limit)
{
    return width < scaled(limit);
}

Widths widthsFor(bool narrow)
{
    return narrow ? Widths{212, 392, 222} : Widths{232, 540, 262};
}

} // namespace

WindowLayout::WindowLayout(QMainWindow *window, Panels panels, QSplitter *pages)
    : QObject(window), m_window(window), m_panels(panels), m_pages(pages), m_textSize(scaled(100))
{
    window->installEventFilter(this);
    for (QDockWidget *dock : {panels.library, panels.contents, panels.taxonomy, panels.annotations}) {
        connect(dock, &QDockWidget::dockLocationChanged, this, &WindowLayout::markArranged);
        connect(dock, &QDockWidget::topLevelChanged, this, &WindowLayout::markArranged);
        connect(dock, &QDockWidget::visibilityChanged, this, &WindowLayout::changed);
    }
    connect(pages, &QSplitter::splitterMoved, this, &WindowLayout::markArranged);
    arrangeAsAtFirst();
}

void WindowLayout::arrangeAsAtFirst()
{
    const QScopedValueRollback guard(m_isArranging, true);
    m_isPdfOnly = false;
    m_isArranged = false;
    m_isNarrow = isBelow(m_window->width(), kNarrowBelow);
    m_isSmall = isBelow(m_window->width(), kSmallBelow);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_panels.annotations);
    m_isNarrow ? makeTabs() : stack();
    for (QDockWidget *dock : {m_panels.library, m_panels.contents, m_panels.taxonomy, m_panels.annotations}) {
        dock->setFloating(false);
        dock->show();
    }
    m_pages->widget(0)->show();
    m_pages->widget(1)->show();
    resizePanels();
}

void WindowLayout::stack()
{
    for (QDockWidget *dock : {m_panels.library, m_panels.contents, m_panels.taxonomy, m_panels.annotations})
        m_window->removeDockWidget(dock);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_panels.annotations); // it may have been a tab at the left
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_panels.library);
    m_window->splitDockWidget(m_panels.library, m_panels.contents, Qt::Vertical);
    m_window->splitDockWidget(m_panels.contents, m_panels.taxonomy, Qt::Vertical);
    for (QDockWidget *dock : {m_panels.library, m_panels.contents, m_panels.taxonomy, m_panels.annotations})
        dock->show();
}

void WindowLayout::makeTabs()
{
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_panels.library);
    m_window->tabifyDockWidget(m_panels.library, m_panels.contents);
    m_window->tabifyDockWidget(m_panels.contents, m_panels.taxonomy);
    if (m_isSmall)
        m_window->tabifyDockWidget(m_panels.taxonomy, m_panels.annotations);
    else
        m_window->addDockWidget(Qt::RightDockWidgetArea, m_panels.annotations);
    // The tab bar is made when the layout is next activated, and then shows the last one.
    QMetaObject::invokeMethod(m_panels.library, [dock = m_panels.library] { dock->raise(); }, Qt::QueuedConnection);
}

void WindowLayout::resizePanels()
{
    const Widths widths = widthsFor(m_isNarrow);
    m_window->resizeDocks({m_panels.library, m_panels.annotations}, {scaled(widths.left), scaled(widths.right)}, Qt::Horizontal);
    if (!m_isNarrow)
        m_window->resizeDocks({m_panels.library, m_panels.contents, m_panels.taxonomy}, {240, 280, 400}, Qt::Vertical);
    const int centre = m_window->width() - scaled(widths.left) - (m_isSmall ? 0 : scaled(widths.right)) - 12;
    const int page = m_isSmall ? std::min(scaled(widths.page), centre / 2) : scaled(widths.page);
    m_pages->setSizes({page, std::max(200, centre - page)});
}

void WindowLayout::widthChanged(int width)
{
    const bool narrow = isBelow(width, kNarrowBelow);
    const bool small = isBelow(width, kSmallBelow);
    if (m_isArranged || m_isPdfOnly || (narrow == m_isNarrow && small == m_isSmall))
        return;
    const QScopedValueRollback guard(m_isArranging, true);
    m_isNarrow = narrow;
    m_isSmall = small;
    const bool annotationsShown = !m_panels.annotations->isHidden();
    const bool anyShown = !m_panels.library->isHidden() || !m_panels.contents->isHidden() || !m_panels.taxonomy->isHidden();
    narrow ? makeTabs() : stack();
    if (!anyShown) {
        for (QDockWidget *dock : {m_panels.library, m_panels.contents, m_panels.taxonomy})
            dock->hide();
    }
    m_panels.annotations->setVisible(annotationsShown);
    resizePanels();
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::StyleChange) // when all other widgets know of it as well
        QMetaObject::invokeMethod(this, &WindowLayout::textSizeChanged, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void WindowLayout::textSizeChanged()
{
    if (std::exchange(m_textSize, scaled(100)) == scaled(100) || m_isArranged || m_isPdfOnly)
        return;
    const bool narrow = m_isNarrow;
    const bool small = m_isSmall;
    widthChanged(m_window->width());
    if (narrow == m_isNarrow && small == m_isSmall) {
        const QScopedValueRollback guard(m_isArranging, true);
        resizePanels();
    }
}

void WindowLayout::showPdfOnly()
{
    m_before = arrangement();
    const QScopedValueRollback guard(m_isArranging, true);
    m_isPdfOnly = true;
    for (QDockWidget *dock : {m_panels.library, m_panels.contents, m_panels.taxonomy, m_panels.annotations})
        dock->hide();
    m_pages->widget(0)->hide();
    m_pages->widget(1)->show();
}

void WindowLayout::showPanelsAgain()
{
    if (!m_isPdfOnly)
        return;
    m_isPdfOnly = false;
    WindowArrangement before = m_before;
    before.geometry.clear();
    restore(before);
}

WindowArrangement WindowLayout::arrangement() const
{
    WindowArrangement now = m_isPdfOnly ? m_before : WindowArrangement{};
    now.geometry = m_window->saveGeometry();
    now.width = m_window->width();
    if (m_isPdfOnly)
        return now;
    now.docks = m_window->saveState(kStateVersion);
    now.splitter = m_pages->saveState();
    now.isArranged = m_isArranged;
    now.showsSurveyPage = m_pages->widget(0)->isVisibleTo(m_pages);
    now.showsPdf = m_pages->widget(1)->isVisibleTo(m_pages);
    return now;
}

void WindowLayout::restore(const WindowArrangement &arrangement)
{
    const QScopedValueRollback guard(m_isArranging, true);
    if (!arrangement.geometry.isEmpty())
        m_window->restoreGeometry(arrangement.geometry);
    if (arrangement.docks.isEmpty())
        return;
    m_window->restoreState(arrangement.docks, kStateVersion);
    m_pages->restoreState(arrangement.splitter);
    m_isArranged = arrangement.isArranged;
    const QList<QDockWidget *> tabs = m_window->tabifiedDockWidgets(m_panels.library);
    m_isNarrow = !tabs.isEmpty();
    m_isSmall = tabs.contains(m_panels.annotations);
    m_pages->widget(0)->setVisible(arrangement.showsSurveyPage || !arrangement.showsPdf);
    m_pages->widget(1)->setVisible(arrangement.showsPdf);
    widthChanged(m_window->width());
}

void WindowLayout::markArranged()
{
    if (!m_isArranging)
        m_isArranged = true;
}

} // namespace conspectus
