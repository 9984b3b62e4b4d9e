// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/documentfile.h"

#include "base/guithread.h"

#include <QCoreApplication>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace conspectus::pdf {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("conspectus::pdf", text);
}

Failure fileFailure(int error, const QString &path)
{
    const QString detail = path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(error));
    if (error == ENOENT || error == ENOTDIR)
        return failure(ErrorCode::NotFound,
                       say(QT_TRANSLATE_NOOP("conspectus::pdf",
                                             "The file is not there any more. Your notes are kept; say where the "
                                             "file is now, or add it again.")),
                       detail);
    if (error == EACCES || error == EPERM)
        return failure(ErrorCode::PermissionDenied,
                       say(QT_TRANSLATE_NOOP("conspectus::pdf",
                                             "The system does not let you read this file. Nothing was changed; "
                                             "ask its owner for permission to read it.")),
                       detail);
    return failure(ErrorCode::Internal,
                   say(QT_TRANSLATE_NOOP("conspectus::pdf",
                                         "The file could not be read. Nothing was changed; check the disk or the "
                                         "network folder it is on and try again.")),
                   detail);
}

// Opens what a path-only descriptor stands for, so that what was looked at is what is read.
Descriptor openForReading(int fd)
{
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(fd);
    return Descriptor(::open(link.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

} // namespace

Result<Descriptor> openDocumentFile(const QString &path)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const Descriptor place(::open(QFile::encodeName(path).constData(), O_PATH | O_CLOEXEC));
    struct stat status{};
    if (!place.isOpen() || ::fstat(place.get(), &status) != 0)
        return fileFailure(errno, path);
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return failure(ErrorCode::NotAPdf,
                       say(QT_TRANSLATE_NOOP("conspectus::pdf",
                                             "This is not a PDF file. Nothing was changed; choose another file.")),
                       path + QStringLiteral(": not a regular file, or empty"));
    if (status.st_size > kMaxFileSize)
        return failure(ErrorCode::TooLarge,
                       say(QT_TRANSLATE_NOOP("conspectus::pdf",
                                             "The file is larger than 2 GB, which is more than this program opens. "
                                             "Nothing was changed; split the file, or make a smaller copy.")),
                       path);
    Descriptor file = openForReading(place.get());
    if (!file.isOpen())
        return fileFailure(errno, path);
    return file;
}

Descriptor reopen(const Descriptor &file)
{
    return file.isOpen() ? openForReading(file.get()) : Descriptor();
}

} // namespace conspectus::pdf
