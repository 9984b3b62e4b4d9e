// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks for the text of a survey's web page: pasted or typed into a field, or from a file.
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace conspectus {

class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(QWidget *parent);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void textGiven(const QString &text);
    void filesGiven(const QStringList &paths);

private:
    void chooseFiles();

    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace conspectus
