// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pageentries/entrydialogs.h"

#include "exchange/timemarks.h"
#include "models/wording.h"
#include "ui/fonts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <functional>

namespace conspectus {

namespace {

// Cancel and a button that is on while `isReady`.
QPushButton *addButtons(QDialog *dialog, QFormLayout *form, const QString &ok, const std::function<void()> &give)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *button = buttons->addButton(ok, QDialogButtonBox::AcceptRole);
    button->setProperty("conspectus.default", true);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [dialog, give] {
        give();
        dialog->accept();
    });
    return button;
}

} // namespace

ResourceDialog::ResourceDialog(const Resource &resource, QWidget *parent)
    : QDialog(parent), m_edited(resource), m_kind(new QComboBox(this)), m_name(new QLineEdit(resource.name, this)),
      m_address(new QLineEdit(resource.url, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(resource.id.isNull() ? tr("Add a Code or Model Link") : tr("Edit Link"));
    const std::pair<const char *, QString> kinds[] = {
        {"code", tr("code")}, {"model", tr("model")}, {"dataset", tr("dataset")}, {"space", tr("demonstration")}};
    for (const auto &[name, words] : kinds)
        m_kind->addItem(words, QString::fromLatin1(name));
    const int known = m_kind->findData(resource.kind);
    if (known >= 0)
        m_kind->setCurrentIndex(known);
    else if (!resource.kind.isEmpty())
        m_kind->addItem(oneLine(resource.kind, 40), resource.kind), m_kind->setCurrentIndex(m_kind->count() - 1);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(tr("&Kind:"), m_kind);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Address:"), m_address);
    m_address->setPlaceholderText(QStringLiteral("https://"));
    QPushButton *ok = addButtons(this, form, resource.id.isNull() ? tr("A&dd") : tr("K&eep"), [this] { Q_EMIT resourceGiven(this->resource()); });
    const auto check = [this, ok] { ok->setEnabled(!m_name->text().trimmed().isEmpty() || !m_address->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(m_address, &QLineEdit::textChanged, this, check);
    check();
    resize(scaled(480), sizeHint().height());
    m_name->setFocus();
}

Resource ResourceDialog::resource() const
{
    Resource given = m_edited;
    given.kind = m_kind->currentData().toString();
    given.url = m_address->text().trimmed();
    given.name = m_name->text().simplified();
    if (given.name.isEmpty())
        given.name = given.url;
    return given;
}

VideoDialog::VideoDialog(const Video &video, QWidget *parent)
    : QDialog(parent), m_edited(video), m_title(new QLineEdit(video.title, this)), m_address(new QLineEdit(video.url, this)),
      m_marks(new QPlainTextEdit(exchange::textOf(video.marks), this)), m_unread(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(video.id.isNull() ? tr("Add a Video") : tr("Edit Video"));
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->addRow(tr("&Title:"), m_title);
    auto *place = new QHBoxLayout;
    place->addWidget(m_address, 1);
    auto *choose = new QPushButton(tr("Choose a &File…"), this);
    place->addWidget(choose);
    form->addRow(tr("&Address:"), place);
    setTabOrder(m_address, choose);
    m_address->setPlaceholderText(tr("https:// or a file of this computer"));
    m_address->setAccessibleName(tr("Address"));
    m_marks->setPlaceholderText(tr("12:30 results\n1:02:30 discussion"));
    m_marks->setAccessibleName(tr("Time marks, one a line"));
    m_marks->setTabChangesFocus(true);
    form->addRow(tr("Time &marks:"), m_marks);
    m_unread->setTextFormat(Qt::PlainText);
    m_unread->setWordWrap(true);
    form->addRow(m_unread);
    QPushButton *ok = addButtons(this, form, video.id.isNull() ? tr("A&dd") : tr("K&eep"), [this] { Q_EMIT videoGiven(this->video()); });
    const auto check = [this, ok] { ok->setEnabled(!m_title->text().trimmed().isEmpty() || !m_address->text().trimmed().isEmpty()); };
    connect(choose, &QPushButton::clicked, this, &VideoDialog::chooseFile);
    connect(m_title, &QLineEdit::textChanged, this, check);
    connect(m_address, &QLineEdit::textChanged, this, check);
    connect(m_marks, &QPlainTextEdit::textChanged, this, &VideoDialog::checkMarks);
    check();
    checkMarks();
    resize(scaled(540), scaled(380));
    m_title->setFocus();
}

void VideoDialog::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a Video"));
    if (path.isEmpty())
        return;
    m_address->setText(QUrl::fromLocalFile(path).toString());
    if (m_title->text().isEmpty())
        m_title->setText(path.section(QLatin1Char('/'), -1));
}

void VideoDialog::checkMarks()
{
    const QStringList unread = exchange::timeMarksFrom(m_marks->toPlainText()).unread;
    m_unread->setText(unread.isEmpty() ? tr("A time and what is there, one a line.")
                                       : tr("No time in: %1. Such lines are left out.").arg(oneLine(unread.join(QStringLiteral("; ")), 160)));
}

Video VideoDialog::video() const
{
    Video given = m_edited;
    given.title = m_title->text().simplified();
    given.url = m_address->text().trimmed();
    if (given.url.startsWith(QLatin1Char('/')))
        given.url = QUrl::fromLocalFile(given.url).toString();
    given.marks = exchange::timeMarksFrom(m_marks->toPlainText()).marks;
    return given;
}

} // namespace conspectus
