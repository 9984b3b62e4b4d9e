// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taborder.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QSplitter>
#include <QStatusBar>
#include <QWidget>
#include <algorithm>

namespace conspectus {

namespace {

// A panel, a pane beside another one, or the window's bars.
const QWidget *paneOf(const QWidget *widget, const QWidget *window)
{
    const QWidget *pane = window;
    for (const QWidget *up = widget; up != nullptr && up != window; up = up->parentWidget()) {
        if (qobject_cast<const QDockWidget *>(up) || qobject_cast<const QMenuBar *>(up) || qobject_cast<const QStatusBar *>(up))
            return up;
        const auto *splitter = qobject_cast<const QSplitter *>(up->parentWidget());
        const bool isBeside = splitter != nullptr && splitter->orientation() == Qt::Horizontal;
        if (pane == window && (isBeside || up->parentWidget() == window))
            pane = up;
    }
    return pane;
}

struct Stop
{
    QWidget *widget;
    QRect place; // in the window
};

struct Pane
{
    const QWidget *widget;
    QRect place;
    std::vector<Stop> stops;
};

QRect placeOf(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint()), widget->size()};
}

// Widgets that stand beside each other are a row, in the direction of reading.
void sortByRows(std::vector<Stop> &stops, bool rightToLeft)
{
    std::ranges::stable_sort(stops, {}, [](const Stop &stop) { return stop.place.center().y(); });
    for (auto first = stops.begin(); first != stops.end();) {
        auto last = first + 1;
        while (last != stops.end() && std::abs(last->place.center().y() - first->place.center().y()) < 12)
            ++last;
        std::stable_sort(first, last, [rightToLeft](const Stop &a, const Stop &b) {
            return rightToLeft ? a.place.right() > b.place.right() : a.place.left() < b.place.left();
        });
        first = last;
    }
}

int rankOf(const Pane &pane)
{
    return qobject_cast<const QMenuBar *>(pane.widget) ? 0 : qobject_cast<const QStatusBar *>(pane.widget) ? 2 : 1;
}

} // namespace

std::vector<QWidget *> tabOrder(const QWidget *window)
{
    std::vector<Pane> panes;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        const bool isStop = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
                            && widget->focusProxy() == nullptr && widget->window() == window;
        if (!isStop)
            continue;
        const QWidget *pane = paneOf(widget, window);
        auto found = std::ranges::find(panes, pane, &Pane::widget);
        if (found == panes.end())
            found = panes.insert(panes.end(), {pane, placeOf(pane, window), {}});
        found->stops.push_back({widget, placeOf(widget, window)});
    }
    const bool rightToLeft = window->layoutDirection() == Qt::RightToLeft;
    std::ranges::stable_sort(panes, [rightToLeft](const Pane &a, const Pane &b) {
        if (rankOf(a) != rankOf(b))
            return rankOf(a) < rankOf(b);
        if (a.place.left() != b.place.left())
            return rightToLeft ? a.place.right() > b.place.right() : a.place.left() < b.place.left();
        return a.place.top() < b.place.top();
    });
    std::vector<QWidget *> order;
    for (Pane &pane : panes) {
        sortByRows(pane.stops, rightToLeft);
        for (const Stop &stop : pane.stops)
            order.push_back(stop.widget);
    }
    return order;
}

bool focusNextInOrder(QWidget *window, bool next)
{
    const std::vector<QWidget *> order = tabOrder(window);
    if (order.empty())
        return false;
    const auto now = std::ranges::find(order, window->focusWidget());
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = next ? 0 : count - 1;
    if (now != order.end())
        at = (now - order.begin() + (next ? 1 : count - 1)) % count;
    QWidget *target = order[static_cast<size_t>(at)];
    if (target == window->focusWidget())
        return false;
    target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace conspectus
