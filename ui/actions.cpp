// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include "ui/icons.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <cstring>

namespace conspectus {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QList<QKeySequence> shortcutsOf(const ActionSpec &spec)
{
    QList<QKeySequence> keys;
    const QStringList parts = QString::fromLatin1(spec.shortcuts).split(QStringLiteral("; "), Qt::SkipEmptyParts);
    for (const QString &part : parts)
        keys.append(QKeySequence(part, QKeySequence::PortableText));
    return keys;
}

// "Opens a PDF" and its key, as tooltips show it.
QString toolTipOf(const QAction &action)
{
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QStringLiteral("…")))
        text.chop(1);
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? text : QCoreApplication::translate("Actions", "%1 (%2)", "name and key").arg(text, key);
}

// Groups of which one is always chosen.
bool isExclusive(const char *group)
{
    for (const char *each : {"sets", "theme", "spread", "tint", "status", "reading-state"}) {
        if (std::strcmp(each, group) == 0)
            return true;
    }
    return false;
}

// Groups that open as a submenu, so that the menu stays short.
QString submenuTitle(const QString &group)
{
    if (group == QLatin1String("kinds"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Mark &with a Kind"));
    if (group == QLatin1String("reading-state"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Readin&g State"));
    if (group == QLatin1String("status"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Status"));
    if (group == QLatin1String("tint"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Paper of the PDF"));
    if (group == QLatin1String("theme"))
        return translated(QT_TRANSLATE_NOOP("Actions", "&Colours"));
    if (group == QLatin1String("finding"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Finding"));
    if (group == QLatin1String("taxonomy"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Taxonomy"));
    if (group == QLatin1String("page"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Surve&y Page"));
    if (group == QLatin1String("text"))
        return translated(QT_TRANSLATE_NOOP("Actions", "Te&xt Size"));
    return {};
}

QMenu *submenuFor(QMenu *menu, const QString &group)
{
    const QString title = submenuTitle(group);
    return title.isEmpty() ? menu : menu->addMenu(title);
}

} // namespace

Actions::Actions(QObject *parent) : QObject(parent), m_actions(actionTable().size(), nullptr)
{
    QHash<QString, QActionGroup *> groups;
    for (const ActionSpec &spec : actionTable()) {
        auto *action = new QAction(translated(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.name));
        action->setShortcuts(shortcutsOf(spec));
        action->setStatusTip(translated(spec.help));
        action->setWhatsThis(translated(spec.help));
        action->setToolTip(toolTipOf(*action));
        action->setCheckable(spec.checkable);
        action->setMenuRole(QAction::NoRole);
        if (*spec.icon != '\0')
            action->setIcon(iconFor(QString::fromLatin1(spec.icon)));
        const QString group = QString::fromLatin1(spec.group);
        if (isExclusive(spec.group)) {
            if (!groups.contains(group))
                groups.insert(group, new QActionGroup(this));
            groups.value(group)->addAction(action);
        }
        const ActionId id = spec.id;
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT triggered(id); });
        m_actions[static_cast<size_t>(id)] = action;
    }
}

QAction *Actions::operator[](ActionId id) const
{
    return m_actions[static_cast<size_t>(id)];
}

QString Actions::menuTitle(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::Library:
        return translated(QT_TRANSLATE_NOOP("Actions", "&Library"));
    case ActionMenu::Edit:
        return translated(QT_TRANSLATE_NOOP("Actions", "&Edit"));
    case ActionMenu::Go:
        return translated(QT_TRANSLATE_NOOP("Actions", "&Go"));
    case ActionMenu::Annotate:
        return translated(QT_TRANSLATE_NOOP("Actions", "&Annotate"));
    case ActionMenu::View:
        return translated(QT_TRANSLATE_NOOP("Actions", "&View"));
    case ActionMenu::Help:
        return translated(QT_TRANSLATE_NOOP("Actions", "&Help"));
    }
    return {};
}

QString Actions::helpText(ActionId id)
{
    return translated(actionSpec(id).help);
}

QList<QKeySequence> Actions::standardShortcuts(ActionId id)
{
    return shortcutsOf(actionSpec(id));
}

void Actions::setShortcuts(ActionId id, const QList<QKeySequence> &keys)
{
    QAction *action = (*this)[id];
    if (action->shortcuts() == keys)
        return;
    action->setShortcuts(keys);
    action->setToolTip(toolTipOf(*action));
    Q_EMIT shortcutsChanged(id);
}

std::vector<QMenu *> Actions::fill(QMenuBar *bar)
{
    std::vector<QMenu *> menus;
    for (const auto which : {ActionMenu::Library, ActionMenu::Edit, ActionMenu::Go, ActionMenu::Annotate, ActionMenu::View,
                             ActionMenu::Help}) {
        QMenu *menu = bar->addMenu(menuTitle(which));
        menu->setToolTipsVisible(false);
        QMenu *target = menu;
        QString group;
        for (const ActionSpec &spec : actionTable()) {
            if (spec.menu != which)
                continue;
            const QString its = QString::fromLatin1(spec.group);
            if (its != group) {
                if (!group.isEmpty() && (submenuTitle(group).isEmpty() || submenuTitle(its).isEmpty()))
                    menu->addSeparator();
                target = submenuFor(menu, its);
                group = its;
            }
            target->addAction((*this)[spec.id]);
        }
        menus.push_back(menu);
    }
    return menus;
}

std::vector<QAction *> Actions::kindActions() const
{
    std::vector<QAction *> kinds;
    for (auto id = ActionId::Kind1; id <= ActionId::Kind9; id = static_cast<ActionId>(static_cast<int>(id) + 1))
        kinds.push_back((*this)[id]);
    return kinds;
}

QToolButton *Actions::button(ActionId id, QWidget *parent) const
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction((*this)[id]);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    button->setAccessibleName((*this)[id]->iconText());
    return button;
}

} // namespace conspectus
