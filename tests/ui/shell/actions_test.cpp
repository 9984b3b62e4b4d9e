// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of actions: every action has a name, a help line and a key of its own; menus and the help dialog show all of them.

#include "support/testenvironment.h"
#include "ui/actions.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/icons.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSortFilterProxyModel>
#include <QToolButton>

using namespace conspectus;

namespace {

void collect(const QMenu *menu, QSet<QAction *> *found)
{
    for (QAction *action : menu->actions()) {
        if (action->menu() != nullptr)
            collect(action->menu(), found);
        else if (!action->isSeparator())
            found->insert(action);
    }
}

} // namespace

class ActionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionSaysWhatItDoes()
    {
        QSet<QString> names;
        for (const ActionSpec &spec : actionTable()) {
            const QString name = QString::fromLatin1(spec.name);
            QVERIFY2(!names.contains(name), spec.name);
            names.insert(name);
            QVERIFY2(QString::fromUtf8(spec.help).size() > 15, spec.name);
            QVERIFY2(!QString::fromUtf8(spec.help).endsWith(QLatin1Char('.')), spec.name);
            QVERIFY2(!QString::fromUtf8(spec.text).isEmpty(), spec.name);
            QVERIFY2(*spec.icon == '\0' || !iconFor(QString::fromLatin1(spec.icon)).isNull(), spec.name);
        }
    }

    void noTwoActionsShareAKey()
    {
        const Actions actions;
        QMap<QString, QString> owners;
        for (const ActionSpec &spec : actionTable()) {
            for (const QKeySequence &key : actions[spec.id]->shortcuts()) {
                const QString text = key.toString(QKeySequence::PortableText);
                QVERIFY2(!text.isEmpty(), spec.name);
                QVERIFY2(!owners.contains(text), qPrintable(text + QStringLiteral(": ") + owners.value(text)));
                owners.insert(text, QString::fromLatin1(spec.name));
            }
        }
    }

    void noSingleKeyDestroysAnything()
    {
        const Actions actions;
        for (const auto id : {ActionId::RemoveAnnotation, ActionId::RemoveSurvey, ActionId::Quit, ActionId::Undo}) {
            for (const QKeySequence &key : actions[id]->shortcuts())
                QVERIFY(key[0].keyboardModifiers() != Qt::NoModifier);
        }
    }

    void menusHoldEveryActionOnce()
    {
        Actions actions;
        QMenuBar bar;
        const std::vector<QMenu *> menus = actions.fill(&bar);
        QCOMPARE(menus.size(), size_t(6));
        QSet<QAction *> found;
        for (const QMenu *menu : menus) {
            QVERIFY(!menu->isEmpty());
            QVERIFY(!menu->actions().constFirst()->isSeparator());
            collect(menu, &found);
        }
        QCOMPARE(found.size(), static_cast<qsizetype>(actionTable().size()));
    }

    void mnemonicsOfAMenuDiffer()
    {
        Actions actions;
        QMenuBar bar;
        const std::vector<QMenu *> menus = actions.fill(&bar);
        for (const QMenu *menu : menus) {
            QSet<QChar> seen;
            for (const QAction *action : menu->actions()) {
                const qsizetype at = action->text().indexOf(QLatin1Char('&'));
                if (at < 0)
                    continue;
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!seen.contains(letter), qPrintable(action->text()));
                seen.insert(letter);
            }
        }
    }

    void triggeringTellsWhich()
    {
        Actions actions;
        QSignalSpy spy(&actions, &Actions::triggered);
        actions[ActionId::GoToPage]->trigger();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().value<ActionId>(), ActionId::GoToPage);
    }

    void oneThemeIsChosenAtATime()
    {
        Actions actions;
        actions[ActionId::ThemeLight]->trigger();
        actions[ActionId::ThemeDark]->trigger();
        QVERIFY(!actions[ActionId::ThemeLight]->isChecked());
        QVERIFY(actions[ActionId::ThemeDark]->isChecked());
    }

    void buttonsSayTheirNameAndKey()
    {
        const Actions actions;
        QWidget parent;
        const QToolButton *button = actions.button(ActionId::Find, &parent);
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY2(button->toolTip().contains(QKeySequence(QStringLiteral("Ctrl+F")).toString(QKeySequence::NativeText)),
                 qPrintable(button->toolTip()));
    }

    void theHelpDialogListsAllAndFindsByTyping()
    {
        const Actions actions;
        ShortcutsDialog dialog(actions, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.model()->rowCount(), static_cast<int>(actionTable().size()));
        QTest::keyClicks(dialog.field(), QStringLiteral("Ctrl+G"));
        QVERIFY(dialog.model()->rowCount() >= 1);
        QVERIFY(dialog.model()->rowCount() < 4);
        QVERIFY(dialog.model()->index(0, 0).data().toString().contains(QStringLiteral("Go to Page")));
    }
};

CONSPECTUS_TEST_MAIN(ActionsTest)
#include "actions_test.moc"
