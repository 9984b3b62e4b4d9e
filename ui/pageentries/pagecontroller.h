// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the survey page needs a dialog for: reviews, links to code and models, videos, and the page's history.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <QObject>

class QWidget;

namespace conspectus {

enum class PageAction;
class SurveyPageView;

class PageController final : public QObject
{
    Q_OBJECT
public:
    PageController(Library *library, Actions *actions, SurveyPageView *page, QWidget *window);

private:
    void open(PageAction action, const ObjectId &target);
    void openReview(const ObjectId &target);
    void openResource(const ObjectId &target);
    void openVideo(const ObjectId &target);
    void update();
    [[nodiscard]] SurveyId survey() const;

    Library *m_library;
    Actions *m_actions;
    SurveyPageView *m_page;
    QWidget *m_window;
};

} // namespace conspectus
