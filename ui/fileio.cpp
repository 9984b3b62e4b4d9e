// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fileio.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace conspectus {
namespace {

constexpr qint64 kTextLimit = 16 * 1024 * 1024;
constexpr qint64 kPdfStart = 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("FileIo", text);
}

Failure cannotRead(const QString &path, const QString &why)
{
    return failure(ErrorCode::NotFound,
                   translated(QT_TRANSLATE_NOOP("FileIo", "%1 could not be read. Nothing was changed. See whether it is still there and may be read."))
                       .arg(QFileInfo(path).fileName()),
                   why);
}

Result<FileStart> readNow(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return cannotRead(path, qt_error_string(errno));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return cannotRead(path, QStringLiteral("not an ordinary file"));
    }
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return cannotRead(path, file.errorString());
    }
    FileStart start;
    start.bytes = file.read(kPdfStart);
    start.isPdf = start.bytes.contains("%PDF-");
    if (start.isPdf)
        return start;
    if (file.size() > kTextLimit) {
        return failure(ErrorCode::TooLarge,
                       translated(QT_TRANSLATE_NOOP("FileIo", "%1 is too large for the text of a page. Nothing was imported."))
                           .arg(QFileInfo(path).fileName()));
    }
    start.bytes += file.read(kTextLimit);
    return start;
}

Result<QString> writeNow(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return path;
    return failure(ErrorCode::PermissionDenied,
                   translated(QT_TRANSLATE_NOOP("FileIo", "%1 could not be written. Your library is not affected. Choose another folder."))
                       .arg(QFileInfo(path).fileName()),
                   file.errorString());
}

// Runs work on the pool and hands its result to done on the thread of context.
template<typename Work, typename Done>
void onPool(QObject *context, Work work, Done done)
{
    const QPointer<QObject> receiver(context);
    QThreadPool::globalInstance()->start([receiver, work, done] {
        auto result = work();
        // The application's thread outlives every receiver, so ask there whether it is still alive.
        QMetaObject::invokeMethod(QCoreApplication::instance(), [receiver, done, result] {
            if (receiver)
                done(result);
        });
    });
}

} // namespace

void readFileLater(const QString &path, QObject *context, std::function<void(Result<FileStart>)> done)
{
    onPool(context, [path] { return readNow(path); }, std::move(done));
}

void writeFileLater(const QString &path, const QByteArray &bytes, QObject *context, std::function<void(Result<QString>)> done)
{
    onPool(context, [path, bytes] { return writeNow(path, bytes); }, std::move(done));
}

} // namespace conspectus
