// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/kindspage.h"

#include "ui/kindpainter.h"
#include "ui/preferences/kindlook.h"
#include "ui/preferences/kindsample.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <algorithm>

namespace conspectus {

namespace {

QString patternInWords(KindPattern pattern)
{
    switch (pattern) {
    case KindPattern::Plain: return KindsPage::tr("Plain");
    case KindPattern::Line: return KindsPage::tr("Line");
    case KindPattern::Dashes: return KindsPage::tr("Dashes");
    case KindPattern::Dots: return KindsPage::tr("Dots");
    case KindPattern::Hatch: return KindsPage::tr("Hatch");
    case KindPattern::Wave: return KindsPage::tr("Wave");
    case KindPattern::Frame: return KindsPage::tr("Frame");
    case KindPattern::DoubleLine: return KindsPage::tr("Double line");
    case KindPattern::Bars: break;
    }
    return KindsPage::tr("Bars at the ends");
}

} // namespace

KindsPage::KindsPage(KindRegistry *kinds, bool mayEdit, QWidget *parent)
    : QWidget(parent), m_kinds(kinds), m_mayEdit(mayEdit), m_sets(new QComboBox(this)), m_rename(new QPushButton(tr("Rename…"), this)),
      m_removeSet(new QPushButton(this)), m_list(new QListWidget(this)), m_add(new QPushButton(tr("Add Kind…"), this)),
      m_remove(new QPushButton(tr("Remove Kind"), this)), m_name(new QLineEdit(this)), m_digit(new QComboBox(this)),
      m_pattern(new QComboBox(this)), m_colour(new QPushButton(tr("Choose…"), this)), m_sample(new KindSample(this)),
      m_problems(new QLabel(this))
{
    auto *kindsAndEditor = new QHBoxLayout;
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    auto *leftButtons = new QHBoxLayout;
    leftButtons->addWidget(m_add);
    leftButtons->addWidget(m_remove);
    left->addLayout(leftButtons);
    kindsAndEditor->addLayout(left, 2);
    kindsAndEditor->addWidget(makeEditor(), 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeSetRow());
    layout->addLayout(kindsAndEditor, 1);
    m_list->setAccessibleName(tr("Kinds of the set"));
    connect(m_list, &QListWidget::currentRowChanged, this, &KindsPage::showKind);
    connect(m_add, &QPushButton::clicked, this, [this] {
        askName(tr("Add Kind"), tr("Name of the new kind"), [this](const QString &name) {
            m_kinds->addKind(set(), name);
            m_list->setCurrentRow(m_list->count() - 1);
        });
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const Kind *chosen = kind())
            m_kinds->removeKind(chosen->id);
    });
    connect(kinds, &KindRegistry::changed, this, [this] {
        fillSets();
        fillKinds();
    });
    fillSets();
    fillKinds();
}

QWidget *KindsPage::makeSetRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Kind &set"), row);
    label->setBuddy(m_sets);
    auto *add = new QPushButton(tr("New Set…"), row);
    add->setEnabled(m_mayEdit);
    for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(m_sets), static_cast<QWidget *>(add),
                            static_cast<QWidget *>(m_rename), static_cast<QWidget *>(m_removeSet)})
        layout->addWidget(widget);
    layout->addStretch(1);
    connect(m_sets, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            fillKinds();
    });
    connect(add, &QPushButton::clicked, this, [this] {
        askName(tr("New Set"), tr("Name of the new kind set"), [this](const QString &name) { chooseSet(m_kinds->addSet(name, set())); });
    });
    connect(m_rename, &QPushButton::clicked, this, [this] {
        askName(tr("Rename"), tr("Name of the kind set"), [this](const QString &name) { m_kinds->renameSet(set(), name); }, m_sets->currentText());
    });
    connect(m_removeSet, &QPushButton::clicked, this, [this] {
        if (KindRegistry::isBuiltIn(set()))
            m_kinds->restoreSet(set());
        else
            m_kinds->removeSet(set());
    });
    return row;
}

QWidget *KindsPage::makeEditor()
{
    auto *editor = new QWidget(this);
    auto *form = new QFormLayout(editor);
    form->setContentsMargins(12, 0, 0, 0);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Digit"), m_digit);
    form->addRow(tr("&Pattern"), m_pattern);
    form->addRow(tr("&Colour"), m_colour);
    form->addRow(m_sample);
    form->addRow(m_problems);
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setWordWrap(true);
    m_digit->addItem(tr("none"), QString());
    for (int digit = 1; digit <= 9; ++digit)
        m_digit->addItem(QString::number(digit), QString::number(digit));
    for (int pattern = 0; pattern <= static_cast<int>(KindPattern::Bars); ++pattern)
        m_pattern->addItem(patternInWords(static_cast<KindPattern>(pattern)));
    connect(m_name, &QLineEdit::editingFinished, this, [this] { change([this](Kind &kind) { kind.name = m_name->text().simplified(); }); });
    connect(m_digit, &QComboBox::activated, this, [this] { change([this](Kind &kind) { kind.key = m_digit->currentData().toString(); }); });
    connect(m_pattern, &QComboBox::activated, this,
            [this] { change([this](Kind &kind) { kind.pattern = static_cast<KindPattern>(m_pattern->currentIndex()); }); });
    connect(m_colour, &QPushButton::clicked, this, &KindsPage::chooseColour);
    return editor;
}

