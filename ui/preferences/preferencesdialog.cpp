// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencesdialog.h"

#include "library/backups.h"
#include "library/kindregistry.h"
#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/preferences/kindspage.h"
#include "ui/preferences/privacypage.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

namespace conspectus {

namespace {

constexpr int kUsualSize = 14;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString withoutMnemonic(QString text)
{
    text.remove(QLatin1Char('&'));
    text.remove(QStringLiteral("…"));
    return text;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent), m_parts(parts), m_list(new QListWidget(this)), m_pages(new QStackedWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    m_list->setAccessibleName(tr("Pages of the preferences"));
    m_list->setFixedWidth(scaled(150));
    m_kindsPage = new KindsPage(parts.kinds, parts.library->isOpen() && !parts.library->isReadOnly(), this);
    addPage(tr("Appearance"), makeAppearance());
    addPage(tr("Kinds"), m_kindsPage);
    addPage(tr("Reading"), makeReading());
    addPage(tr("Library and backups"), makeLibrary());
    addPage(tr("Privacy"), makePrivacy());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(m_list);
    row->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
    m_list->setFocus();
    resize(scaled(780), scaled(460));
}

void PreferencesDialog::addPage(const QString &name, QWidget *page)
{
    m_list->addItem(name);
    m_pages->addWidget(page);
    page->setAccessibleName(name);
}

void PreferencesDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !qobject_cast<QPushButton *>(focusWidget()))
        event->accept();
    else
        QDialog::keyPressEvent(event);
}

void PreferencesDialog::showPage(Page page) { m_list->setCurrentRow(static_cast<int>(page)); }

QWidget *PreferencesDialog::makeAppearance()
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    auto *theme = new QComboBox(page);
    theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    theme->setCurrentIndex(static_cast<int>(m_parts.appearance->theme()));
    connect(theme, &QComboBox::activated, this, [this](int index) {
        const auto choice = static_cast<Theme::Choice>(index);
        m_parts.appearance->setTheme(choice);
        m_parts.settings->setTheme(choice);
    });
    auto *scale = new QComboBox(page);
    for (double each = 0.85; scale->findData(each) < 0; each = Appearance::nextScale(each, 1)) {
        scale->addItem(tr("%1 %", "size of text").arg(qRound(each * 100)), each);
        if (qFuzzyCompare(each, m_parts.appearance->textScale()))
            scale->setCurrentIndex(scale->count() - 1);
    }
    connect(scale, &QComboBox::activated, this, [this, scale] {
        m_parts.appearance->setTextScale(scale->currentData().toDouble());
        m_parts.settings->setTextScale(scale->currentData().toDouble());
    });
    auto *family = new QFontComboBox(page);
    family->setEditable(false);
    family->setCurrentFont(fontFor(FontRole::Reading));
    auto *size = new QSpinBox(page);
    size->setRange(12, 22);
    size->setSuffix(tr(" px"));
    size->setValue(m_parts.appearance->readingSize() == 0 ? kUsualSize : m_parts.appearance->readingSize());
    const auto apply = [this, family, size](bool asDesigned) {
        const QString name = asDesigned ? QString() : family->currentFont().family();
        const int px = asDesigned ? 0 : size->value();
        m_parts.appearance->setReadingFont(name, px);
        m_parts.settings->setReadingFont(name, px);
    };
    auto *usual = new QPushButton(tr("As Designed"), page);
    connect(family, &QComboBox::activated, this, [apply] { apply(false); });
    connect(size, &QSpinBox::valueChanged, this, [apply] { apply(false); });
    connect(usual, &QPushButton::clicked, this, [apply, family, size] {
        const QSignalBlocker quiet(size);
        size->setValue(kUsualSize);
        apply(true);
        family->setCurrentFont(fontFor(FontRole::Reading));
    });
    form->addRow(tr("&Colours"), theme);
    form->addRow(tr("Size of all &text"), scale);
    QWidget *large = boxFor(ActionId::LargeTextMode, page);
    form->addRow(QString(), large);
    setTabOrder(scale, large);
    setTabOrder(large, family);
    form->addRow(tr("&Font of survey page and notes"), family);
    form->addRow(tr("&Size of survey page and notes"), size);
    form->addRow(QString(), usual);
    return page;
}

