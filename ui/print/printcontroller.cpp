// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/printcontroller.h"

#include "ui/print/carddialog.h"
#include "ui/print/printoptionsdialog.h"
#include "ui/print/printrun.h"
#include "ui/reader/readerpane.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPrintDialog>
#include <QProgressDialog>

namespace conspectus {
namespace {

QString cardKey(const SurveyId &survey) { return QStringLiteral("card/") + survey.text(); }

QString fileNameFor(const SurveySnapshot &snapshot)
{
    QString name;
    for (const QChar c : snapshot.survey.title.shown().left(80))
        name += c.isLetterOrNumber() || c == QLatin1Char('-') ? c : QLatin1Char(' ');
    name = name.simplified();
    return name.isEmpty() ? PrintController::tr("Survey", "a file's name where there is no title") : name;
}

} // namespace

PrintController::PrintController(Library *library, Actions &actions, ReaderPane *reader, std::function<SurveyId()> currentSurvey,
                                 QWidget *window)
    : QObject(window), m_library(library), m_actions(actions), m_reader(reader), m_currentSurvey(std::move(currentSurvey)), m_window(window)
{
    connect(actions[ActionId::PrintCard], &QAction::triggered, this, &PrintController::showCard);
    connect(actions[ActionId::PrintAnnotated], &QAction::triggered, this, &PrintController::showOptions);
    // On wherever a survey can be exported; pages, where a PDF is open besides.
    const QAction *like = actions[ActionId::ExportMarkdown];
    const auto update = [this, like] {
        m_actions[ActionId::PrintCard]->setEnabled(like->isEnabled());
        m_actions[ActionId::PrintAnnotated]->setEnabled(like->isEnabled() && m_reader->isOpen());
    };
    connect(like, &QAction::enabledChanged, this, update);
    connect(reader, &ReaderPane::documentOpened, this, update);
    connect(reader, &ReaderPane::documentClosed, this, update);
    update();
}

SurveyData *PrintController::currentSurvey() const
{
    return m_library->survey(m_currentSurvey());
}

QStringList PrintController::labels() const
{
    QStringList labels;
    for (int page = 0; page < m_reader->pageCount(); ++page)
        labels << m_reader->pageLabel(page);
    return labels;
}

void PrintController::showCard()
{
    const SurveyData *shown = currentSurvey();
    if (shown == nullptr)
        return;
    const SurveyId id = shown->id();
    const QString question = m_library->viewState(cardKey(id)).value(QStringLiteral("question")).toString();
    auto *dialog = new CardDialog({shown->snapshot(), shown->textLayer(), labels(), question, QDate::currentDate(),
                                   tr("Card of %1", "a file's name").arg(fileNameFor(shown->snapshot()))},
                                  m_window);
    connect(dialog, &CardDialog::questionChanged, this, [this, id](const QString &typed) {
        m_library->putViewState(cardKey(id), {{QStringLiteral("question"), typed}});
    });
    dialog->open();
}

void PrintController::showOptions()
{
    SurveyData *shown = currentSurvey();
    const Version *version = shown != nullptr ? shown->snapshot().currentVersion() : nullptr;
    if (version == nullptr || !m_reader->isOpen())
        return;
    reader::MarkIndex marks;
    marks.setSurvey(shown, version->id);
    QList<int> annotated = marks.pages();
    std::ranges::sort(annotated);
    auto *dialog = new PrintOptionsDialog(m_reader->pageCount(), annotated, std::max(m_reader->currentPage(), 0), m_window);
    const auto order = [dialog, id = shown->id(), version = version->id, labels = labels()] {
        return Order{id, version, labels, dialog->pages(), dialog->withNotes(), {}};
    };
    connect(dialog, &PrintOptionsDialog::printWanted, this, [this, order] { print(order()); });
    connect(dialog, &PrintOptionsDialog::pdfWanted, this, [this, order] { savePdf(order()); });
    dialog->open();
}

SurveyData *PrintController::surveyOf(const Order &order)
{
    SurveyData *ordered = m_library->survey(order.survey);
    const Version *version = ordered ? ordered->snapshot().currentVersion() : nullptr;
    if (version && version->id == order.version)
        return ordered;
    warn(tr("The survey was closed or got another PDF meanwhile, so nothing was printed. Open it, then print again."));
    return nullptr;
}

void PrintController::savePdf(Order order)
{
    const SurveyData *ordered = surveyOf(order);
    if (!ordered)
        return;
    const QString proposed = tr("%1 with notes", "a file's name").arg(fileNameFor(ordered->snapshot())) + QStringLiteral(".pdf");
    order.pdfPath = QFileDialog::getSaveFileName(m_window, tr("Save as PDF"), proposed, tr("PDF files (*.pdf)"));
    if (!order.pdfPath.isEmpty())
        print(order);
}

void PrintController::print(const Order &order)
{
    if (order.pages.isEmpty())
        return;
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setPageMargins(QMarginsF(8, 8, 8, 8), QPageLayout::Millimeter);
    printer->setCreator(QStringLiteral("Conspectus"));
    if (order.pdfPath.isEmpty()) {
        QPrintDialog dialog(printer.get(), m_window);
        dialog.setOption(QAbstractPrintDialog::PrintPageRange, false);
        if (dialog.exec() != QDialog::Accepted)
            return;
    }
    SurveyData *ordered = surveyOf(order); // only now: dialogs take their time
    if (!ordered)
        return;
    reader::MarkIndex marks;
    marks.setSurvey(ordered, order.version);
    PrintInput input;
    input.path = m_library->documentPath(order.version);
    input.withNotes = order.withNotes;
    input.title = ordered->snapshot().survey.title.shown().simplified();
    input.notes = printedNotes(ordered->snapshot(), ordered->textLayer(), order.labels, order.pages);
    input.pdfPath = order.pdfPath;
    for (const int page : order.pages) {
        const auto &texts = ordered->textLayer().pages;
        input.pages.push_back({page, {}, PrintedMarks(marks.on(page)),
                               static_cast<size_t>(page) < texts.size() ? texts[static_cast<size_t>(page)] : nullptr});
    }
    printer->setDocName(input.title);
    watch(new PrintRun(std::move(input), std::move(printer), this), static_cast<int>(order.pages.size()), order.pdfPath);
}

// Closing the progress dialog deletes it before the run has ended, and a run can fail while its password is asked for.
void PrintController::watch(PrintRun *run, int pages, const QString &pdfPath)
{
    const QPointer progress(new QProgressDialog(tr("Preparing the pages…"), tr("Cancel"), 0, pages, m_window));
    progress->setAttribute(Qt::WA_DeleteOnClose);
    progress->setWindowTitle(tr("Printing"));
    progress->setWindowModality(Qt::NonModal);
    progress->setAutoClose(false);
    progress->setAutoReset(false);
    progress->show();
    connect(progress, &QProgressDialog::canceled, run, &PrintRun::cancel);
    connect(run, &PrintRun::progressed, progress, [progress](int done, int of) {
        progress->setValue(done);
        progress->setLabelText(tr("Page %1 of %2").arg(done).arg(of));
    });
    connect(run, &PrintRun::passwordNeeded, this, [this, asking = QPointer(run)](bool wasWrong) {
        const QString password = QInputDialog::getText(m_window, tr("Password"),
                                                       wasWrong ? tr("That was not it. The password of the PDF:") : tr("The password of the PDF:"),
                                                       QLineEdit::Password);
        if (asking)
            password.isEmpty() ? asking->cancel() : asking->providePassword(password.toUtf8());
    });
    const auto end = [run, progress] {
        if (progress)
            progress->close();
        run->deleteLater();
    };
    connect(run, &PrintRun::failed, this, [this, end](const Error &error) {
        end();
        if (error.code == ErrorCode::Cancelled)
            Q_EMIT message(tr("Printing was cancelled."));
        else
            warn(error.message);
    });
    connect(run, &PrintRun::printed, this, [this, end, pdfPath](int failedPages) {
        end();
        if (failedPages > 0)
            warn(tr("Pages that could not be drawn: %1. The others are printed.").arg(failedPages));
        else
            Q_EMIT message(pdfPath.isEmpty() ? tr("Sent to the printer.") : tr("Saved: %1").arg(pdfPath));
    });
    run->start();
}

void PrintController::warn(const QString &words)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Printing"), words, QMessageBox::Close, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace conspectus