void KindsPage::chooseSet(const KindSetId &set)
{
    if (const int index = m_sets->findData(set.text()); index >= 0)
        m_sets->setCurrentIndex(index);
}

void KindsPage::fillSets()
{
    m_isFilling = true;
    const QString chosen = m_sets->currentData().toString();
    m_sets->clear();
    for (const KindSet &each : m_kinds->sets())
        m_sets->addItem(each.name, each.id.text());
    m_sets->setCurrentIndex(std::max(0, m_sets->findData(chosen)));
    m_isFilling = false;
}

void KindsPage::fillKinds()
{
    m_isFilling = true;
    const QString chosen = m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    const int row = m_list->currentRow();
    m_list->clear();
    for (const Kind &each : kindSetOrReading(set()).kinds) {
        const QString text = each.key.isEmpty() ? each.name : tr("%1  %2", "digit and kind").arg(each.key, each.name);
        auto *item = new QListWidgetItem(kindIcon(each), text, m_list);
        item->setData(Qt::UserRole, each.id.text());
        if (each.id.text() == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    m_isFilling = false;
    showKind();
}

void KindsPage::showKind()
{
    const Kind *chosen = kind();
    if (m_isFilling || !chosen)
        return;
    if (m_name->text().simplified() != chosen->name)
        m_name->setText(chosen->name);
    m_digit->setCurrentIndex(std::max(0, m_digit->findData(chosen->key)));
    m_pattern->setCurrentIndex(static_cast<int>(chosen->pattern));
    for (int pattern = 0; pattern < m_pattern->count(); ++pattern) {
        Kind look = *chosen;
        look.pattern = static_cast<KindPattern>(pattern);
        m_pattern->setItemIcon(pattern, kindIcon(look));
    }
    m_colour->setIcon(kindIcon(*chosen));
    m_sample->setKind(*chosen);
    const QStringList problems = problemsOf(*chosen, kindSetOrReading(set()).kinds);
    m_problems->setText(problems.isEmpty() ? tr("It is told from the other kinds of the set without colour too.") : problems.join(QLatin1Char('\n')));
    m_problems->setForegroundRole(problems.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    updateButtons();
}

void KindsPage::updateButtons()
{
    const KindSet &chosen = kindSetOrReading(set());
    const bool builtIn = KindRegistry::isBuiltIn(chosen.id);
    m_removeSet->setText(builtIn ? tr("As It Came") : tr("Remove Set"));
    m_removeSet->setEnabled(m_mayEdit && (!builtIn || m_kinds->isChanged(chosen.id)));
    m_rename->setEnabled(m_mayEdit);
    m_add->setEnabled(m_mayEdit && chosen.kinds.size() < KindRegistry::kMostKinds);
    m_remove->setEnabled(m_mayEdit && chosen.kinds.size() > 1);
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_digit), static_cast<QWidget *>(m_pattern),
                           static_cast<QWidget *>(m_colour)})
        field->setEnabled(m_mayEdit);
}

void KindsPage::change(const std::function<void(Kind &)> &edit)
{
    const Kind *chosen = kind();
    if (!chosen)
        return;
    Kind changed = *chosen;
    edit(changed);
    m_kinds->change(changed);
}

void KindsPage::chooseColour()
{
    const Kind *chosen = kind();
    if (!chosen)
        return;
    auto *dialog = new QColorDialog(chosen->lightInk, this);
    dialog->setOption(QColorDialog::DontUseNativeDialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::currentColorChanged, this, [this](const QColor &colour) { // at once, before it is taken
        if (const Kind *now = kind())
            m_sample->setKind(withColour(*now, colour));
    });
    connect(dialog, &QColorDialog::colorSelected, this,
            [this](const QColor &colour) { change([&colour](Kind &kind) { kind = withColour(kind, colour); }); });
    connect(dialog, &QDialog::rejected, this, &KindsPage::showKind);
    dialog->open();
}

void KindsPage::askName(const QString &title, const QString &text, std::function<void(QString)> then,
                        const QString &before)
{
    auto *dialog = new QInputDialog(this);
    dialog->setWindowTitle(title);
    dialog->setLabelText(text);
    dialog->setTextValue(before);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QInputDialog::textValueSelected, this, [then = std::move(then)](const QString &name) {
        if (!name.simplified().isEmpty())
            then(name.simplified());
    });
    dialog->open();
}

KindSetId KindsPage::set() const { return KindSetId(m_sets->currentData().toString()); }

const Kind *KindsPage::kind() const
{
    return m_list->currentItem() ? kindById(KindId(m_list->currentItem()->data(Qt::UserRole).toString())) : nullptr;
}

} // namespace conspectus
