// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/startpage.h"

#include "ui/actions.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/widgets/kindpreview.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/searchfield.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace conspectus {
namespace {

constexpr int kColumnWidth = 640;

// One way to begin: icon, name, what happens, key, button; a hairline above.
class StartRow final : public QWidget
{
public:
    StartRow(const QString &icon, const QString &name, const QString &what, const QString &key, QPushButton *button, QWidget *parent)
        : QWidget(parent), m_icon(icon), m_name(name), m_what(what), m_key(key), m_button(button)
    {
        setFixedHeight(scaled(63));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addStretch(1);
        layout->addWidget(button);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = themeOf(this);
        painter.fillRect(0, 0, width(), 1, theme.line);
        const double side = scaled(18);
        const bool reversed = layoutDirection() == Qt::RightToLeft;
        const double iconX = reversed ? width() - side : 0;
        paintIcon(painter, m_icon, QRectF(iconX, (height() - side) / 2.0, side, side), theme.ink2);
        const int indent = scaled(36);
        const QRect button = m_button->geometry();
        const QRect text = reversed ? QRect(button.right() + 12, 0, width() - indent - button.right() - 12, height())
                                    : QRect(indent, 0, button.left() - indent - 12, height());
        const int align = reversed ? Qt::AlignRight : Qt::AlignLeft;
        painter.setFont(fontFor(FontRole::InterfaceStrong));
        painter.setPen(theme.ink);
        painter.drawText(text.adjusted(0, 0, 0, -height() / 2), align | Qt::AlignBottom, m_name);
        painter.setFont(fontFor(FontRole::Interface));
        painter.setPen(theme.ink2);
        painter.drawText(text.adjusted(0, height() / 2, 0, 0), align | Qt::AlignTop, m_what);
        if (!reversed)
            paintKeyCap(painter, text.adjusted(0, 0, -4, 0), m_key, this);
    }

private:
    QString m_icon;
    QString m_name;
    QString m_what;
    QString m_key;
    QPushButton *m_button;
};

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// Third text, as small print is.
QLabel *smallLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setFont(fontFor(FontRole::Small));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QHBoxLayout *footLine(const QString &icon, QLabel *text, QWidget *parent)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    auto *mark = new QLabel(parent);
    mark->setPixmap(iconFor(icon).pixmap(scaled(14)));
    mark->setFixedWidth(scaled(16));
    line->addWidget(mark);
    text->setWordWrap(false);
    line->addWidget(text);
    return line;
}

} // namespace

StartPage::StartPage(const Actions &actions, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(this);
    setPane(page, "paper");
    setPane(viewport(), "paper");
    auto *outer = new QHBoxLayout(page);
    outer->setContentsMargins(24, 24, 24, 24);
    m_column = new QWidget(page);
    m_column->setMaximumWidth(scaled(kColumnWidth));
    m_column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    outer->addStretch(1);
    outer->addWidget(m_column, 1000);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(2);
    m_title = plainLabel(tr("Add a survey to begin"), m_column);
    column->addWidget(m_title);
    column->addSpacing(8);
    m_lead = plainLabel(tr("Open a PDF, or the saved text of a survey’s web page, or both. You can also drop files anywhere in this "
                           "window."),
                        m_column);
    column->addWidget(m_lead);
    column->addSpacing(24);
    addChoices(actions, column);
    column->addSpacing(28);
    addKinds(column);
    column->addSpacing(32);
    addFoot(actions, column);
    column->addStretch(5);
    setWidget(page);
    restyle();
}

