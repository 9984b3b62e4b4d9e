// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking at a PDF, as the table of actions offers it: pages side by side, presentation, paper, crop, ruler, reading mode, a second
// place beside the first, thumbnails and figures beside the contents, copying with citation. Connects the actions to the panes,
// keeps the choices that hold for the whole library, and knows which of two readers has the keys.
#pragma once

#include "ui/actions.h"
#include "ui/reader/readerpane.h"

#include <QPointer>

class QDockWidget;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace conspectus {

class FiguresPanel;
class Library;
class MainWindow;
class Presentation;
class TaxonomyPanel;
class ThumbnailsPanel;

class ViewingController final : public QObject
{
    Q_OBJECT
public:
    struct Panes
    {
        ReaderPane *reader = nullptr;
        TaxonomyPanel *taxonomy = nullptr;
        QDockWidget *contentsDock = nullptr;
    };

    ViewingController(Library *library, const Actions &actions, const Panes &panes, MainWindow *window);

    // Of two readers side by side the one that had the focus last.
    [[nodiscard]] ReaderPane *activeReader() const;
    [[nodiscard]] Presentation *presentation() const;
    [[nodiscard]] ThumbnailsPanel *thumbnails() const { return m_thumbnails; }
    [[nodiscard]] FiguresPanel *figures() const { return m_figures; }
    [[nodiscard]] QTabBar *sideTabs() const { return m_sideTabs; }

Q_SIGNALS:
    void message(const QString &line);

private:
    enum SideTab { Contents, Pages, Figures };

    Library *m_library;
    const Actions &m_actions;
    Panes m_panes;
    MainWindow *m_window;
    QTabBar *m_sideTabs = nullptr;
    QStackedWidget *m_side = nullptr;
    ThumbnailsPanel *m_thumbnails = nullptr;
    FiguresPanel *m_figures = nullptr;
    QSplitter *m_split = nullptr;
    QPointer<ReaderPane> m_second;
    bool m_isSecondActive = false;
    bool m_isScrolling = false;
    bool m_hidSurveyPage = false; // for the second reader; comes back with the one view
    int m_lastScroll[2] = {0, 0};
    QPointer<Presentation> m_presentation;

    void makeSide();
    void showSide(SideTab tab);
    void connectActions();
    void connectChoices();
    void libraryOpened();
    void keepChoices();
    void present();
    void setSplit(bool split);
    void linkScrolling(ReaderPane *from, ReaderPane *to, int index);
    void copyWithCitation();
    void markNode(const NodeId &node);
    void updateChecks();
    void updateEnabled();
    void setPaper(reader::PaperTint paper);
};

} // namespace conspectus
