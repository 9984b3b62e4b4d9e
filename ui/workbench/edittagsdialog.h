// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tags to put on and to take off many annotations at once.
#pragma once

#include <QDialog>

class QLineEdit;

namespace conspectus {

class EditTagsDialog final : public QDialog
{
    Q_OBJECT
public:
    // known: offered while typing.
    EditTagsDialog(int annotations, const QStringList &known, QWidget *parent);

Q_SIGNALS:
    void tagsGiven(const QStringList &add, const QStringList &remove);

private:
    QLineEdit *m_add;
    QLineEdit *m_remove;
};

} // namespace conspectus
