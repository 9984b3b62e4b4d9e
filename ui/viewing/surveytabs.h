// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tabs above the pages: one for each survey that was opened, in the order of opening, while there are two or more. Ctrl+Tab and
// Ctrl+Shift+Tab go round, Ctrl+W and the middle button close one; the survey stays in the library. They come back with the
// library.
#pragma once

#include "ui/actions.h"
#include "survey/survey.h"

#include <QTabBar>

namespace conspectus {

class Library;
class MainWindow;

class SurveyTabs final : public QTabBar
{
    Q_OBJECT
public:
    static constexpr int kMost = 16; // the oldest goes

    SurveyTabs(Library *library, const Actions &actions, MainWindow *window);

    [[nodiscard]] QStringList surveys() const; // ids, left to right

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Library *m_library;
    const Actions &m_actions;
    MainWindow *m_window;

    void restore();
    void keep();
    void surveyShown(const SurveyId &survey);
    void add(const SurveyId &survey);
    void step(int direction);
    void closeSurvey(int index);
    void dropMissing();
    void updateShown();
    [[nodiscard]] int indexOf(const SurveyId &survey) const;
    [[nodiscard]] SurveyId surveyAt(int index) const { return SurveyId(tabData(index).toString()); }
};

} // namespace conspectus
