// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/result.h"

namespace conspectus {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotASurveyPage: return QStringLiteral("not-a-survey-page");
    case ErrorCode::NotAPdf: return QStringLiteral("not-a-pdf");
    case ErrorCode::PasswordNeeded: return QStringLiteral("password-needed");
    case ErrorCode::WrongPassword: return QStringLiteral("wrong-password");
    case ErrorCode::Damaged: return QStringLiteral("damaged");
    case ErrorCode::NoPages: return QStringLiteral("no-pages");
    case ErrorCode::TooLarge: return QStringLiteral("too-large");
    case ErrorCode::TimedOut: return QStringLiteral("timed-out");
    case ErrorCode::LibraryNewer: return QStringLiteral("library-newer");
    case ErrorCode::LibraryDamaged: return QStringLiteral("library-damaged");
    case ErrorCode::LibraryBusy: return QStringLiteral("library-busy");
    case ErrorCode::DiskFull: return QStringLiteral("disk-full");
    case ErrorCode::ReadOnly: return QStringLiteral("read-only");
    case ErrorCode::NotFound: return QStringLiteral("not-found");
    case ErrorCode::Ambiguous: return QStringLiteral("ambiguous");
    case ErrorCode::PermissionDenied: return QStringLiteral("permission-denied");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::UnsupportedHere: return QStringLiteral("unsupported-here");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace conspectus
