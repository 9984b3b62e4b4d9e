// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/reviewdraftdialog.h"

#include "ui/fileio.h"
#include "ui/fonts.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

ReviewDraftDialog::ReviewDraftDialog(ReviewDrafts drafts, QString fileName, QWidget *parent)
    : QDialog(parent)
    , m_drafts(std::move(drafts))
    , m_fileName(std::move(fileName))
    , m_format(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Review Draft"));
    resize(scaled(720), scaled(640));
    m_format->addItem(tr("Markdown"));
    m_format->addItem(tr("Plain text, 72 columns"));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ReviewDraftDialog::showText);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(tr("The draft"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copyButton = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    QPushButton *saveButton = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    saveButton->setDefault(true);
    connect(copyButton, &QPushButton::clicked, this, &ReviewDraftDialog::copy);
    connect(saveButton, &QPushButton::clicked, this, &ReviewDraftDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout;
    form->addRow(tr("&Format:"), m_format);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
    showText();
    m_text->setFocus();
}

QByteArray ReviewDraftDialog::text() const
{
    return m_format->currentIndex() == 0 ? m_drafts.markdown : m_drafts.plainText;
}

void ReviewDraftDialog::showText()
{
    m_text->setPlainText(QString::fromUtf8(text()));
}

void ReviewDraftDialog::copy()
{
    QApplication::clipboard()->setText(QString::fromUtf8(text()));
    m_said->setText(tr("Copied to the clipboard."));
}

void ReviewDraftDialog::save()
{
    const bool isMarkdown = m_format->currentIndex() == 0;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Review Draft"), m_fileName + (isMarkdown ? QStringLiteral(".md") : QStringLiteral(".txt")),
                                                      isMarkdown ? tr("Markdown files (*.md)") : tr("Text files (*.txt)"));
    if (path.isEmpty())
        return;
    writeFileLater(path, text(), this, [this](const Result<QString> &written) {
        m_said->setText(written ? tr("Saved: %1").arg(*written) : written.error().message);
    });
}

} // namespace conspectus
