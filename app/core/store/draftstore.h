// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text being typed, as files drafts/<object>.txt (written new, synced, renamed); folder is the drafts folder
// itself. Any one thread; the library service gives it one of its own.
#pragma once

#include "base/result.h"
#include "store/filesystem.h"

#include <QMap>

namespace conspectus::store {

class DraftStore
{
public:
    DraftStore(QString folder, FileSystem &files);
    [[nodiscard]] Result<void> put(const QString &object, const QString &text);
    [[nodiscard]] Result<void> remove(const QString &object);
    [[nodiscard]] QMap<QString, QString> all();

private:
    QString m_folder;
    FileSystem &m_files;
};

} // namespace conspectus::store
