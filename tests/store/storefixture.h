// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the store's tests share: short ways to say a change, to open a library, and a clock that stands still.
#pragma once

#include "store/librarystore.h"

#include <QDir>
#include <QFileInfo>
#include <QtTest>

namespace conspectus::test {

class FixedClock final : public Clock
{
public:
    QDateTime time = QDateTime(QDate(2026, 3, 14), QTime(15, 9, 26, 535), Qt::UTC);
    [[nodiscard]] QDateTime now() const override { return time; }
};

inline FixedClock &fixedClock()
{
    static FixedClock clock;
    return clock;
}

inline Change make(const QString &id, const QString &type, const QString &owner = {})
{
    return {ObjectId(id),
            ChangeKind::Make,
            {},
            QJsonObject{{QStringLiteral("type"), type}, {QStringLiteral("owner"), owner}}};
}

inline Change set(const QString &id, const QString &field, const QJsonValue &value)
{
    return {ObjectId(id), ChangeKind::Set, field, value};
}

inline Change add(const QString &id, const QString &field, const QString &element)
{
    return {ObjectId(id), ChangeKind::Add, field, element};
}

inline Change remove(const QString &id, const QString &field, const QString &element)
{
    return {ObjectId(id), ChangeKind::Remove, field, element};
}

inline Change erase(const QString &id)
{
    return {ObjectId(id), ChangeKind::Delete, {}, QJsonValue(QJsonValue::Undefined)};
}
inline Change restore(const QString &id)
{
    return {ObjectId(id), ChangeKind::Restore, {}, QJsonValue(QJsonValue::Undefined)};
}

// For QVERIFY2: holds until the next call.
template <typename T>
const char *message(const Result<T> &result)
{
    static thread_local QByteArray text;
    text = result ? QByteArray()
                  : (result.error().message + QStringLiteral(" | ") + result.error().detail).toUtf8();
    return text.constData();
}

// Fails the program where the library does not open: every test needs it.
inline std::unique_ptr<store::LibraryStore> openStore(const QString &folder, const QString &stateFolder = {},
                                                      store::FileSystem &files = store::realFileSystem())
{
    store::OpenOptions options;
    options.folder = folder;
    options.stateFolder = stateFolder;
    auto store = store::LibraryStore::open(options, files, fixedClock());
    if (!store)
        qFatal("the library does not open: %s", message(store));
    return std::move(*store);
}

inline std::unique_ptr<store::LibraryStore> openReadOnly(const QString &folder)
{
    store::OpenOptions options;
    options.folder = folder;
    options.writable = false;
    auto store = store::LibraryStore::open(options, store::realFileSystem(), fixedClock());
    if (!store)
        qFatal("the library does not open: %s", message(store));
    return std::move(*store);
}

// Copies a folder with all that is in it; files that are there already are left.
inline void copyTree(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    const auto entries = QDir(from).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        const QString target = to + QLatin1Char('/') + entry.fileName();
        if (entry.isDir())
            copyTree(entry.filePath(), target);
        else
            QFile::copy(entry.filePath(), target);
    }
}

} // namespace conspectus::test
