// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/folderimport.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QThreadPool>
#include <algorithm>

namespace conspectus {

namespace {

constexpr qint64 kLargestText = 4'000'000; // bytes of a page text
constexpr qint64 kHeadOfPdf = 1024;        // "%PDF-" stands in the first so many bytes
constexpr int kAtOnce = 2;

bool isText(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("txt") || suffix == QLatin1String("md") || suffix == QLatin1String("text");
}

// "x.page.txt" → "x", with its folder: what a PDF and its page text have in common.
QString stemOf(const QString &path)
{
    const QFileInfo info(path);
    QString stem = info.completeBaseName();
    if (stem.endsWith(QLatin1String(".page"), Qt::CaseInsensitive))
        stem.chop(5);
    return info.path() + QLatin1Char('/') + stem.toLower();
}

} // namespace

struct FolderImport::Found
{
    struct File
    {
        QString path;
        bool isPdf = false;
        QString reason; // could not be read
    };
    std::vector<File> files;
    bool wasCut = false;
};

namespace {

template<typename File>
void look(const QString &path, std::vector<File> &files)
{
    QFile file(path);
    File found{path, false, {}};
    if (!QFileInfo(path).isFile()) // never a FIFO or a device
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        if (isText(path) || path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
            found.reason = FolderImport::tr("The file could not be read: %1").arg(file.errorString());
            files.push_back(std::move(found));
        }
        return;
    }
    found.isPdf = file.peek(kHeadOfPdf).contains("%PDF-") || path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    if (!found.isPdf && (!isText(path) || file.size() > kLargestText))
        return;
    files.push_back(std::move(found));
}

} // namespace

int FolderReport::count(ImportedFile::Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(files, outcome, &ImportedFile::outcome));
}

// Two files are read at once, but each is made a version before the next is begun, so that the same file twice is seen.
FolderImport::FolderImport(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(library, &Library::versionAdded, this, [this](const SurveyId &, const VersionId &, const QString &file) {
        if (file == m_adopting) {
            m_adopting.clear();
            next();
        }
    });
}

FolderImport::~FolderImport()
{
    if (m_job) {
        m_job->token().cancel(); // else the walk through the folders goes on
        m_job->finish();
    }
}

void FolderImport::start(const QStringList &paths)
{
    if (m_job || paths.isEmpty())
        return;
    m_report = {};
    m_report.folder = paths.front();
    m_items.clear();
    m_running = m_reading = m_done = 0;
    m_adopting.clear();
    m_job = m_library->beginJob(tr("Importing %1").arg(QFileInfo(paths.front()).fileName()));
    connect(m_job, &Job::cancelRequested, this, [this] {
        if (m_running == 0 && !m_items.empty())
            end();
    });
    QThreadPool::globalInstance()->start([paths, token = m_job->token(), self = QPointer<FolderImport>(this)] {
        Found found;
        QStringList list;
        for (const QString &path : paths) {
            if (!QFileInfo(path).isDir())
                list.append(path);
            QDirIterator all(path, QDir::Files, QDirIterator::Subdirectories); // follows no links to folders
            while (all.hasNext() && !token.isCancelled() && list.size() <= kMostFiles)
                list.append(all.next());
        }
        found.wasCut = list.size() > kMostFiles;
        list.sort();
        list.removeDuplicates();
        for (const QString &path : std::as_const(list)) {
            if (token.isCancelled() || found.files.size() >= kMostFiles)
                break;
            look(path, found.files);
        }
        QMetaObject::invokeMethod( // the library may be gone by now; the application waits for this pool
            QCoreApplication::instance(),
            [self, found = std::move(found)] {
                if (self)
                    self->takeFound(found);
            },
            Qt::QueuedConnection);
    });
}

void FolderImport::cancel()
{
    if (m_job)
        m_job->cancel();
}

void FolderImport::takeFound(const Found &found)
{
    m_report.wasCut = found.wasCut;
    QHash<QString, int> pdfs;
    for (const Found::File &file : found.files) {
        const int number = static_cast<int>(m_report.files.size());
        m_report.files.push_back({file.path, ImportedFile::Outcome::NotReached, {}, {}, {}});
        if (!file.reason.isEmpty()) {
            settle(number, ImportedFile::Outcome::Refused, {}, file.reason);
        } else if (file.isPdf) {
            pdfs.insert(stemOf(file.path), number);
        }
    }
    QSet<int> taken;
    for (size_t i = 0; i < found.files.size(); ++i) {
        const Found::File &file = found.files[i];
        if (file.isPdf || !file.reason.isEmpty())
            continue;
        const int pdf = pdfs.value(stemOf(file.path), -1);
        m_items.push_back({static_cast<int>(i), pdf, {}});
        if (pdf >= 0) {
            taken.insert(pdf);
            pdfs.remove(stemOf(file.path));
        }
    }
    for (size_t i = 0; i < found.files.size(); ++i) {
        if (found.files[i].isPdf && found.files[i].reason.isEmpty() && !taken.contains(static_cast<int>(i)))
            m_items.push_back({-1, static_cast<int>(i), {}});
    }
    next();
}

