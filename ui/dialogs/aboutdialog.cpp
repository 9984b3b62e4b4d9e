// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/aboutdialog.h"

#include "ui/fonts.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {
namespace {

QString yesOrNo(bool value)
{
    return value ? AboutDialog::tr("yes") : AboutDialog::tr("no");
}

QLabel *label(const QString &text, FontRole role, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setFont(fontFor(role));
    made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return made;
}

} // namespace

AboutDialog::AboutDialog(const AboutFacts &facts, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Conspectus"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->addWidget(label(tr("Conspectus"), FontRole::SurveyTitle, this));
    layout->addWidget(label(tr("Read and annotate survey papers, offline."), FontRole::Reading, this));
    layout->addSpacing(8);
    layout->addWidget(label(text(facts), FontRole::Interface, this));
    layout->addSpacing(8);
    layout->addWidget(label(tr("Conspectus has no network code. Nothing you read or write leaves this computer. Free software under the "
                               "GNU General Public License, version 3 or later; it comes without any warranty."),
                            FontRole::Small, this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [facts] { QGuiApplication::clipboard()->setText(text(facts)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(scaled(480), sizeHint().height());
}

QString AboutDialog::text(const AboutFacts &facts)
{
    QStringList lines;
    lines << tr("Version: %1").arg(facts.version) << tr("Qt: %1").arg(QString::fromLatin1(qVersion()))
          << tr("Library: %1").arg(facts.libraryFolder);
    if (facts.isReadOnly)
        lines << tr("The library is open for reading only.");
    lines << tr("Internet sockets denied by the kernel: %1").arg(yesOrNo(facts.networkDenied));
    if (facts.documentOpen) {
        lines << tr("PDF engine, system calls confined: %1").arg(yesOrNo(facts.seccomp))
              << tr("PDF engine, files confined: %1").arg(yesOrNo(facts.landlock))
              << tr("PDF engine, memory and time limited: %1").arg(yesOrNo(facts.limits));
    } else {
        lines << tr("PDF engine: shown when a PDF is open");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace conspectus
