// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/trashdialog.h"

#include "models/wording.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kSurveyRole = Qt::UserRole;
constexpr int kAnnotationRole = Qt::UserRole + 1;

QString when(const QDateTime &time) { return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString(); }

QString wordsOf(const TrashedAnnotation &annotation)
{
    if (!annotation.quote.isEmpty())
        return TrashDialog::tr("“%1”", "quote").arg(oneLine(annotation.quote, 160));
    return annotation.note.isEmpty() ? TrashDialog::tr("Mark without text") : oneLine(annotation.note, 160);
}

} // namespace

TrashDialog::TrashDialog(Library *library, QWidget *parent)
    : QDialog(parent), m_library(library), m_text(new QLabel(this)), m_list(new QTreeWidget(this)),
      m_restore(new QPushButton(tr("Restore"), this)), m_purge(new QPushButton(tr("Take out for Good…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trash"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_list->setHeaderLabels({tr("Removed"), tr("What it holds"), tr("When")});
    m_list->setAccessibleName(tr("Removed surveys and annotations"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformRowHeights(true);
    m_restore->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    buttons->addButton(m_purge, QDialogButtonBox::DestructiveRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(760, 460);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &TrashDialog::restore);
    connect(m_purge, &QPushButton::clicked, this, &TrashDialog::purge);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &TrashDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &TrashDialog::restore);
    connect(library, &Library::surveyAdded, this, &TrashDialog::look, Qt::QueuedConnection);
    connect(library, &Library::surveyRemoved, this, &TrashDialog::look, Qt::QueuedConnection);
    connect(library, &Library::surveyRowChanged, this, &TrashDialog::look, Qt::QueuedConnection);
    look();
}

void TrashDialog::look()
{
    listTrash(*m_library, this, [this](const Result<Trash> &trash) {
        if (trash)
            fill(*trash);
        else
            m_text->setText(trash.error().message);
    });
}

void TrashDialog::fill(const Trash &trash)
{
    QSet<QString> chosen;
    for (const QTreeWidgetItem *item : m_list->selectedItems())
        chosen.insert(item->data(0, kSurveyRole).toString() + item->data(0, kAnnotationRole).toString());
    m_trash = trash;
    m_list->clear();
    for (const TrashedSurvey &survey : trash.surveys) {
        const QString title = survey.title.trimmed().isEmpty() ? tr("Untitled survey") : oneLine(survey.title, 200);
        const QString holds = survey.versions == 0 ? counted(survey.annotations, Noun::Annotation)
                                                   : tr("%1, %2").arg(counted(survey.versions, Noun::Version),
                                                                      counted(survey.annotations, Noun::Annotation));
        auto *item = new QTreeWidgetItem(m_list, {title, holds, when(survey.removed)});
        item->setData(0, kSurveyRole, survey.id.text());
        item->setToolTip(0, plainToolTip(title + QLatin1Char('\n') + survey.authorsLine));
    }
    for (const TrashedAnnotation &annotation : trash.annotations) {
        const QString place = annotation.page >= 0 ? tr("p. %1 · %2", "page and survey").arg(annotation.page + 1).arg(oneLine(annotation.surveyTitle, 120))
                                                   : oneLine(annotation.surveyTitle, 120);
        auto *item = new QTreeWidgetItem(m_list, {wordsOf(annotation), place, when(annotation.removed)});
        item->setData(0, kAnnotationRole, annotation.id.text());
        item->setToolTip(0, plainToolTip(annotation.note.isEmpty() ? annotation.quote : annotation.note));
    }
    m_list->setColumnWidth(0, 360);
    m_list->setColumnWidth(1, 230);
    const bool isEmpty = m_list->topLevelItemCount() == 0;
    m_list->setVisible(!isEmpty);
    m_text->setText(isEmpty ? tr("The trash is empty. Surveys and annotations that you remove are kept here with everything in them.")
                            : tr("Everything here is kept until you take it out for good. What is restored comes back as it was."));
    choose(chosen);
    updateButtons();
}

// What was chosen stays chosen, as far as it is still there; else the first.
void TrashDialog::choose(const QSet<QString> &ids)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        if (!ids.contains(item->data(0, kSurveyRole).toString() + item->data(0, kAnnotationRole).toString()))
            continue;
        if (m_list->selectedItems().isEmpty())
            m_list->setCurrentItem(item);
        item->setSelected(true);
    }
    if (m_list->selectedItems().isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void TrashDialog::updateButtons()
{
    const bool may = !m_library->isReadOnly();
    m_restore->setEnabled(may && !m_list->selectedItems().isEmpty());
    m_purge->setEnabled(may && !chosenSurveys().empty());
}

std::vector<SurveyId> TrashDialog::chosenSurveys() const
{
    std::vector<SurveyId> surveys;
    for (const QTreeWidgetItem *item : m_list->selectedItems()) {
        if (const QString id = item->data(0, kSurveyRole).toString(); !id.isEmpty())
            surveys.emplace_back(id);
    }
    return surveys;
}

std::vector<TrashedAnnotation> TrashDialog::chosenAnnotations() const
{
    std::vector<TrashedAnnotation> annotations;
    for (const QTreeWidgetItem *item : m_list->selectedItems()) {
        const AnnotationId id(item->data(0, kAnnotationRole).toString());
        const auto found = std::ranges::find(m_trash.annotations, id, &TrashedAnnotation::id);
        if (!id.isNull() && found != m_trash.annotations.end())
            annotations.push_back(*found);
    }
    return annotations;
}

void TrashDialog::restore()
{
    const auto surveys = chosenSurveys();
    const auto annotations = chosenAnnotations();
    restoreSurveys(*m_library, surveys);
    restoreAnnotations(*m_library, annotations);
    look(); // in line behind the edit where it needed no new row
    if (const int count = static_cast<int>(surveys.size() + annotations.size()); count > 0)
        Q_EMIT said(tr("Restored: %1").arg(count));
}

void TrashDialog::purge()
{
    const std::vector<SurveyId> surveys = chosenSurveys(); // the list may be filled anew while the question stands
    const int count = static_cast<int>(surveys.size());
    if (count == 0)
        return;
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Take out for Good"),
                                     tr("Take %n surveys out of the library for good?", nullptr, count), QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("Their pages, findings, annotations, notes and PDFs are erased, in the backups on this machine too. "
                                    "This cannot be undone. Copies elsewhere are not touched."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("Take out for Good"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, surveys] { purgeNow(surveys); });
    question->open();
}

void TrashDialog::purgeNow(const std::vector<SurveyId> &surveys)
{
    purgeSurveys(*m_library, surveys, this, [this](const Result<PurgeOutcome> &outcome) {
        tell(outcome);
        look();
    });
}

void TrashDialog::tell(const Result<PurgeOutcome> &outcome)
{
    if (!outcome) {
        auto *box = new QMessageBox(QMessageBox::Information, windowTitle(), outcome.error().message, QMessageBox::Close, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
        return;
    }
    Q_EMIT said(tr("%n surveys were taken out for good.", nullptr, outcome->surveys));
    if (!outcome->unreached.isEmpty()) {
        auto *box = new QMessageBox(QMessageBox::Information, windowTitle(),
                                    tr("Backups that could not be reached still hold what was taken out:\n%1").arg(outcome->unreached.join(QLatin1Char('\n'))),
                                    QMessageBox::Close, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    }
}

} // namespace conspectus
