// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/duplicatesdialog.h"

#include "models/wording.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace conspectus {

namespace {

QString reasonInWords(DuplicateGroup::Reason reason)
{
    switch (reason) {
    case DuplicateGroup::Reason::Arxiv: return DuplicatesDialog::tr("The same arXiv number");
    case DuplicateGroup::Reason::Doi: return DuplicatesDialog::tr("The same DOI");
    case DuplicateGroup::Reason::Title: break;
    }
    return DuplicatesDialog::tr("Nearly the same title and first author");
}

} // namespace

DuplicatesDialog::DuplicatesDialog(Library *library, QWidget *parent)
    : QDialog(parent), m_library(library), m_text(new QLabel(this)), m_list(new QTreeWidget(this)),
      m_join(new QPushButton(tr("Join as Versions of the Chosen One"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Duplicates"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_list->setHeaderLabels({tr("Survey"), tr("Versions"), tr("Annotations"), tr("Added")});
    m_list->setAccessibleName(tr("Surveys that look like the same work"));
    m_list->setUniformRowHeights(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_join, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(720, 420);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_join, &QPushButton::clicked, this, &DuplicatesDialog::join);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem *item) { m_join->setEnabled(item && item->parent() && !m_library->isReadOnly()); });
    m_join->setEnabled(false);
    connect(library, &Library::surveyRemoved, this, &DuplicatesDialog::look, Qt::QueuedConnection);
    connect(library, &Library::surveyAdded, this, &DuplicatesDialog::look, Qt::QueuedConnection);
    look();
}

void DuplicatesDialog::look()
{
    m_text->setText(tr("Looking…"));
    findDuplicates(*m_library, this, [this](const Result<std::vector<DuplicateGroup>> &groups) {
        if (groups)
            fill(*groups);
        else
            m_text->setText(groups.error().message);
    });
}

void DuplicatesDialog::fill(const std::vector<DuplicateGroup> &groups)
{
    m_list->clear();
    for (const DuplicateGroup &group : groups) {
        auto *head = new QTreeWidgetItem(m_list, {reasonInWords(group.reason)});
        head->setFirstColumnSpanned(true);
        for (const SurveyId &id : group.surveys) {
            const SurveyRow *row = m_library->surveyRow(id);
            if (!row)
                continue;
            auto *item = new QTreeWidgetItem(head, {oneLine(row->title, 200), QString::number(row->versions),
                                                    QString::number(row->annotations),
                                                    QLocale().toString(row->added.toLocalTime().date(), QLocale::ShortFormat)});
            item->setData(0, Qt::UserRole, id.text());
            item->setToolTip(0, plainToolTip(row->title + QLatin1Char('\n') + row->authorsLine));
        }
    }
    m_list->expandAll();
    m_list->setColumnWidth(0, 400);
    m_list->setColumnWidth(1, 70);
    m_list->setVisible(!groups.empty());
    m_text->setText(groups.empty() ? tr("No two surveys of this library look like the same work.")
                                   : tr("Choose the survey to keep. The PDFs, notes and findings of the others in its group show in it "
                                        "then; nothing is deleted, and Undo takes it back."));
    if (!groups.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
}

void DuplicatesDialog::join()
{
    const QTreeWidgetItem *chosen = m_list->currentItem();
    if (!chosen || !chosen->parent())
        return;
    const SurveyId kept(chosen->data(0, Qt::UserRole).toString());
    std::vector<SurveyId> others;
    for (int i = 0; i < chosen->parent()->childCount(); ++i) {
        if (const SurveyId id(chosen->parent()->child(i)->data(0, Qt::UserRole).toString()); id != kept)
            others.push_back(id);
    }
    joinSurveys(*m_library, kept, others);
    Q_EMIT joined(kept, static_cast<int>(others.size()));
}

} // namespace conspectus
