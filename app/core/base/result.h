// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Errors are values. A Result<T> is either a T or an Error: a code that decides what the interface offers, a
// message for people (translated; what happened, what is safe, what to do) and a detail for the log.
// No exception crosses a module's edge.
#pragma once

#include <QMetaType>
#include <QString>
#include <tl/expected.hpp>

namespace conspectus {

// The stable names of these are part of the command line's contract; see errorCodeName().
enum class ErrorCode {
    NotASurveyPage,
    NotAPdf,
    PasswordNeeded,
    WrongPassword,
    Damaged,
    NoPages,
    TooLarge,
    TimedOut,
    LibraryNewer,
    LibraryDamaged,
    LibraryBusy,
    DiskFull,
    ReadOnly,
    NotFound,
    Ambiguous,
    PermissionDenied,
    Cancelled,
    UnsupportedHere,
    Internal,
};

// "not-a-pdf" and so on, as CLI documents show them.
[[nodiscard]] QString errorCodeName(ErrorCode code);

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message; // translated, one to three sentences
    QString detail;  // English, for the log and for "Details"

    friend bool operator==(const Error &, const Error &) = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorCode code, QString message, QString detail = {})
{
    return Failure(Error{code, std::move(message), std::move(detail)});
}

} // namespace conspectus

Q_DECLARE_METATYPE(conspectus::Error)
