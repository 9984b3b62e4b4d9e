// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session tells people when a document or a page cannot be used.
#pragma once

#include "base/result.h"
#include "pdf/documentsession.h"
#include "pdf/protocol/messages.h"
#include "pdf/workerprocess.h"

namespace conspectus::pdf {

// Of the whole document, after loading it ended a worker or was refused by it.
[[nodiscard]] Error loadError(WorkerProcess::Death how, const QString &detail);
[[nodiscard]] Error loadError(protocol::LoadReply::Status status);
// Of one page. page counts from 0; the message counts from 1.
[[nodiscard]] Error drawError(int page, WorkerProcess::Death how, const QString &detail);
[[nodiscard]] Error textError(int page, WorkerProcess::Death how, const QString &detail);
[[nodiscard]] Error noSuchPageError(int page);
[[nodiscard]] Error pictureTooLargeError(int page);
[[nodiscard]] Error cannotDrawError(int page);
[[nodiscard]] Error cannotReadError(int page);
[[nodiscard]] Error crowdedError(int page);

// nullopt where the protection suffices: seccomp and limits always, everything where required (CONSPECTUS_REQUIRE_SANDBOX=1).
[[nodiscard]] std::optional<Error> protectionError(const Protection &protection, bool requireAll);

} // namespace conspectus::pdf
