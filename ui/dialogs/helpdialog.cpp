// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/helpdialog.h"

#include "ui/actions.h"
#include "ui/fonts.h"
#include "ui/style.h"
#include "ui/widgets/safetextbrowser.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTextBlock>
#include <QTreeView>
#include <QVBoxLayout>

namespace conspectus {
namespace {

QDialogButtonBox *closeButtons(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

// Markdown gives bare blocks; a page to read wants room between lines and paragraphs.
void spaceOut(QTextDocument *document)
{
    constexpr int kLine = 135; // per cent
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLine, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(format.headingLevel() > 0 ? scaled(14) : 0);
        format.setBottomMargin(QTextCursor(block).currentTable() != nullptr ? 0 : scaled(6));
        QTextCursor(block).setBlockFormat(format);
    }
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

QStandardItemModel *tableOf(const Actions &actions, QObject *parent)
{
    auto *model = new QStandardItemModel(0, 3, parent);
    model->setHorizontalHeaderLabels({ShortcutsDialog::tr("Action"), ShortcutsDialog::tr("Key"), ShortcutsDialog::tr("What it does")});
    for (const ActionSpec &spec : actionTable()) {
        const QAction *action = actions[spec.id];
        const QString menu = Actions::menuTitle(spec.menu).remove(QLatin1Char('&'));
        const QString name = action->text().remove(QLatin1Char('&'));
        QList<QStandardItem *> row{new QStandardItem(action->icon(), ShortcutsDialog::tr("%1 ▸ %2", "menu ▸ action").arg(menu, name)),
                                   new QStandardItem(keysOf(*action)), new QStandardItem(Actions::helpText(spec.id))};
        for (QStandardItem *item : row) {
            item->setEditable(false);
            item->setToolTip(item->text());
        }
        model->appendRow(row);
    }
    return model;
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Conspectus Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    auto *text = new SafeTextBrowser(this);
    text->setAccessibleName(tr("Manual"));
    text->document()->setDocumentMargin(24);
    text->document()->setDefaultFont(fontFor(FontRole::Reading));
    QFile manual(QStringLiteral(":/conspectus/help/manual.md"));
    if (manual.open(QIODevice::ReadOnly))
        text->setSafeMarkdown(QString::fromUtf8(manual.readAll()));
    spaceOut(text->document());
    text->moveCursor(QTextCursor::Start);
    layout->addWidget(text, 1);
    layout->addWidget(closeButtons(this));
    resize(scaled(720), scaled(640));
}

ShortcutsDialog::ShortcutsDialog(const Actions &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Find an action or a key"));
    m_field->setAccessibleName(m_field->placeholderText());
    layout->addWidget(m_field);
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(tableOf(actions, this));
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view = new QTreeView(this);
    m_view->setModel(m_proxy);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAccessibleName(tr("Actions and their keys"));
    m_view->header()->resizeSection(0, scaled(270));
    m_view->header()->resizeSection(1, scaled(170));
    layout->addWidget(m_view, 1);
    layout->addWidget(closeButtons(this));
    connect(m_field, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    resize(scaled(900), scaled(600));
    m_field->setFocus();
}

} // namespace conspectus
