// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewing/surveytabs.h"

#include "library/library.h"
#include "models/wording.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"

#include <QJsonArray>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

namespace conspectus {

namespace {
constexpr auto kStateKey = "tabs";
constexpr int kLongestTitle = 42;
} // namespace

SurveyTabs::SurveyTabs(Library *library, const Actions &actions, MainWindow *window)
    : QTabBar(window), m_library(library), m_actions(actions), m_window(window)
{
    setObjectName(QStringLiteral("surveyTabs"));
    setAccessibleName(tr("Open surveys"));
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    connect(m_library, &Library::opened, this, &SurveyTabs::restore);
    connect(m_library, &Library::surveyRemoved, this, &SurveyTabs::dropMissing);
    connect(m_library, &Library::surveyRowChanged, this, [this](int row) {
        const SurveyRow &changed = m_library->surveys()[static_cast<std::size_t>(row)];
        if (const int index = indexOf(changed.id); index >= 0)
            setTabText(index, oneLine(changed.title, kLongestTitle));
    });
    connect(m_window, &MainWindow::surveyShown, this, &SurveyTabs::surveyShown);
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && surveyAt(index) != m_window->currentSurvey())
            m_window->showSurvey(surveyAt(index));
    });
    connect(this, &QTabBar::tabBarClicked, this, [this](int index) { // back from a view of the whole library
        if (index >= 0 && m_window->currentView() != nullptr)
            m_window->showView(nullptr);
    });
    connect(this, &QTabBar::tabMoved, this, &SurveyTabs::keep);
    connect(m_actions[ActionId::NextTab], &QAction::triggered, this, [this] { step(1); });
    connect(m_actions[ActionId::PreviousTab], &QAction::triggered, this, [this] { step(-1); });
    connect(m_actions[ActionId::CloseTab], &QAction::triggered, this, [this] { closeSurvey(currentIndex()); });
    updateShown();
}

QStringList SurveyTabs::surveys() const
{
    QStringList all;
    for (int i = 0; i < count(); ++i)
        all << tabData(i).toString();
    return all;
}

int SurveyTabs::indexOf(const SurveyId &survey) const
{
    return static_cast<int>(surveys().indexOf(survey.text()));
}

void SurveyTabs::restore()
{
    const QSignalBlocker blocker(this);
    while (count() > 0)
        removeTab(0);
    for (const QJsonValue &value : m_library->viewState(QLatin1String(kStateKey)).value(QLatin1String("surveys")).toArray())
        add(SurveyId(value.toString()));
    setCurrentIndex(indexOf(m_window->currentSurvey()));
    updateShown();
}

void SurveyTabs::keep()
{
    updateShown();
    if (m_library->isOpen() && !m_library->isReadOnly())
        m_library->putViewState(QLatin1String(kStateKey), {{QStringLiteral("surveys"), QJsonArray::fromStringList(surveys())}});
}

void SurveyTabs::add(const SurveyId &survey)
{
    const SurveyRow *row = m_library->surveyRow(survey);
    if (row == nullptr || indexOf(survey) >= 0)
        return;
    const int index = addTab(oneLine(row->title, kLongestTitle));
    setTabToolTip(index, row->title);
    setTabData(index, survey.text());
    auto *close = new QToolButton(this);
    close->setAutoRaise(true);
    close->setIcon(iconFor(QStringLiteral("close")));
    close->setText(tr("Close the tab of %1").arg(row->title));
    close->setAccessibleName(close->text());
    close->setToolTip(tr("Close this tab; the survey stays in the library"));
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W
    close->setFixedSize(22, 22);
    setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, [this, survey] { closeSurvey(indexOf(survey)); });
}

void SurveyTabs::surveyShown(const SurveyId &survey)
{
    const QSignalBlocker blocker(this);
    add(survey);
    for (int i = 0; count() > kMost && i < count(); ++i) {
        if (surveyAt(i) != survey) {
            removeTab(i);
            break;
        }
    }
    setCurrentIndex(indexOf(survey));
    keep();
}

void SurveyTabs::step(int direction)
{
    if (count() > 1)
        setCurrentIndex((currentIndex() + direction + count()) % count());
}

void SurveyTabs::closeSurvey(int index)
{
    if (index < 0 || count() < 2)
        return;
    const bool wasCurrent = index == currentIndex();
    {
        const QSignalBlocker blocker(this);
        removeTab(index);
    }
    if (wasCurrent)
        m_window->showSurvey(surveyAt(std::max(0, currentIndex())));
    keep();
}

void SurveyTabs::dropMissing()
{
    const QSignalBlocker blocker(this);
    for (int i = count() - 1; i >= 0; --i) {
        if (m_library->surveyRow(surveyAt(i)) == nullptr)
            removeTab(i);
    }
    keep();
}

void SurveyTabs::updateShown()
{
    setVisible(count() > 1);
    for (const ActionId id : {ActionId::NextTab, ActionId::PreviousTab, ActionId::CloseTab})
        m_actions[id]->setEnabled(count() > 1);
}

void SurveyTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton)
        closeSurvey(tabAt(event->position().toPoint()));
    QTabBar::mouseReleaseEvent(event);
}

} // namespace conspectus