QWidget *PreferencesDialog::boxFor(ActionId id, QWidget *parent) const
{
    QAction *action = (*m_parts.actions)[id];
    auto *box = new QCheckBox(withoutMnemonic(action->text()), parent);
    box->setChecked(action->isChecked());
    box->setEnabled(action->isEnabled());
    box->setToolTip(action->statusTip());
    connect(box, &QCheckBox::clicked, action, [action](bool on) {
        if (action->isChecked() != on)
            action->trigger();
    });
    connect(action, &QAction::changed, box, [action, box] {
        box->setChecked(action->isChecked());
        box->setEnabled(action->isEnabled());
    });
    return box;
}

QWidget *PreferencesDialog::buttonFor(ActionId id, QWidget *parent) const
{
    QAction *action = (*m_parts.actions)[id];
    auto *button = new QPushButton(withoutMnemonic(action->text()), parent);
    button->setEnabled(action->isEnabled());
    button->setToolTip(action->statusTip());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QWidget *PreferencesDialog::makeReading()
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    auto *paper = new QComboBox(page);
    constexpr ActionId kPapers[] = {ActionId::TintTheme, ActionId::TintPaper, ActionId::TintSepia, ActionId::TintDark};
    for (const ActionId id : kPapers) {
        QAction *action = (*m_parts.actions)[id];
        paper->addItem(withoutMnemonic(action->text()));
        if (action->isChecked())
            paper->setCurrentIndex(paper->count() - 1);
    }
    connect(paper, &QComboBox::activated, this, [this, kPapers](int index) { (*m_parts.actions)[kPapers[index]]->trigger(); });
    form->addRow(tr("&Paper of the PDF"), paper);
    form->addRow(QString(), boxFor(ActionId::FloatingBar, page));
    form->addRow(QString(), boxFor(ActionId::HideResolved, page));
    form->addRow(QString(), buttonFor(ActionId::ChangeShortcuts, page));
    return page;
}

QWidget *PreferencesDialog::makeLibrary()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    auto *form = new QFormLayout;
    auto *place = plainLabel(m_parts.library->folder(), page);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(tr("Library"), place);
    form->addRow(QString(), buttonFor(ActionId::OpenLibrary, page));
    layout->addLayout(form);
    const QString key = QStringLiteral("backups/choice");
    auto *daily = new QCheckBox(tr("Make a &backup once a day, when the library is closed and something changed"), page);
    daily->setChecked(!m_parts.library->viewState(key).value(QStringLiteral("off")).toBool());
    daily->setEnabled(!m_parts.library->isReadOnly());
    connect(daily, &QCheckBox::toggled, this,
            [this, key](bool on) { m_parts.library->putViewState(key, {{QStringLiteral("off"), !on}}); });
    layout->addWidget(daily);
    layout->addWidget(plainLabel(tr("Kept: the newest of each of 7 days and of each of the 4 weeks before, in the folder backups of the "
                                    "library. They are on the same disk: back up to another one now and then."), page));
    layout->addWidget(buttonFor(ActionId::BackUp, page), 0, Qt::AlignLeft);
    auto *list = new QListWidget(page);
    list->setAccessibleName(tr("Backups"));
    layout->addWidget(list, 1);
    listBackups(*m_parts.library, list, [list](const std::vector<Backup> &backups) {
        for (const Backup &backup : backups) {
            auto *item = new QListWidgetItem(QLocale().toString(backup.made.toLocalTime(), QLocale::LongFormat), list);
            item->setToolTip(plainToolTip(backup.path));
        }
        if (backups.empty())
            list->addItem(PreferencesDialog::tr("No backup yet."));
    });
    return page;
}

QWidget *PreferencesDialog::makePrivacy()
{
    auto *page = new PrivacyPage(m_parts.library, this);
    connect(page, &PrivacyPage::recentCleared, this, &PreferencesDialog::recentCleared);
    return page;
}

} // namespace conspectus
