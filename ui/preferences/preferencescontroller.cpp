// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencescontroller.h"

#include "ui/dialogs/choosedialog.h"
#include "ui/mainwindow.h"
#include "ui/panels/librarypanel.h"
#include "ui/preferences/kindlegend.h"
#include "ui/preferences/kindspage.h"
#include "ui/preferences/preferencesdialog.h"

#include <QApplication>
#include <QPixmapCache>

namespace conspectus {

PreferencesController::PreferencesController(Settings &settings, Appearance &appearance, LibraryPanel *panel, MainWindow *window)
    : QObject(window), m_settings(settings), m_appearance(appearance), m_panel(panel), m_window(window), m_library(window->library()),
      m_actions(window->actions()), m_kinds(new KindRegistry(m_library, this))
{
    connect(&m_actions, &Actions::triggered, this, &PreferencesController::run);
    connect(m_kinds, &KindRegistry::changed, this, &PreferencesController::kindsChanged);
    connect(m_library, &Library::opened, this, &PreferencesController::updateActions);
    connect(window, &MainWindow::surveyShown, this, &PreferencesController::updateActions);
    const auto showMode = [this] { m_actions[ActionId::LargeTextMode]->setChecked(m_appearance.isLargeTextMode()); };
    connect(&appearance, &Appearance::changed, this, showMode);
    showMode();
    updateActions();
}

void PreferencesController::run(ActionId id)
{
    if (id == ActionId::Preferences)
        showPreferences();
    else if (id == ActionId::KindLegend)
        showLegend();
    else if (id == ActionId::ChooseKindSet)
        chooseKindSet();
    else if (id == ActionId::LargeTextMode)
        setLargeTextMode(m_actions[id]->isChecked());
}

void PreferencesController::setLargeTextMode(bool on)
{
    m_appearance.setLargeTextMode(on);
    m_settings.setLargeTextMode(on);
}

PreferencesDialog *PreferencesController::showPreferences()
{
    if (!m_dialog) {
        m_dialog = new PreferencesDialog({m_library, m_kinds, &m_actions, &m_settings, &m_appearance}, m_window);
        connect(m_dialog, &PreferencesDialog::recentCleared, m_panel, &LibraryPanel::forgetRecent);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void PreferencesController::showLegend()
{
    const SurveyData *shown = m_library->survey(m_window->currentSurvey());
    if (shown == nullptr)
        return;
    auto *legend = new KindLegend(shown->snapshot(), m_window);
    connect(legend, &KindLegend::editWanted, this, [this, set = shown->snapshot().survey.kindSet] {
        PreferencesDialog *dialog = showPreferences();
        dialog->showPage(PreferencesDialog::Page::Kinds);
        dialog->kindsPage()->chooseSet(kindSetOrReading(set).id);
    });
    const QWidget *reader = m_window->reader();
    legend->openAt(reader->mapToGlobal(QPoint(reader->width() - 24, 44)));
}

void PreferencesController::chooseKindSet()
{
    const SurveyId survey = m_window->currentSurvey();
    std::vector<Choice> choices;
    for (const KindSet &set : m_kinds->sets()) {
        QStringList names;
        for (const Kind &kind : set.kinds)
            names << kind.name;
        choices.push_back({set.id.text(), tr("%1: %2", "kind set and its kinds").arg(set.name, names.join(QStringLiteral(", ")))});
    }
    auto *dialog = new ChooseDialog(tr("Kind Set of This Survey"), choices, {}, m_window);
    dialog->setWords(tr("Use"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChooseDialog::chosen, this, [this, survey](const QString &id) { m_library->setKindSet(survey, KindSetId(id)); });
    dialog->open();
}

// Icons of kinds are drawn when asked for; what keeps pictures drops them as it does for another theme.
void PreferencesController::kindsChanged()
{
    QPixmapCache::clear();
    QList<QPointer<QWidget>> widgets;
    for (QWidget *widget : QApplication::allWidgets())
        widgets.append(widget);
    for (const QPointer<QWidget> &widget : std::as_const(widgets)) {
        if (!widget)
            continue;
        QEvent event(QEvent::PaletteChange);
        QApplication::sendEvent(widget, &event);
        if (widget)
            widget->update();
    }
}

void PreferencesController::updateActions()
{
    const bool survey = m_library->isOpen() && !m_window->currentSurvey().isNull();
    m_actions[ActionId::KindLegend]->setEnabled(survey);
    m_actions[ActionId::ChooseKindSet]->setEnabled(survey && !m_library->isReadOnly());
    m_actions[ActionId::Preferences]->setEnabled(m_library->isOpen());
}

} // namespace conspectus
