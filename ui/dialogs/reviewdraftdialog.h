// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The review draft as it will be written: choose Markdown or plain text, copy it, or save it to a file.
#pragma once

#include "library/reviewexport.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace conspectus {

class ReviewDraftDialog final : public QDialog
{
    Q_OBJECT
public:
    // fileName: proposed for saving, without its end.
    ReviewDraftDialog(ReviewDrafts drafts, QString fileName, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray text() const; // of the chosen format

private:
    void showText();
    void copy();
    void save();

    ReviewDrafts m_drafts;
    QString m_fileName;
    QComboBox *m_format;
    QPlainTextEdit *m_text;
    QLabel *m_said;
};

} // namespace conspectus
