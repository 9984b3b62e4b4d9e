// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pageentries/pagecontroller.h"

#include "library/pageedits.h"
#include "library/surveydata.h"
#include "ui/pageentries/entrydialogs.h"
#include "ui/pageentries/historydialog.h"
#include "ui/pageentries/reviewdialog.h"
#include "ui/surveypage/surveypageview.h"

#include <algorithm>

namespace conspectus {

namespace {

template<typename Value>
Value entryIn(const std::vector<Value> &list, const ObjectId &id)
{
    const auto found = std::ranges::find(list, id, &Value::id);
    return id.isNull() || found == list.end() ? Value() : *found;
}

} // namespace

PageController::PageController(Library *library, Actions *actions, SurveyPageView *page, QWidget *window)
    : QObject(window), m_library(library), m_actions(actions), m_page(page), m_window(window)
{
    const std::pair<ActionId, PageAction> all[] = {{ActionId::PasteReview, PageAction::PasteReview},
                                                   {ActionId::AddResource, PageAction::AddResource},
                                                   {ActionId::AddVideo, PageAction::AddVideo},
                                                   {ActionId::ShowHistory, PageAction::ShowHistory}};
    for (const auto &[id, action] : all)
        connect((*m_actions)[id], &QAction::triggered, this, [this, what = action] { open(what, {}); });
    connect(m_page, &SurveyPageView::dialogRequested, this, &PageController::open);
    connect(m_library, &Library::opened, this, &PageController::update);
    connect(m_library, &Library::surveyOpened, this, &PageController::update, Qt::QueuedConnection);
    connect(m_library, &Library::surveyAboutToBeClosed, this, &PageController::update, Qt::QueuedConnection);
    update();
}

SurveyId PageController::survey() const { return m_page->survey() ? m_page->survey()->id() : SurveyId(); }

void PageController::update()
{
    const bool canWrite = m_page->survey() && !m_library->isReadOnly();
    for (const ActionId id : {ActionId::PasteReview, ActionId::AddResource, ActionId::AddVideo})
        (*m_actions)[id]->setEnabled(canWrite);
    (*m_actions)[ActionId::ShowHistory]->setEnabled(m_page->survey());
}

void PageController::open(PageAction action, const ObjectId &target)
{
    if (!m_page->survey())
        return;
    m_page->finishEditing();
    if (action == PageAction::ShowHistory)
        return (new HistoryDialog(m_library, survey(), m_window))->open();
    if (m_library->isReadOnly())
        return;
    if (action == PageAction::PasteReview || action == PageAction::EditReview)
        openReview(target);
    else if (action == PageAction::AddResource || action == PageAction::EditResource)
        openResource(target);
    else if (action == PageAction::AddVideo || action == PageAction::EditVideo)
        openVideo(target);
}

// The survey may be another one by the time the dialog is closed, so each remembers its own.
void PageController::openReview(const ObjectId &target)
{
    auto *dialog = new ReviewDialog(entryIn(m_page->survey()->snapshot().reviews, target), m_window);
    connect(dialog, &ReviewDialog::reviewsGiven, this, [this, id = survey()](const std::vector<PeerReview> &reviews) {
        if (reviews.size() > 1)
            m_library->undoStack()->beginMacro(tr("Add reviews"));
        for (const PeerReview &review : reviews)
            putReview(*m_library, id, review);
        if (reviews.size() > 1)
            m_library->undoStack()->endMacro();
        m_page->showReviews();
    });
    dialog->open();
}

void PageController::openResource(const ObjectId &target)
{
    auto *dialog = new ResourceDialog(entryIn(m_page->survey()->snapshot().resources, target), m_window);
    connect(dialog, &ResourceDialog::resourceGiven, this,
            [this, id = survey()](const Resource &resource) { putResource(*m_library, id, resource); });
    dialog->open();
}

void PageController::openVideo(const ObjectId &target)
{
    auto *dialog = new VideoDialog(entryIn(m_page->survey()->snapshot().videos, target), m_window);
    connect(dialog, &VideoDialog::videoGiven, this, [this, id = survey()](const Video &video) { putVideo(*m_library, id, video); });
    dialog->open();
}

} // namespace conspectus
