// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/edittagsdialog.h"

#include "library/annotationedits.h"
#include "models/wording.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace conspectus {
namespace {

QStringList tagsFrom(const QString &typed)
{
    QStringList tags;
    for (const QString &part : typed.split(QLatin1Char(','))) {
        if (const QString tag = cleanTag(part); !tag.isEmpty() && !tags.contains(tag))
            tags << tag;
    }
    return tags;
}

} // namespace

EditTagsDialog::EditTagsDialog(int annotations, const QStringList &known, QWidget *parent)
    : QDialog(parent), m_add(new QLineEdit(this)), m_remove(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tags of %1", "so many annotations").arg(counted(annotations, Noun::Annotation)));
    for (QLineEdit *field : {m_add, m_remove}) {
        auto *completer = new QCompleter(known, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        field->setCompleter(completer);
        field->setPlaceholderText(tr("one, another one"));
        field->setMinimumWidth(320);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Change Tags"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT tagsGiven(tagsFrom(m_add->text()), tagsFrom(m_remove->text()));
        accept();
    });
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Add:"), m_add);
    form->addRow(tr("&Remove:"), m_remove);
    form->addRow(buttons);
}

} // namespace conspectus
