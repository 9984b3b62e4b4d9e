// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/importdialog.h"

#include "ui/fonts.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

ImportDialog::ImportDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Import Page Text"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    auto *label = new QLabel(tr("On the survey's web page, select all and copy; then paste it here. It is kept as it comes, and what "
                                "looks wrong is told, not mended."),
                             this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    layout->addWidget(label);
    m_text = new QPlainTextEdit(this);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Page text"));
    m_text->setPlaceholderText(tr("TL;DR, contribution, findings, abstract, topics, methods…"));
    layout->addWidget(m_text, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *file = buttons->addButton(tr("From a &File…"), QDialogButtonBox::ActionRole);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_import->setProperty("conspectus.default", true);
    m_import->setEnabled(false);
    layout->addWidget(buttons);
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_import->setEnabled(!text().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT textGiven(text());
        accept();
    });
    resize(scaled(620), scaled(440));
}

void ImportDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
}

QString ImportDialog::text() const
{
    return m_text->toPlainText();
}

void ImportDialog::chooseFiles()
{
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Import Page Text"), QString(),
                                                            tr("Page texts (*.txt *.md *.text);;All files (*)"));
    if (paths.isEmpty())
        return;
    Q_EMIT filesGiven(paths);
    accept();
}

} // namespace conspectus
