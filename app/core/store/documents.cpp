// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Managed PDFs: documents/<sha256>.pdf, copied once, never changed.
#include "base/guithread.h"
#include "store/librarystore_p.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

namespace conspectus::store {
namespace {

constexpr qint64 kChunk = 1 << 20;

struct Copied
{
    QString sha256;
    qint64 bytes = 0;
};

Result<Copied> copyHashing(File &from, File &to, const std::function<bool(qint64)> &progress)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Copied copied;
    for (;;) {
        const auto chunk = from.read(copied.bytes, kChunk);
        if (!chunk)
            return Failure(chunk.error());
        if (chunk->isEmpty())
            break;
        hash.addData(*chunk);
        if (auto written = to.write(copied.bytes, *chunk); !written)
            return Failure(written.error());
        copied.bytes += chunk->size();
        if (progress && !progress(copied.bytes))
            return failure(ErrorCode::Cancelled,
                           QCoreApplication::translate("store", "Cancelled. Nothing was added."));
    }
    if (auto synced = to.sync(); !synced)
        return Failure(synced.error());
    copied.sha256 = QString::fromLatin1(hash.result().toHex());
    return copied;
}

} // namespace

QString LibraryStore::documentPath(const QString &sha256) const
{
    return d->path(QStringLiteral("documents/%1.pdf").arg(sha256));
}

Result<LibraryStore::Adopted> LibraryStore::adoptDocument(const QString &sourcePath,
                                                          const std::function<bool(qint64)> &progress)
{
    CONSPECTUS_OFF_GUI_THREAD();
    if (auto may = d->mayWrite(); !may)
        return Failure(may.error());
    const QString resolved = QFileInfo(sourcePath).canonicalFilePath(); // the reader's own link is followed
    auto source = d->files.open(resolved.isEmpty() ? sourcePath : resolved, OpenMode::Read);
    if (!source)
        return Failure(source.error());
    const QString folder = d->path(QStringLiteral("documents"));
    const QString incoming =
        folder + QStringLiteral("/.incoming-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto target = d->files.open(incoming, OpenMode::CreateNew);
    if (!target)
        return Failure(target.error());
    const auto discard = [&](const Error &error) {
        target->reset();
        static_cast<void>(d->files.unlink(incoming)); // what stays is removed at the next opening
        return Failure(error);
    };
    const auto copied = copyHashing(**source, **target, progress);
    if (!copied)
        return discard(copied.error());

    Adopted adopted{copied->sha256, documentPath(copied->sha256), copied->bytes, false};
    const auto known = d->files.exists(adopted.path)
                           ? d->files.open(adopted.path, OpenMode::Read).and_then([](const auto &file) {
                                 return file->size();
                             })
                           : Result<qint64>(-1);
    adopted.wasThere = known.value_or(-1) == adopted.bytes;
    if (adopted.wasThere) {
        discard({});
    } else {
        target->reset();
        if (auto renamed = d->files.rename(incoming, adopted.path); !renamed)
            return discard(renamed.error());
    }
    // Also for one that was there: its name may not have been durable when the program last ended.
    if (auto synced = d->files.syncDirectory(folder); !synced)
        return Failure(synced.error());
    return adopted;
}

} // namespace conspectus::store
