// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the panels stand in the window: stacked at the left in a wide one, as tabs below 1400 px, the annotations among
// them below 1150 px of text at normal size, until the reader arranges them; and
// how that is remembered and brought back.
#pragma once

#include "ui/settings.h"

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QSplitter;

namespace conspectus {

class WindowLayout final : public QObject
{
    Q_OBJECT
public:
    struct Panels
    {
        QDockWidget *library = nullptr;
        QDockWidget *contents = nullptr;
        QDockWidget *taxonomy = nullptr;
        QDockWidget *annotations = nullptr;
    };

    // pages: survey page and PDF, in this order.
    WindowLayout(QMainWindow *window, Panels panels, QSplitter *pages);

    void arrangeAsAtFirst();
    // Below the width the left panels become tabs, above it a stack; nothing where the reader has arranged them.
    void widthChanged(int width);
    // The same for a text of another size: where it is larger, a window is narrow earlier.
    void textSizeChanged();
    [[nodiscard]] bool isNarrow() const { return m_isNarrow; }
    [[nodiscard]] bool isArranged() const { return m_isArranged; }
    // A bare PDF: no panels and no survey page, and what was remembered stays as it was.
    void showPdfOnly();
    [[nodiscard]] bool isPdfOnly() const { return m_isPdfOnly; }
    void showPanelsAgain();

    [[nodiscard]] WindowArrangement arrangement() const;
    void restore(const WindowArrangement &arrangement);

Q_SIGNALS:
    void changed();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void stack();
    void makeTabs();
    void resizePanels();
    void markArranged();

    QMainWindow *m_window;
    Panels m_panels;
    QSplitter *m_pages;
    bool m_isNarrow = false;
    bool m_isSmall = false;
    bool m_isArranged = false;
    bool m_isPdfOnly = false;
    int m_textSize; // scaled(100) that the panels were arranged for
    bool m_isArranging = false; // our own moves are not the reader's
    WindowArrangement m_before; // what showPdfOnly() left
};

} // namespace conspectus
