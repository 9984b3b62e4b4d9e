// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which surveys are the columns of the evidence matrix: a list with a tick before each, and a field that finds one by title or
// authors. Space ticks, Return takes the choice over.
#pragma once

#include "library/library.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QLineEdit;
class QListWidget;

namespace conspectus {

class MatrixSurveysDialog final : public QDialog
{
    Q_OBJECT
public:
    MatrixSurveysDialog(const std::vector<SurveyRow> &surveys, const QSet<QString> &chosen, QWidget *parent);

    [[nodiscard]] QStringList chosen() const; // ids, in the order of the list

Q_SIGNALS:
    void surveysChosen(const QStringList &surveys);

private:
    void filter(const QString &typed);
    void updateCount();

    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_count;
};

} // namespace conspectus
