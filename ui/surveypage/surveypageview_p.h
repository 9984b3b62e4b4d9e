// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What SurveyPageView keeps between events. Its functions stand in three files: keeping up with the survey and drawing
// (surveypageview.cpp), mouse and keys (surveypageinput.cpp), and doing things (surveypageactions.cpp).
#pragma once

#include "ui/surveypage/pageeditor.h"
#include "ui/surveypage/pagelayout.h"
#include "ui/surveypage/pagepainter.h"
#include "ui/surveypage/surveypageview.h"

#include <QPointer>
#include <QTimer>

class QMenu;

namespace conspectus {

class SurveyPageView::Private
{
public:
    explicit Private(SurveyPageView *view);

    SurveyPageView *q;
    PageContent content;
    std::unique_ptr<SurveyPageLayout> layout;
    PageUnfolding unfolding;
    PageMarks marks;
    std::vector<FindingId> related;
    int readingSize = 0;
    QTimer rebuildTimer; // 0 ms: many signals of one edit make one rebuild
    QTimer springTimer;  // a finding over which something is held opens
    QList<QAction *> findingActions;

    QPointer<PageEditor> editor;
    PageItem editedItem;

    FindingId passageFinding; // whose passages Return goes through
    AnnotationId passage;     // where it is

    QPoint pressedAt;
    int pressedStop = -1;
    bool isPressed = false;
    bool isOnHandle = false; // of a finding: drags it
    bool isSelecting = false;

    // surveypageview.cpp
    void refresh(); // now, if a rebuild waits
    void rebuild();
    void relayout();
    void updateScrollBar();
    void readDrafts();
    [[nodiscard]] QPoint offset() const; // of the page in the viewport
    [[nodiscard]] QPointF toPage(QPoint viewportPoint) const;
    [[nodiscard]] const PageStop *stop(int number) const;
    [[nodiscard]] const PageItem *itemOfStop(int number) const;
    [[nodiscard]] QRect stopBounds(int number) const; // page coordinates
    void ensureVisible(const QRect &rect);
    void setCurrent(int number, bool byReader);
    void moveCurrent(int step, bool textOnly);
    void placeEditor();
    void announceFocus();
    [[nodiscard]] QString selectionText() const;

    // surveypageactions.cpp
    void activate(int number);
    void goToPassage(const FindingId &finding);
    [[nodiscard]] std::vector<AnnotationId> passagesOf(const FindingId &finding) const;
    bool edit(const PageItem &item);
    void finishEdit(bool commit, const QString &text);
    void applyEdit(const PageItem &item, const QString &text);
    void editSentenceOf(const Finding &finding, const QString &text);
    void takeText(const QString &key);
    void keepText(const QString &key);
    void decide(const QString &number, HeldBack::Decision decision);
    void fillMenu(QMenu *menu, int number);
    void fillEvidenceMenu(QMenu *menu, const FindingId &finding);
    void fillRoleMenu(QMenu *menu, const LinkId &link);
    void showRoleMenu(const LinkId &link, int number);
    void showStatusMenu(const FindingId &finding, int number);
    void toggleFinding(const FindingId &finding);
    void remove(int number); // what Delete takes away
    void fillSlotFrom(const AnnotationId &annotation, const PageItem &item);
    void removeObject(const ObjectId &object);
    [[nodiscard]] bool runFinding(const PageStop &there, int number);
    [[nodiscard]] bool runDialog(const PageStop &there);
    [[nodiscard]] PageAction editActionOf(const PageItem &item) const;

    // surveypageinput.cpp
    bool key(const QKeyEvent *event);
    void press(QPoint point, Qt::KeyboardModifiers modifiers);
    void drag(QPoint point);
    void dragFinding();
    void release(QPoint point);
    void hover(QPoint point);
    void select(QPoint point);
    void setDropTarget(int number);
    [[nodiscard]] int dropStopAt(QPointF point) const;
    void dragFindingOver(QDragMoveEvent *event, int number);
    [[nodiscard]] FindingId findingAfter(const FindingId &finding) const; // on the page; null: the last
    FindingId dropBefore; // where a dragged finding goes; null with a drop line: to the end
};

} // namespace conspectus
