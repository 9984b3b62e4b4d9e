// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading and writing the reader's own files off the GUI thread: page texts to import, exports to write. The answer comes on the
// thread of the context object and is dropped when that is gone.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QObject>
#include <functional>

namespace conspectus {

struct FileStart
{
    QByteArray bytes; // the whole file, or its first bytes where it is a PDF
    bool isPdf = false;
};

// Text files of more than 16 MB are refused (TooLarge); a PDF is only looked at (its first 1,024 bytes). A path that is not an
// ordinary file (a FIFO, a device, a folder) is refused and never waited for.
void readFileLater(const QString &path, QObject *context, std::function<void(Result<FileStart>)> done);

// Written under another name, synced and renamed: never half a file under its name.
void writeFileLater(const QString &path, const QByteArray &bytes, QObject *context, std::function<void(Result<QString>)> done);

} // namespace conspectus
