// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pdf/sessionerrors.h"

#include <QCoreApplication>

namespace conspectus::pdf {

namespace {

class Say
{
    Q_DECLARE_TR_FUNCTIONS(conspectus::pdf)
};

bool isDeadline(WorkerProcess::Death how)
{
    return how == WorkerProcess::Death::CpuDeadline || how == WorkerProcess::Death::WallDeadline;
}

} // namespace

Error loadError(WorkerProcess::Death how, const QString &detail)
{
    if (how == WorkerProcess::Death::CouldNotStart)
        return {ErrorCode::Internal,
                Say::tr("The part of the program that draws PDFs could not be started. Your notes are safe and can be "
                        "read; install the program again."),
                detail};
    if (isDeadline(how))
        return {ErrorCode::TimedOut,
                Say::tr("Opening this PDF takes too long, so it was stopped. Nothing was changed and your notes are "
                        "safe; the file may be damaged, try another copy of it."),
                detail};
    return {ErrorCode::Damaged,
            Say::tr("This PDF is damaged in a way that stops the drawing engine. Nothing was changed and your notes "
                    "are safe; try another copy of the file."),
            detail};
}

Error loadError(protocol::LoadReply::Status status)
{
    using Status = protocol::LoadReply::Status;
    switch (status) {
    case Status::NotAPdf:
        return {ErrorCode::NotAPdf,
                Say::tr("This is not a PDF file. Nothing was changed; choose another file."), {}};
    case Status::NoPages:
        return {ErrorCode::NoPages,
                Say::tr("This PDF has no pages. Nothing was changed; the file may have been cut off while it was "
                        "saved, try another copy of it."), {}};
    case Status::TooLarge:
        return {ErrorCode::TooLarge,
                Say::tr("This PDF is larger than this program opens. Nothing was changed; split it, or make a smaller "
                        "copy."), {}};
    case Status::UnknownLock:
        return {ErrorCode::UnsupportedHere,
                Say::tr("This PDF is locked in a way that this program does not know: by a certificate, or by the rights "
                        "management of a shop or a publisher. No password opens it here. Nothing was changed; ask its maker "
                        "for a copy without that lock."), {}};
    case Status::Damaged:
    case Status::Opened:
    case Status::PasswordNeeded: break;
    }
    return {ErrorCode::Damaged,
            Say::tr("This PDF is damaged and cannot be opened. Nothing was changed and your notes are safe; try "
                    "another copy of the file."), {}};
}

Error drawError(int page, WorkerProcess::Death how, const QString &detail)
{
    if (isDeadline(how))
        return {ErrorCode::TimedOut,
                Say::tr("Page %1 takes too long to draw, so it was stopped twice. Its text and your notes stay "
                        "usable; you can try it again.").arg(page + 1), detail};
    return {ErrorCode::Damaged,
            Say::tr("Page %1 stops the drawing engine and was given up after two attempts. Its text and your notes "
                    "stay usable; you can try it again.").arg(page + 1), detail};
}

Error textError(int page, WorkerProcess::Death how, const QString &detail)
{
    if (isDeadline(how))
        return {ErrorCode::TimedOut,
                Say::tr("Reading the text of page %1 takes too long, so it was stopped twice. The other pages are "
                        "not affected; you can try it again.").arg(page + 1), detail};
    return {ErrorCode::Damaged,
            Say::tr("The text of page %1 could not be read. The other pages are not affected; you can try it "
                    "again.").arg(page + 1), detail};
}

Error noSuchPageError(int page)
{
    return {ErrorCode::NotFound,
            Say::tr("The PDF has no readable page %1. The other pages are not affected.").arg(page + 1), {}};
}

Error pictureTooLargeError(int page)
{
    return {ErrorCode::TooLarge,
            Say::tr("Page %1 at this zoom would be a picture of more than 64 million pixels. Choose a smaller zoom.")
                .arg(page + 1), {}};
}

Error cannotDrawError(int page)
{
    return {ErrorCode::Damaged,
            Say::tr("Page %1 is damaged and cannot be drawn. The other pages and your notes are not affected.")
                .arg(page + 1), {}};
}

Error cannotReadError(int page)
{
    return {ErrorCode::Damaged,
            Say::tr("Page %1 is damaged and cannot be read. The other pages and your notes are not affected.").arg(page + 1),
            {}};
}

Error crowdedError(int page)
{
    return {ErrorCode::TooLarge,
            Say::tr("Page %1, or one before it, carries more than 10,000 links or annotations of its own; the drawing engine stops "
                    "there. The pages before it and your notes are not affected; a copy printed to PDF can be read.")
                .arg(page + 1), {}};
}

std::optional<Error> protectionError(const Protection &protection, bool requireAll)
{
    const bool suffices = protection.seccomp && protection.limits && (protection.landlock || !requireAll);
    if (suffices)
        return std::nullopt;
    return Error{ErrorCode::UnsupportedHere,
                 Say::tr("This system cannot confine the part of the program that draws PDFs, so none is drawn. Your "
                         "notes and all texts stay usable; a system with seccomp and resource limits is needed."),
                 QStringLiteral("seccomp %1, landlock %2, limits %3")
                     .arg(protection.seccomp).arg(protection.landlock).arg(protection.limits)};
}

} // namespace conspectus::pdf
