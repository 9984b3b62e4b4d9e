// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/tagsdialog.h"

#include "library/annotationedits.h"
#include "library/surveyedits.h"
#include "models/wording.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

namespace {
constexpr int kStateBefore = Qt::UserRole;
}

TagsDialog::TagsDialog(Library *library, std::vector<SurveyId> surveys, QWidget *parent)
    : QDialog(parent), m_library(library), m_surveys(std::move(surveys)), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tags"));
    const SurveyRow *only = m_surveys.size() == 1 ? library->surveyRow(m_surveys.front()) : nullptr;
    auto *what = new QLabel(only ? oneLine(only->title, 80) : tr("%n surveys", nullptr, static_cast<int>(m_surveys.size())), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    m_field->setPlaceholderText(tr("Type a tag, Return adds it"));
    m_field->setAccessibleName(tr("New tag"));
    m_list->setAccessibleName(tr("Tags of the library"));
    const QStringList known = tagsOf(*library);
    auto *completer = new QCompleter(known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    for (const QString &tag : known) {
        size_t count = 0U;
        for (const SurveyId &survey : m_surveys) {
            const SurveyRow *row = library->surveyRow(survey);
            count += row && row->tags.contains(tag) ? 1U : 0U;
        }
        addTag(tag, count == 0 ? Qt::Unchecked : count == m_surveys.size() ? Qt::Checked : Qt::PartiallyChecked, false);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Set Tags"));
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(what), static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_list),
                            static_cast<QWidget *>(buttons)})
        layout->addWidget(widget);
    m_field->setFocus();
    resize(340, 380);
}

void TagsDialog::addTag(const QString &tag, Qt::CheckState state, bool isNew)
{
    const auto there = m_list->findItems(tag, Qt::MatchFixedString);
    if (!there.isEmpty()) {
        there.front()->setCheckState(state);
        m_list->setCurrentItem(there.front());
        return;
    }
    auto *item = new QListWidgetItem(tag);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setData(kStateBefore, isNew ? Qt::Unchecked : state);
    item->setCheckState(state);
    m_list->insertItem(isNew ? 0 : m_list->count(), item);
}

void TagsDialog::addTyped()
{
    for (const QString &part : m_field->text().split(QLatin1Char(','))) {
        if (const QString tag = cleanTag(part); !tag.isEmpty())
            addTag(tag, Qt::Checked, true);
    }
    m_field->clear();
}

void TagsDialog::accept()
{
    if (m_field->hasFocus() && !m_field->text().trimmed().isEmpty())
        return addTyped(); // Return in the field adds, the next one sets
    addTyped();
    changeTags(*m_library, m_surveys, toAdd(), toRemove());
    QDialog::accept();
}

QStringList TagsDialog::tagsWith(Qt::CheckState state) const
{
    QStringList tags;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == state && item->data(kStateBefore).toInt() != state)
            tags.append(item->text());
    }
    return tags;
}

QStringList TagsDialog::toAdd() const { return tagsWith(Qt::Checked); }

QStringList TagsDialog::toRemove() const { return tagsWith(Qt::Unchecked); }

} // namespace conspectus
