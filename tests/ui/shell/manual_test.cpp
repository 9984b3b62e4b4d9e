// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the manual names is there: every menu entry, every key, and the key that it gives an action is the action's own.

#include "support/testenvironment.h"
#include "ui/actions.h"

#include <QFile>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

using namespace conspectus;

namespace {

// Keys that a part of the window knows by itself: lists, fields, the pages and the mouse with a key held.
const QSet<QString> kKeysOfParts = {
    QStringLiteral("Alt"),   QStringLiteral("Ctrl"), QStringLiteral("Shift"),  QStringLiteral("Tab"),         QStringLiteral("Esc"),
    QStringLiteral("Space"), QStringLiteral("Home"), QStringLiteral("End"),    QStringLiteral("Page Up"),     QStringLiteral("Page Down"),
    QStringLiteral("Down"),  QStringLiteral("F2"),   QStringLiteral("Delete"), QStringLiteral("Ctrl+Return"), QStringLiteral("Return"),
    QStringLiteral("K"),     QStringLiteral("Ctrl+A"), QStringLiteral("Shift+K"), QStringLiteral("Shift+Tab")};

QString manual()
{
    QFile file(QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/help/manual.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// As the manual says it: "&Open PDF…" → "Open PDF".
QString nameOf(const QAction *action)
{
    QString name = action->text();
    name.remove(QLatin1Char('&'));
    return name.endsWith(QChar(0x2026)) ? name.chopped(1) : name;
}

QStringList namesOf(const QMenu *menu)
{
    QStringList names;
    for (const QAction *action : menu->actions()) {
        names << nameOf(action);
        if (action->menu() != nullptr)
            names << namesOf(action->menu());
    }
    return names;
}

} // namespace

class ManualTest : public QObject
{
    Q_OBJECT
    Actions m_actions;

private Q_SLOTS:
    void menuEntriesAreThere()
    {
        QMenuBar bar;
        QHash<QString, QStringList> entries;
        for (const QMenu *menu : m_actions.fill(&bar))
            entries.insert(nameOf(menu->menuAction()), namesOf(menu));
        static const QRegularExpression path(QStringLiteral("\\*(\\w+) ▸ ([^*]+)\\*"));
        int count = 0;
        for (auto it = path.globalMatch(manual()); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QString menu = match.captured(1);
            if (menu == QLatin1String("File"))
                continue; // of another program
            QVERIFY2(entries.value(menu).contains(match.captured(2)), qPrintable(match.captured()));
            ++count;
        }
        QVERIFY(count > 8);
    }

    void keysAreThere()
    {
        QSet<QString> keys = kKeysOfParts;
        for (const ActionSpec &spec : actionTable()) {
            for (const QKeySequence &key : m_actions[spec.id]->shortcuts())
                keys.insert(key.toString(QKeySequence::PortableText));
        }
        static const QRegularExpression code(QStringLiteral("`((?:(?:Ctrl|Alt|Shift)\\+)*(?:F\\d+|[A-Z0-9,+-]|[A-Z][a-z]+(?: [A-Z][a-z]+)?))`"));
        int count = 0;
        for (auto it = code.globalMatch(manual()); it.hasNext(); ++count) {
            const QString key = it.next().captured(1);
            QVERIFY2(keys.contains(key), qPrintable(key));
        }
        QVERIFY(count > 60);
    }

    void keysBelongToTheirActions()
    {
        QHash<QString, QStringList> keys; // by the name of the action
        for (const ActionSpec &spec : actionTable()) {
            for (const QKeySequence &key : m_actions[spec.id]->shortcuts())
                keys[nameOf(m_actions[spec.id])] << key.toString(QKeySequence::PortableText);
        }
        static const QRegularExpression named(QStringLiteral("\\*(?:\\w+ ▸ )?([^*▸]+)\\*\\s\\(`?((?:Ctrl|Alt|Shift|F\\d)\\S*?|[A-Z])`?(?:\\)|, )"));
        int count = 0;
        for (auto it = named.globalMatch(manual()); it.hasNext(); ++count) {
            const QRegularExpressionMatch match = it.next();
            QVERIFY2(keys.value(match.captured(1)).contains(match.captured(2)), qPrintable(match.captured()));
        }
        QVERIFY(count > 10);
    }
};

CONSPECTUS_TEST_MAIN(ManualTest)
#include "manual_test.moc"
