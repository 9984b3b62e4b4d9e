// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/shortcuteditor.h"

#include "ui/fonts.h"
#include "ui/settings.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace conspectus {
namespace {

const QString kBetween = QStringLiteral("; ");

QString shown(const QList<QKeySequence> &keys)
{
    QStringList all;
    for (const QKeySequence &key : keys)
        all << key.toString(QKeySequence::NativeText);
    return all.join(QStringLiteral(", "));
}

QString kept(const QList<QKeySequence> &keys)
{
    QStringList all;
    for (const QKeySequence &key : keys)
        all << key.toString(QKeySequence::PortableText);
    return all.join(kBetween);
}

QString nameOf(const QAction &action)
{
    QString name = action.text();
    return name.remove(QLatin1Char('&'));
}

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta || key == Qt::Key_AltGr
           || key == Qt::Key_unknown || key == 0;
}

} // namespace

KeyField::KeyField(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyField::setKey(const QKeySequence &key)
{
    m_key = key;
    setText(key.toString(QKeySequence::NativeText));
    Q_EMIT keyChanged();
}

bool KeyField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // it is asked for, not to be done
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QLineEdit::event(event);
    const auto *press = static_cast<QKeyEvent *>(event);
    const bool leaves = press->key() == Qt::Key_Tab || press->key() == Qt::Key_Backtab
                        || (press->key() == Qt::Key_Escape && press->modifiers() == Qt::NoModifier);
    if (leaves)
        return QLineEdit::event(event);
    if (!isModifier(press->key())) {
        const Qt::KeyboardModifiers modifiers = press->modifiers() & ~Qt::KeypadModifier;
        setKey(QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(press->key()))));
    }
    event->accept();
    return true;
}

ShortcutEditor::ShortcutEditor(Actions &actions, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_settings(settings)
    , m_model(new QStandardItemModel(0, 3, this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_view(new QTreeView(this))
    , m_name(new QLabel(this))
    , m_key(new KeyField(this))
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change Keys"));
    resize(scaled(900), scaled(640));
    m_model->setHorizontalHeaderLabels({tr("Action"), tr("Key"), tr("What it does")});
    for (const ActionSpec &spec : actionTable()) {
        const int row = m_model->rowCount();
        m_model->appendRow({new QStandardItem, new QStandardItem, new QStandardItem});
        m_model->item(row, 0)->setData(static_cast<int>(spec.id), Qt::UserRole);
        for (int column = 0; column < 3; ++column)
            m_model->item(row, column)->setEditable(false);
        fillRow(row);
    }
    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *find = new QLineEdit(this);
    find->setPlaceholderText(tr("Find an action or a key"));
    find->setAccessibleName(find->placeholderText());
    connect(find, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    m_view->setModel(m_proxy);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAccessibleName(tr("Actions and their keys"));
    m_view->header()->resizeSection(0, scaled(290));
    m_view->header()->resizeSection(1, scaled(150));
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_key->setKey({});
        update();
    });
    connect(m_view, &QTreeView::activated, this, [this] { m_key->setFocus(Qt::OtherFocusReason); });

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(find);
    layout->addWidget(m_view, 1);
    layout->addWidget(makeFoot());
    setTabOrder(find, m_view);
    setTabOrder(m_view, m_key);
    m_view->setCurrentIndex(m_proxy->index(0, 0));
    find->setFocus();
}

QWidget *ShortcutEditor::makeFoot()
{
    auto *foot = new QWidget(this);
    m_name->setFont(fontFor(FontRole::InterfaceStrong));
    m_name->setTextFormat(Qt::PlainText);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_key->setPlaceholderText(tr("Click here and press the new key"));
    m_key->setAccessibleName(tr("New key"));
    connect(m_key, &KeyField::keyChanged, this, &ShortcutEditor::update);
    m_set = new QPushButton(tr("&Set"), foot);
    m_remove = new QPushButton(tr("&No Key"), foot);
    m_reset = new QPushButton(tr("&Reset"), foot);
    auto *all = new QPushButton(tr("Reset &All"), foot);
    for (QPushButton *button : {m_set, m_remove, m_reset, all})
        button->setAutoDefault(false);
    connect(m_set, &QPushButton::clicked, this, &ShortcutEditor::setKey);
    connect(m_remove, &QPushButton::clicked, this, &ShortcutEditor::removeKeys);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutEditor::resetKeys);
    connect(all, &QPushButton::clicked, this, &ShortcutEditor::resetAll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, foot);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QGridLayout(foot);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_name, 0, 0, 1, 5);
    layout->addWidget(m_key, 1, 0);
    layout->addWidget(m_set, 1, 1);
    layout->addWidget(m_remove, 1, 2);
    layout->addWidget(m_reset, 1, 3);
    layout->addWidget(all, 1, 4);
    layout->addWidget(m_said, 2, 0, 1, 4);
    layout->addWidget(buttons, 2, 4);
    layout->setColumnStretch(0, 1);
    return foot;
}

