// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/backups.h"

#include "base/logging.h"
#include "store/librarystore.h"

#include <QPointer>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

const QString kPrefix = QStringLiteral("conspectus-");
const QString kStateKey = QStringLiteral("backups");
const QString kMark = QStringLiteral("mark");
const QString kOff = QStringLiteral("off");
constexpr int kDays = 7;
constexpr int kWeeks = 4;

QString folderOf(const QString &library) { return library + QStringLiteral("/backups"); }

void removeTree(store::FileSystem &files, const QString &folder)
{
    for (const QString &name : files.list(folder)) {
        const QString path = folder + QLatin1Char('/') + name;
        if (!files.unlink(path))
            removeTree(files, path);
    }
    if (!files.removeDirectory(folder))
        qCWarning(lcLibrary) << "an old backup was not removed completely";
}

QStringList namesIn(store::FileSystem &files, const QString &library)
{
    QStringList names;
    for (const QString &name : files.list(folderOf(library))) {
        if (backupTime(name).isValid())
            names.append(name);
    }
    std::ranges::sort(names, std::greater<>(), backupTime);
    return names;
}

void run(store::LibraryStore &store, const QString &library, const QDateTime &now)
{
    store::FileSystem &files = store::realFileSystem();
    const QStringList before = namesIn(files, library);
    const QString mark = store.logMark();
    const bool isToday = !before.isEmpty() && backupTime(before.front()).date() == now.date();
    if (isToday || mark.isEmpty() || store.operationCount() == 0 || store.viewState(kStateKey).value(kMark).toString() == mark)
        return;
    const Result<QString> made = store.backup();
    if (!made) {
        qCWarning(lcLibrary).noquote() << "the daily backup was not made:" << made.error().detail;
        return; // and none of the older ones goes
    }
    if (const auto put = store.putViewState(kStateKey, {{kMark, mark}}); !put)
        qCWarning(lcLibrary).noquote() << "backup not noted:" << put.error().detail;
    for (const QString &name : backupsToRemove(namesIn(files, library), now))
        removeTree(files, folderOf(library) + QLatin1Char('/') + name);
}

} // namespace

QDateTime backupTime(const QString &name)
{
    constexpr qsizetype kStamp = 15; // yyyyMMdd-HHmmss; "-2" may follow
    if (!name.startsWith(kPrefix))
        return {};
    QDateTime time = QDateTime::fromString(name.mid(kPrefix.size(), kStamp), QStringLiteral("yyyyMMdd-HHmmss"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

QStringList backupsToRemove(const QStringList &names, const QDateTime &now)
{
    QStringList ours;
    std::ranges::copy_if(names, std::back_inserter(ours), [](const QString &name) { return backupTime(name).isValid(); });
    std::ranges::sort(ours, std::greater<>(), backupTime);
    QSet<QDate> days;
    QSet<qint64> weeks;
    QStringList remove;
    for (const QString &name : std::as_const(ours)) {
        const QDate day = backupTime(name).date();
        const qint64 week = day.toJulianDay() / 7;
        const bool isFuture = backupTime(name) > now; // a clock that was wrong: left alone
        if (isFuture || (!days.contains(day) && days.size() < kDays)) {
            days.insert(day);
            weeks.insert(week);
        } else if (!days.contains(day) && !weeks.contains(week) && weeks.size() < kDays + kWeeks
                   && day.daysTo(now.date()) <= 7 * (kWeeks + 1)) {
            weeks.insert(week);
        } else {
            remove.append(name);
        }
    }
    if (remove.size() == ours.size() && !remove.isEmpty())
        remove.removeFirst();
    return remove;
}

void backUpIfDue(Library &library, const QDateTime &now)
{
    if (!library.isOpen() || library.isReadOnly() || library.viewState(kStateKey + QStringLiteral("/choice")).value(kOff).toBool())
        return;
    library.onStore([folder = library.folder(), now](store::LibraryStore &store) { run(store, folder, now); });
}

void onceAfterEndingBadly(Library &library, QObject *context, std::function<void()> tell)
{
    const QString key = QStringLiteral("ended-badly");
    if (!library.endedBadly())
        return;
    library.onStore([home = QPointer<Library>(&library), context = QPointer<QObject>(context), key, tell = std::move(tell),
                     reported = library.viewState(key).value(kMark).toString()](store::LibraryStore &store) {
        const QString mark = store.logMark();
        if (mark == reported)
            return;
        QMetaObject::invokeMethod(
            home,
            [home, context, key, mark, tell] {
                home->putViewState(key, {{kMark, mark}});
                if (context)
                    tell();
            },
            Qt::QueuedConnection);
    });
}

void listBackups(Library &library, QObject *context, std::function<void(std::vector<Backup>)> done)
{
    library.onStore([home = QPointer<Library>(&library), context = QPointer<QObject>(context), folder = library.folder(),
                     done = std::move(done)](store::LibraryStore &) {
        std::vector<Backup> backups;
        for (const QString &name : namesIn(store::realFileSystem(), folder))
            backups.push_back({folderOf(folder) + QLatin1Char('/') + name, backupTime(name)});
        QMetaObject::invokeMethod(
            home,
            [context, done, backups] {
                if (context)
                    done(backups);
            },
            Qt::QueuedConnection);
    });
}

} // namespace conspectus
