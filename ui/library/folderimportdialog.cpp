// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/library/folderimportdialog.h"

#include "library/duplicates.h"
#include "models/wording.h"
#include "ui/fonts.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace conspectus {

namespace {

QString inWords(ImportedFile::Outcome outcome)
{
    switch (outcome) {
    case ImportedFile::Outcome::Added: return FolderImportDialog::tr("added");
    case ImportedFile::Outcome::AlreadyThere: return FolderImportDialog::tr("there already");
    case ImportedFile::Outcome::Updated: return FolderImportDialog::tr("updated");
    case ImportedFile::Outcome::BroughtBack: return FolderImportDialog::tr("brought back from the trash");
    case ImportedFile::Outcome::Refused: return FolderImportDialog::tr("refused");
    case ImportedFile::Outcome::NotReached: break;
    }
    return FolderImportDialog::tr("not reached");
}

} // namespace

FolderImportDialog::FolderImportDialog(Library *library, QWidget *parent)
    : QDialog(parent), m_library(library), m_import(new FolderImport(library, this)), m_headline(new QLabel(this)),
      m_line(new QLabel(this)), m_bar(new QProgressBar(this)), m_list(new QTreeWidget(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_duplicates(new QPushButton(this))
{
    setWindowTitle(tr("Import a Folder"));
    m_headline->setFont(fontFor(FontRole::InterfaceStrong));
    for (QLabel *label : {m_headline, m_line}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_list->setHeaderLabels({tr("File"), tr("Outcome"), tr("Survey or reason")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("What became of each file"));
    m_list->hide();
    m_duplicates->hide();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_duplicates, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_headline), static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_bar)})
        layout->addWidget(widget);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(640, 160);
    connect(m_import, &FolderImport::progressed, this, &FolderImportDialog::showProgress);
    connect(m_import, &FolderImport::finished, this, &FolderImportDialog::showReport);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_import->isRunning())
            m_import->cancel();
        else
            close();
    });
    connect(m_duplicates, &QPushButton::clicked, this, &FolderImportDialog::duplicatesWanted);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (const SurveyId survey(item->data(0, Qt::UserRole).toString()); !survey.isNull())
            Q_EMIT surveyActivated(survey);
    });
}

void FolderImportDialog::start(const QStringList &paths)
{
    m_headline->setText(tr("Looking through %1").arg(QFileInfo(paths.front()).fileName()));
    m_bar->setRange(0, 0);
    m_import->start(paths);
}

void FolderImportDialog::showProgress(int done, int total, const QString &file)
{
    m_bar->setRange(0, total);
    m_bar->setValue(done);
    m_headline->setText(tr("Importing: %1 of %2 files").arg(done).arg(total));
    m_line->setText(QFileInfo(file).fileName());
}

void FolderImportDialog::showReport(const FolderReport &report)
{
    using enum ImportedFile::Outcome;
    const auto some = [&report](ImportedFile::Outcome outcome, const QString &words) {
        const int count = report.count(outcome);
        return count == 0 ? QString() : tr("%1 %2", "number and what became of so many files").arg(count).arg(words);
    };
    QStringList parts{some(Added, tr("added")), some(Updated, tr("updated")), some(AlreadyThere, tr("there already")),
                      some(BroughtBack, tr("brought back from the trash")), some(Refused, tr("refused")),
                      some(NotReached, tr("not reached"))};
    parts.removeAll(QString());
    m_headline->setText(report.files.empty() ? tr("There is no PDF and no page text in this folder.") : parts.join(QStringLiteral(" · ")));
    m_line->setText(report.wasCancelled ? tr("Cancelled. What was added by then stays in the library.")
                    : report.wasCut     ? tr("Only the first %L1 files were taken. Import the rest folder by folder.").arg(FolderImport::kMostFiles)
                                        : QString());
    m_line->setVisible(!m_line->text().isEmpty());
    m_bar->hide();
    for (const ImportedFile &file : report.files) {
        auto *item = new QTreeWidgetItem({QFileInfo(file.path).fileName(), inWords(file.outcome),
                                          file.reason.isEmpty() ? oneLine(file.title, 200) : file.reason});
        item->setData(0, Qt::UserRole, file.survey.text());
        item->setToolTip(0, plainToolTip(file.path));
        item->setToolTip(2, plainToolTip(item->text(2)));
        m_list->addTopLevelItem(item);
    }
    m_list->setColumnWidth(0, 220);
    m_list->setColumnWidth(1, 150);
    m_list->setVisible(!report.files.empty());
    m_cancel->setText(tr("Close"));
    if (!report.files.empty())
        resize(width(), 460);
    lookForDuplicates();
    Q_EMIT finishedImport(report);
    if (isHidden()) // it was closed meanwhile: the report is what the reader waits for
        show();
}

void FolderImportDialog::lookForDuplicates()
{
    findDuplicates(*m_library, this, [this](const Result<std::vector<DuplicateGroup>> &groups) {
        const int count = groups ? static_cast<int>(groups->size()) : 0;
        m_duplicates->setText(tr("Look at %n duplicates…", nullptr, count));
        m_duplicates->setVisible(count > 0);
    });
}

QString FolderImportDialog::summary() const { return m_headline->text(); }

void FolderImportDialog::closeEvent(QCloseEvent *event)
{
    if (!m_import->isRunning())
        deleteLater();
    QDialog::closeEvent(event);
}

} // namespace conspectus