void ShortcutEditor::fillRow(int row)
{
    const auto id = static_cast<ActionId>(m_model->item(row, 0)->data(Qt::UserRole).toInt());
    const QAction &action = *m_actions[id];
    const QString menu = Actions::menuTitle(actionSpec(id).menu).remove(QLatin1Char('&'));
    const bool isOwn = action.shortcuts() != Actions::standardShortcuts(id);
    m_model->item(row, 0)->setText(tr("%1 ▸ %2", "menu ▸ action").arg(menu, nameOf(action)));
    m_model->item(row, 0)->setIcon(action.icon());
    m_model->item(row, 1)->setText(shown(action.shortcuts()));
    m_model->item(row, 2)->setText(Actions::helpText(id));
    QFont font = fontFor(FontRole::Interface);
    font.setBold(isOwn);
    m_model->item(row, 1)->setFont(font);
    m_model->item(row, 1)->setToolTip(isOwn ? tr("Changed; %1 at first").arg(shown(Actions::standardShortcuts(id))) : QString());
}

std::optional<ActionId> ShortcutEditor::chosen() const
{
    const QModelIndex current = m_proxy->mapToSource(m_view->currentIndex());
    if (!current.isValid())
        return std::nullopt;
    return static_cast<ActionId>(m_model->item(current.row(), 0)->data(Qt::UserRole).toInt());
}

std::optional<ActionId> ShortcutEditor::holder(const QKeySequence &key, ActionId but) const
{
    for (const ActionSpec &spec : actionTable()) {
        if (spec.id != but && !key.isEmpty() && m_actions[spec.id]->shortcuts().contains(key))
            return spec.id;
    }
    return std::nullopt;
}

void ShortcutEditor::choose(ActionId id)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row, 0)->data(Qt::UserRole).toInt() == static_cast<int>(id))
            m_view->setCurrentIndex(m_proxy->mapFromSource(m_model->index(row, 0)));
    }
}

QString ShortcutEditor::said() const { return m_said->text(); }

void ShortcutEditor::update()
{
    const auto id = chosen();
    m_name->setText(id ? nameOf(*m_actions[*id]) : tr("Choose an action"));
    const QKeySequence key = m_key->key();
    const auto other = id ? holder(key, *id) : std::nullopt;
    m_set->setEnabled(id && !key.isEmpty());
    m_set->setText(other ? tr("&Take It") : tr("&Set"));
    m_remove->setEnabled(id && !m_actions[*id]->shortcuts().isEmpty());
    m_reset->setEnabled(id && m_actions[*id]->shortcuts() != Actions::standardShortcuts(*id));
    m_said->setText(other ? tr("%1 is the key of “%2”. If you take it, that action has none of it any more.")
                                .arg(key.toString(QKeySequence::NativeText), nameOf(*m_actions[*other]))
                          : QString());
}

void ShortcutEditor::keep(ActionId id, const QList<QKeySequence> &keys)
{
    m_actions.setShortcuts(id, keys);
    const QString name = QString::fromLatin1(actionSpec(id).name);
    m_settings.setShortcuts(name, keys == Actions::standardShortcuts(id) ? std::nullopt : std::optional(kept(keys)));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row, 0)->data(Qt::UserRole).toInt() == static_cast<int>(id))
            fillRow(row);
    }
}

void ShortcutEditor::setKey()
{
    const auto id = chosen();
    const QKeySequence key = m_key->key();
    if (!id || key.isEmpty())
        return;
    while (const auto other = holder(key, *id)) {
        QList<QKeySequence> left = m_actions[*other]->shortcuts();
        left.removeAll(key);
        keep(*other, left);
    }
    keep(*id, {key});
    m_key->setKey({});
}

void ShortcutEditor::removeKeys()
{
    if (const auto id = chosen())
        keep(*id, {});
    update();
}

void ShortcutEditor::resetKeys()
{
    const auto id = chosen();
    if (!id)
        return;
    QStringList taken;
    QList<QKeySequence> keys = Actions::standardShortcuts(*id);
    for (const QKeySequence &key : Actions::standardShortcuts(*id)) {
        if (const auto other = holder(key, *id)) {
            keys.removeAll(key);
            taken << tr("%1 stays with “%2”.").arg(key.toString(QKeySequence::NativeText), nameOf(*m_actions[*other]));
        }
    }
    keep(*id, keys);
    update();
    if (!taken.isEmpty())
        m_said->setText(taken.join(QLatin1Char(' ')));
}

void ShortcutEditor::resetAll()
{
    for (const ActionSpec &spec : actionTable())
        keep(spec.id, Actions::standardShortcuts(spec.id));
    update();
}

void applyShortcuts(Actions &actions, const Settings &settings)
{
    for (const ActionSpec &spec : actionTable()) {
        const auto own = settings.shortcuts(QString::fromLatin1(spec.name));
        if (!own)
            continue;
        QList<QKeySequence> keys;
        for (const QString &key : own->split(kBetween, Qt::SkipEmptyParts))
            keys << QKeySequence(key, QKeySequence::PortableText);
        actions.setShortcuts(spec.id, keys);
    }
}

} // namespace conspectus
