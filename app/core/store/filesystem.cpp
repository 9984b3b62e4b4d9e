// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/filesystem.h"

namespace conspectus::store {

QString parentFolder(const QString &path)
{
    const auto slash = path.lastIndexOf(QLatin1Char('/'));
    return slash <= 0 ? QStringLiteral("/") : path.left(slash);
}

Result<QByteArray> readAll(FileSystem &files, const QString &path)
{
    auto file = files.open(path, OpenMode::Read);
    if (!file)
        return Failure(file.error());
    const auto size = (*file)->size();
    if (!size)
        return Failure(size.error());
    return (*file)->read(0, *size);
}

Result<void> replaceFile(FileSystem &files, const QString &path, const QByteArray &bytes)
{
    const QString fresh = path + QStringLiteral(".new");
    if (files.exists(fresh)) {
        if (auto removed = files.unlink(fresh); !removed)
            return removed;
    }
    {
        auto file = files.open(fresh, OpenMode::CreateNew);
        if (!file)
            return Failure(file.error());
        if (auto written = (*file)->write(0, bytes); !written)
            return written;
        if (auto synced = (*file)->sync(); !synced)
            return synced;
    }
    if (auto renamed = files.rename(fresh, path); !renamed)
        return renamed;
    return files.syncDirectory(parentFolder(path));
}

} // namespace conspectus::store
