// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pasting or editing peer reviews: the text at the left, and at the right what is read out of it while one types, field by field.
// Several reviews in one text become several. Where no form is recognised the text is kept as it is.
#pragma once

#include "survey/survey.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace conspectus {

class ReviewDialog final : public QDialog
{
    Q_OBJECT
public:
    // review: with an id, it is edited; else a new one.
    ReviewDialog(const PeerReview &review, QWidget *parent);

    [[nodiscard]] QPlainTextEdit *textEdit() const { return m_text; }
    [[nodiscard]] QPlainTextEdit *preview() const { return m_preview; }
    [[nodiscard]] std::vector<PeerReview> reviews() const; // as they would be kept; the first has the id of the one edited

Q_SIGNALS:
    void reviewsGiven(const std::vector<conspectus::PeerReview> &reviews);

private:
    void showWhatIsRead();
    void give();

    PeerReview m_edited;
    QLineEdit *m_reviewer;
    QPlainTextEdit *m_text;
    QPlainTextEdit *m_preview;
    QLabel *m_summary;
    QPushButton *m_ok;
    QTimer *m_soon;
};

} // namespace conspectus
