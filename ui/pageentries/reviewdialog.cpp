// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pageentries/reviewdialog.h"

#include "exchange/reviewtext.h"
#include "models/wording.h"
#include "ui/fonts.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace conspectus {

ReviewDialog::ReviewDialog(const PeerReview &review, QWidget *parent)
    : QDialog(parent), m_edited(review), m_reviewer(new QLineEdit(review.reviewer, this)), m_text(new QPlainTextEdit(review.text, this)),
      m_preview(new QPlainTextEdit(this)), m_summary(new QLabel(this)), m_ok(nullptr), m_soon(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(review.id.isNull() ? tr("Paste a Review") : tr("Edit Review"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_text);
    splitter->addWidget(m_preview);
    splitter->setChildrenCollapsible(false);
    m_text->setPlaceholderText(tr("Paste the text of the review here, with its field names (Summary, Strengths, Weaknesses, Rating …)."));
    m_text->setAccessibleName(tr("Text of the review"));
    m_text->setTabChangesFocus(true);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setAccessibleName(tr("What is read out of it"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *form = new QFormLayout;
    m_reviewer->setPlaceholderText(tr("Where the text does not say it"));
    form->addRow(tr("&Reviewer:"), m_reviewer);
    layout->addLayout(form);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_summary);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(review.id.isNull() ? tr("&Add") : tr("&Keep"), QDialogButtonBox::AcceptRole);
    m_ok->setProperty("conspectus.default", true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReviewDialog::give);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_soon->setSingleShot(true);
    m_soon->setInterval(120);
    connect(m_soon, &QTimer::timeout, this, &ReviewDialog::showWhatIsRead);
    connect(m_text, &QPlainTextEdit::textChanged, m_soon, qOverload<>(&QTimer::start));
    resize(scaled(920), scaled(560));
    showWhatIsRead();
    m_text->setFocus();
}

std::vector<PeerReview> ReviewDialog::reviews() const
{
    const QString typed = m_text->toPlainText();
    if (typed.trimmed().isEmpty())
        return {};
    std::vector<PeerReview> found = exchange::reviewsFrom(typed.split(QLatin1Char('\n')));
    if (found.empty()) {
        found.emplace_back();
        found.front().text = typed.trimmed();
    }
    found.front().id = m_edited.id;
    if (found.front().reviewer.isEmpty())
        found.front().reviewer = m_reviewer->text().simplified();
    return found;
}

void ReviewDialog::showWhatIsRead()
{
    const std::vector<PeerReview> found = reviews();
    QString text;
    int fields = 0;
    for (const PeerReview &review : found) {
        text += review.reviewer.isEmpty() ? tr("A reviewer") : oneLine(review.reviewer, 200);
        text += review.form.isEmpty() ? QStringLiteral("\n\n") : QStringLiteral(" · ") + oneLine(review.form, 200) + QStringLiteral("\n\n");
        for (const auto &[name, value] : review.fields)
            text += name.toUpper() + QLatin1Char('\n') + value.trimmed() + QStringLiteral("\n\n");
        if (review.fields.empty())
            text += review.text.trimmed() + QStringLiteral("\n\n");
        fields += static_cast<int>(review.fields.size());
    }
    m_preview->setPlainText(text.trimmed());
    if (found.empty())
        m_summary->setText(tr("Nothing here yet."));
    else if (fields == 0)
        m_summary->setText(tr("No field names were recognised. The text is kept as it is."));
    else
        m_summary->setText(tr("%1, %2. The text itself is kept too.", "reviews, fields")
                               .arg(counted(static_cast<int>(found.size()), Noun::Review), tr("%n field(s)", nullptr, fields)));
    m_ok->setEnabled(!found.empty());
}

void ReviewDialog::give()
{
    if (const std::vector<PeerReview> found = reviews(); !found.empty()) {
        Q_EMIT reviewsGiven(found);
        accept();
    }
}

} // namespace conspectus
