// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window and its library: opening (a bare PDF first), coming back, saving, export, backup and check.
#include "ui/mainwindow.h"

#include "library/samplelibrary.h"
#include "ui/fileio.h"
#include "ui/intake.h"
#include "ui/library/undooffer.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/statusline.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/startpage.h"
#include "ui/tour.h"
#include "ui/windowlayout.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonObject>
#include <QSplitter>
#include <QStackedWidget>

namespace conspectus {
namespace {

constexpr int kSayMs = 6000;
constexpr int kFlushMs = 2000;
const QString kWindowKey = QStringLiteral("window");
const QString kSampleKey = QStringLiteral("sample");

QString placeKey(const SurveyId &survey)
{
    return QStringLiteral("place/") + survey.text();
}

bool isPdfName(const QString &path)
{
    return path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

// A name for a file from a title: letters, digits and hyphens, short.
QString fileNameFrom(const QString &title)
{
    QString name;
    for (const QChar c : title.left(60).toLower())
        name += c.isLetterOrNumber() ? c : QLatin1Char('-');
    while (name.contains(QStringLiteral("--")))
        name.replace(QStringLiteral("--"), QStringLiteral("-"));
    return name.isEmpty() ? QStringLiteral("survey") : name;
}

} // namespace

bool MainWindow::drawsFirst(const QStringList &files)
{
    return files.size() == 1 && isPdfName(files.front());
}

void MainWindow::start(const QStringList &files, std::unique_ptr<reader::PageSource> ahead)
{
    if (drawsFirst(files))
        return openBare(files.front(), std::move(ahead));
    m_waitingFiles = files;
    if (files.isEmpty())
        m_tour->offerAtFirstStart();
    openLibrary();
}

// Page 1 first, from the reader's own file; the library is opened when it is on the screen, or when it cannot be.
void MainWindow::openBare(const QString &path, std::unique_ptr<reader::PageSource> ahead)
{
    m_barePath = path;
    m_layout->showPdfOnly();
    m_stack->setCurrentWidget(m_pages);
    setWindowTitle(tr("%1 – Conspectus", "title of the window").arg(QFileInfo(path).fileName()));
    m_reader->openPath(path, std::move(ahead));
    m_reader->setFocus();
    updateActions();
}

void MainWindow::adoptBare()
{
    if (!m_barePath.isEmpty() && !m_isLibraryAsked)
        openLibrary();
}

void MainWindow::openLibrary()
{
    m_isLibraryAsked = true;
    m_hasFailed = false;
    Library::Options options;
    options.folder = m_options.libraryFolder;
    options.stateFolder = m_options.stateFolder;
    m_library->open(options);
}

void MainWindow::libraryOpened()
{
    m_messages->remove(QStringLiteral("open"));
    m_status->setReadOnly(m_library->isReadOnly());
    m_status->savingMark()->setState(m_library->savingState());
    if (!m_intake->kindSet().isNull())
        m_start->setKindSet(m_intake->kindSet().text());
    if (m_library->isReadOnly()) {
        m_messages->show({QStringLiteral("read-only"), MessageLevel::Info, tr("This library is open for reading only."),
                          m_library->lockHolder().isEmpty()
                              ? tr("Its folder cannot be written. Everything can be read; nothing you do is kept.")
                              : tr("It is being written by %1. Close the other one, then try again.").arg(m_library->lockHolder()),
                          {}, {{tr("Try again"), [this] { Q_EMIT libraryWanted(m_options.libraryFolder, m_options.isSample); }, true}}});
    }
    const bool isMade = m_library->viewState(kSampleKey).value(QStringLiteral("made")).toBool();
    if (m_options.isSample && (!isMade || m_library->surveys().empty()) && !m_library->isReadOnly())
        fillSample();
    if (!m_barePath.isEmpty())
        m_intake->takePdf(m_barePath, {}, std::max(0, m_reader->currentPage()));
    else if (m_waitingFiles.isEmpty())
        showLastSurvey();
    if (!m_waitingFiles.isEmpty())
        m_intake->takeFiles(std::exchange(m_waitingFiles, {}));
    surveysChanged();
    updateActions();
}

// Once, and again where it was emptied; what was begun and not finished before is completed.
void MainWindow::fillSample()
{
    if (std::exchange(m_isFillingSample, true))
        return;
    auto *sample = new SampleLibrary(*m_library, this);
    connect(sample, &SampleLibrary::made, this, [this, sample] {
        m_isFillingSample = false;
        m_library->putViewState(kSampleKey, {{QStringLiteral("made"), true}});
        m_library->undoStack()->clear(); // the reader did none of this
        showSurvey(sample->mainSurvey());
        sample->deleteLater();
    });
    connect(sample, &SampleLibrary::failed, this, [this, sample](const Error &error) {
        m_isFillingSample = false;
        m_messages->show({QStringLiteral("sample"), MessageLevel::Warning, tr("The sample could not be made."), error.message,
                          error.detail, {}});
        sample->deleteLater();
    });
    sample->make();
}

bool MainWindow::isEmptySample() const
{
    return m_options.isSample && m_library->isOpen() && !m_library->isReadOnly() && m_library->surveys().empty();
}

void MainWindow::libraryFailed(const Error &error)
{
    m_hasFailed = true;
    m_messages->show({QStringLiteral("open"), MessageLevel::Error, tr("The library could not be opened."), error.message,
                      errorCodeName(error.code) + QLatin1Char('\n') + error.detail,
                      {{tr("Try again"), [this] { openLibrary(); }, true}, {tr("Choose another…"), [this] { chooseLibrary(); }, false}}});
    updateActions();
}

void MainWindow::showLastSurvey()
{
    const SurveyId last(m_library->viewState(kWindowKey).value(QStringLiteral("survey")).toString());
    if (m_library->surveyRow(last) != nullptr)
        showSurvey(last);
    else if (!m_library->surveys().empty())
        showSurvey(m_library->surveys().front().id);
}

void MainWindow::openFiles(const QStringList &files)
{
    if (!m_library->isOpen()) {
        m_waitingFiles += files;
        return;
    }
    if (m_layout->isPdfOnly())
        m_layout->showPanelsAgain();
    m_intake->takeFiles(files);
}

void MainWindow::surveysChanged()
{
    const bool empty = m_library->isOpen() && m_library->surveys().empty() && m_current.isNull() && m_barePath.isEmpty();
    const bool wasEmpty = m_stack->currentWidget() == m_start;
    if (empty)
        m_stack->setCurrentWidget(m_start);
    else if (wasEmpty)
        m_stack->setCurrentWidget(m_pages);
    if (empty && !wasEmpty)
        m_start->begin();
    if (empty)
        updatePlace();
    if (wasEmpty && !empty)
        QMetaObject::invokeMethod(this, &MainWindow::showWhatCameBack, Qt::QueuedConnection); // the undo stack is still at work
    updateActions();
}

// The removal of the last survey was undone. One that was just added is shown by what added it.
void MainWindow::showWhatCameBack()
{
    if (m_current.isNull() && m_wanted.isNull() && m_library->undoStack()->canRedo())
        showLastSurvey();
}

void MainWindow::savingChanged(SavingState state)
{
    if (state == SavingState::Saved || state == SavingState::NothingToSave)
        m_messages->remove(QStringLiteral("save"));
}

void MainWindow::saveFailed(const Error &error)
{
    m_messages->show({QStringLiteral("save"), MessageLevel::Error, tr("Your last change is not saved."), error.message,
                      errorCodeName(error.code) + QLatin1Char('\n') + error.detail,
                      {{tr("Try again"), [this] { m_library->retrySaving(); }, false}}});
}

void MainWindow::rememberPlace(const QJsonObject &state)
{
    if (!m_current.isNull() && !m_version.isNull() && m_library->isOpen())
        m_library->putViewState(placeKey(m_current), state);
}

void MainWindow::saveArrangement()
{
    if (m_options.isForPicture)
        return;
    m_settings.setArrangement(m_options.libraryFolder, m_layout->arrangement());
    m_settings.sync();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_page->finishEditing();
    m_annotations->noteEditor()->commit();
    saveArrangement();
    Q_EMIT closing();
    if (m_library->isOpen()) {
        if (m_reader->isOpen())
            rememberPlace(m_reader->state());
        if (!m_current.isNull())
            m_library->putViewState(kWindowKey, {{QStringLiteral("survey"), m_current.text()}});
        m_library->flush(kFlushMs);
    }
    QMainWindow::closeEvent(event);
}

bool MainWindow::isSettled() const
{
    if (m_hasFailed)
        return true;
    const bool waits = !m_library->isOpen() || m_isFillingSample || !m_wanted.isNull() || m_intake->running() > 0
                    || !m_library->jobs().empty();
    const bool draws = !m_version.isNull() && !m_hasPainted && !m_documentFailed;
    return !waits && !draws;
}

void MainWindow::exportSurvey(const QString &format, const QString &suffix)
{
    const SurveyRow *row = m_library->surveyRow(m_current);
    if (row == nullptr)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export"), fileNameFrom(row->title) + suffix);
    if (path.isEmpty())
        return;
    const auto failed = [this](const Error &error) {
        m_messages->show({QStringLiteral("export"), MessageLevel::Warning, tr("The survey was not exported."), error.message,
                          error.detail, {}});
    };
    m_library->exportSurvey(m_current, format, this, [this, path, failed](const Result<QByteArray> &bytes) {
        if (!bytes)
            return failed(bytes.error());
        writeFileLater(path, *bytes, this, [this, failed](const Result<QString> &written) {
            if (!written)
                return failed(written.error());
            say(tr("Exported: %1").arg(*written));
        });
    });
}

void MainWindow::backUp()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Back Up to a Folder"));
    if (folder.isEmpty())
        return;
    m_library->backup(folder, this, [this](const Result<BackupOutcome> &outcome) {
        if (outcome) {
            m_messages->show({QStringLiteral("backup"), MessageLevel::Info, tr("The library is backed up."),
                              tr("%n annotations are in %1", nullptr, static_cast<int>(outcome->annotations)).arg(outcome->path), {}, {}});
            return;
        }
        m_messages->show({QStringLiteral("backup"), MessageLevel::Error, tr("The library was not backed up."),
                          outcome.error().message, outcome.error().detail, {}});
    });
}

void MainWindow::checkLibrary()
{
    m_library->check(this, [this](const Result<CheckOutcome> &outcome) {
        if (!outcome) {
            m_messages->show({QStringLiteral("check"), MessageLevel::Error, tr("The library could not be checked."),
                              outcome.error().message, outcome.error().detail, {}});
            return;
        }
        const int annotations = static_cast<int>(outcome->annotations);
        if (outcome->problems.isEmpty()) {
            m_messages->show({QStringLiteral("check"), MessageLevel::Info, tr("The library is in order."),
                              tr("Checked: %n annotations and everything else in it.", nullptr, annotations), {}, {}});
            return;
        }
        m_messages->show({QStringLiteral("check"), MessageLevel::Warning, tr("The check found something."),
                          outcome->problems.front(), outcome->problems.join(QLatin1Char('\n')), {}});
    });
}

void MainWindow::chooseLibrary()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a Library Folder"), m_options.libraryFolder);
    if (!folder.isEmpty() && folder != m_options.libraryFolder)
        Q_EMIT libraryWanted(folder, false);
}

void MainWindow::removeSurvey()
{
    const SurveyRow *row = m_library->surveyRow(m_current);
    if (row == nullptr)
        return;
    const QString title = row->title;
    const SurveyId gone = m_current;
    leaveSurvey();
    m_library->removeSurvey(gone);
    offerUndo(this, QStringLiteral("removed"), tr("A survey was removed."), title, "Remove survey");
    showLastSurvey();
}

void MainWindow::say(const QString &line)
{
    m_status->showMessage(line, kSayMs);
}

} // namespace conspectus