void StartPage::addChoices(const Actions &actions, QVBoxLayout *column)
{
    const struct { ActionId id; const char *icon; QString name, what, button; } rows[] = {
        {ActionId::OpenPdf, "pdf", tr("Open a PDF"), tr("Copied into your library. The original file is left alone."), tr("Open…")},
        {ActionId::ImportPage, "import", tr("Import page text"),
         tr("Title, authors, findings, abstract and taxonomy from a text file."), tr("Import…")},
        {ActionId::OpenSample, "survey", tr("Try the sample survey"),
         tr("Two surveys with findings, notes and a taxonomy already in place."), tr("Try it")},
    };
    for (const auto &row : rows) {
        auto *button = new QPushButton(row.button, m_column);
        QAction *action = actions[row.id];
        button->setAccessibleName(row.name);
        button->setAccessibleDescription(row.what);
        button->setToolTip(action->toolTip());
        button->setAutoDefault(true);
        button->setProperty("conspectus.default", m_first == nullptr);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        if (m_first == nullptr)
            m_first = button;
        column->addWidget(new StartRow(QString::fromLatin1(row.icon), row.name, row.what,
                                       action->shortcut().toString(QKeySequence::NativeText), button, m_column));
    }
    auto *line = new QFrame(m_column);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    line->setFrameShape(QFrame::NoFrame);
    column->addWidget(line);
}

void StartPage::addKinds(QVBoxLayout *column)
{
    auto *head = new QHBoxLayout;
    m_kindsLabel = plainLabel(tr("Kinds of annotation"), m_column);
    m_kindsLabel->setWordWrap(false);
    m_kindsLabel->setForegroundRole(QPalette::PlaceholderText);
    head->addWidget(m_kindsLabel, 1);
    m_sets = new QButtonGroup(this);
    m_kinds = new KindPreview(m_column);
    int index = 0;
    for (const KindSet &set : builtInKindSets()) {
        auto *radio = new QRadioButton(set.name, m_column);
        m_sets->addButton(radio, index++);
        head->addSpacing(16);
        head->addWidget(radio);
        const KindSetId id = set.id;
        connect(radio, &QRadioButton::clicked, this, [this, id] {
            m_kinds->setKindSet(id);
            Q_EMIT kindSetChosen(id.text());
        });
    }
    column->addLayout(head);
    column->addSpacing(6);
    column->addWidget(m_kinds);
    column->addSpacing(6);
    column->addWidget(smallLabel(tr("Press the digit to mark selected text."), m_column));
    setKindSet(QStringLiteral("kindset.reading"));
}

void StartPage::addFoot(const Actions &actions, QVBoxLayout *column)
{
    m_folder = smallLabel(QString(), m_column);
    QHBoxLayout *line = footLine(QStringLiteral("folder"), m_folder, m_column);
    auto *choose = new LinkButton(tr("Choose another…"), m_column);
    connect(choose, &QPushButton::clicked, actions[ActionId::OpenLibrary], &QAction::trigger);
    line->addWidget(choose);
    line->addStretch(1);
    column->addLayout(line);
    column->addSpacing(4);
    auto *promise = smallLabel(tr("Conspectus has no network code. Nothing you read or write leaves this computer."), m_column);
    QHBoxLayout *second = footLine(QStringLiteral("no-network"), promise, m_column);
    second->addStretch(1);
    column->addLayout(second);
}

void StartPage::setLibraryFolder(const QString &folder)
{
    m_folder->setText(tr("Library folder: %1").arg(m_folder->fontMetrics().elidedText(folder, Qt::ElideMiddle, scaled(380))));
    m_folder->setToolTip(folder);
}

QString StartPage::kindSet() const
{
    return m_kinds->kindSet().text();
}

void StartPage::setKindSet(const QString &id)
{
    int index = 0;
    for (const KindSet &set : builtInKindSets()) {
        if (set.id.text() == id) {
            m_sets->button(index)->setChecked(true);
            m_kinds->setKindSet(set.id);
        }
        ++index;
    }
}

void StartPage::begin()
{
    m_first->setFocus(Qt::OtherFocusReason);
}

void StartPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_title != nullptr)
        restyle();
}

void StartPage::restyle()
{
    m_column->setMaximumWidth(scaled(kColumnWidth));
    m_title->setFont(fontFor(FontRole::EmptyTitle));
    m_lead->setFont(fontFor(FontRole::Reading, 15));
    m_kindsLabel->setFont(fontFor(FontRole::SectionLabel));
}

} // namespace conspectus