void FolderImport::next()
{
    const bool cancelled = m_job && m_job->token().isCancelled();
    while (!cancelled && m_running < kAtOnce && m_adopting.isEmpty() && !m_items.empty()) {
        const Item item = m_items.front();
        if (item.text < 0 && item.into.isNull() && m_reading > 0)
            return; // it may be the PDF of a page text that is being read
        m_items.pop_front();
        ++m_running;
        if (item.text >= 0)
            takeText(item);
        else
            takePdf(item);
    }
    if (m_running == 0)
        end();
}

// Read when its turn comes: the texts of a whole folder need not fit into memory.
void FolderImport::takeText(const Item &item)
{
    ++m_reading;
    const QString path = m_report.files[static_cast<size_t>(item.text)].path;
    QThreadPool::globalInstance()->start([path, item, self = QPointer<FolderImport>(this)] {
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const QByteArray bytes = isOpen ? file.read(kLargestText) : QByteArray();
        const QString reason = isOpen && file.error() == QFileDevice::NoError ? QString() : file.errorString();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, item, bytes, reason] {
                if (self)
                    self->importText(item, bytes, reason);
            },
            Qt::QueuedConnection);
    });
}

void FolderImport::importText(const Item &item, const QByteArray &bytes, const QString &reason)
{
    if (m_job && m_job->token().isCancelled())
        return finishText(item, {}, ImportedFile::Outcome::NotReached, {});
    if (!reason.isEmpty())
        return finishText(item, {}, ImportedFile::Outcome::Refused, tr("The file could not be read: %1").arg(reason));
    cancelWithThis(m_library->importPage(bytes, this, [this, item](const Result<ImportOutcome> &outcome) {
        using enum ImportedFile::Outcome;
        if (outcome)
            finishText(item, outcome->survey, outcome->created ? Added : Updated, {});
        else if (outcome.error().code == ErrorCode::Cancelled)
            finishText(item, {}, NotReached, {});
        else
            finishText(item, {}, Refused, outcome.error().message);
    }));
}

void FolderImport::cancelWithThis(Job *part)
{
    connect(m_job, &Job::cancelRequested, part, &Job::cancel);
    if (m_job->token().isCancelled())
        part->cancel();
}

void FolderImport::finishText(const Item &item, const SurveyId &survey, ImportedFile::Outcome outcome, const QString &reason)
{
    settle(item.text, outcome, survey, reason);
    if (item.pdf >= 0)
        m_items.push_front({-1, item.pdf, survey});
    --m_reading;
    --m_running;
    next();
}

void FolderImport::takePdf(const Item &item)
{
    const QString path = m_report.files[static_cast<size_t>(item.pdf)].path;
    m_adopting = QFileInfo(path).absoluteFilePath();
    cancelWithThis(m_library->addPdf(path, item.into, this, [this, item, file = m_adopting](const Result<AddedPdf> &added) {
        using enum ImportedFile::Outcome;
        --m_running;
        if (m_adopting == file)
            m_adopting.clear();
        if (!added && added.error().code == ErrorCode::Cancelled)
            settle(item.pdf, NotReached, {});
        else if (!added)
            settle(item.pdf, Refused, {}, added.error().message);
        else if (!added->duplicateOf.isNull())
            settle(item.pdf, AlreadyThere, added->duplicateOf);
        else
            settle(item.pdf, added->wasBroughtBack ? BroughtBack : Added, added->survey);
        next();
    }));
}

void FolderImport::settle(int file, ImportedFile::Outcome outcome, const SurveyId &survey, const QString &reason)
{
    ImportedFile &its = m_report.files[static_cast<size_t>(file)];
    its.outcome = outcome;
    its.survey = survey;
    its.reason = reason;
    if (const SurveyRow *row = m_library->surveyRow(survey))
        its.title = row->title;
    ++m_done;
    const int total = static_cast<int>(m_report.files.size());
    if (m_job)
        m_job->setProgress(m_done, total);
    Q_EMIT progressed(m_done, total, its.path);
}

// The rows of the last surveys come a moment after the surveys: behind what the store has been asked for.
void FolderImport::end()
{
    if (!m_job || m_isEnding)
        return;
    m_isEnding = true;
    m_report.wasCancelled = m_job->token().isCancelled();
    m_items.clear();
    m_library->onStore([self = QPointer<FolderImport>(this), home = m_library](store::LibraryStore &) {
        QMetaObject::invokeMethod(
            home,
            [self] {
                if (self)
                    self->report();
            },
            Qt::QueuedConnection);
    });
}

void FolderImport::report()
{
    for (ImportedFile &file : m_report.files) {
        if (const SurveyRow *row = m_library->surveyRow(file.survey))
            file.title = row->title;
    }
    m_isEnding = false;
    if (m_job)
        m_job->finish();
    m_job.clear();
    Q_EMIT finished(m_report);
}

} // namespace conspectus
