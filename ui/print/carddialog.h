// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The clinical card before it is printed: the question to type, the findings to choose, and the page as it will be.
#pragma once

#include "library/library.h"

#include <QDialog>
#include <QTimer>
#include <memory>

class QLabel;
class QLineEdit;
class QListWidget;
class QPrinter;
class QPrintPreviewWidget;

namespace conspectus {

class CardDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Input
    {
        SurveySnapshot snapshot;
        text::TextLayer layer;
        QStringList labels;
        QString question; // as typed the last time; empty: one is suggested
        QDate date;
        QString fileName; // proposed for the PDF, without its end
    };
    CardDialog(Input input, QWidget *parent);
    ~CardDialog() override;

    [[nodiscard]] QString question() const;
    [[nodiscard]] std::vector<FindingId> findings() const; // chosen
    // The card as a PDF, drawn now.
    [[nodiscard]] QByteArray asPdf() const;

Q_SIGNALS:
    void questionChanged(const QString &question);

private:
    void fillFindings();
    [[nodiscard]] QWidget *makeSide();
    void paint(QPrinter *printer) const;
    void update();
    void print();
    void savePdf();

    Input m_input;
    std::unique_ptr<QPrinter> m_printer;
    QLineEdit *m_question;
    QListWidget *m_findings;
    QPrintPreviewWidget *m_preview;
    QLabel *m_said;
    QTimer m_delay; // after the last key
};

} // namespace conspectus
