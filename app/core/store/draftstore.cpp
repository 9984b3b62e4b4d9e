// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/draftstore.h"

#include "base/guithread.h"

namespace conspectus::store {
namespace {

const QString kSuffix = QStringLiteral(".txt");

// An object's id is "any short text": what may not stand in a file name is percent-encoded.
QString nameOf(const QString &object)
{
    return QString::fromLatin1(object.toUtf8().toPercentEncoding()) + kSuffix;
}

QString objectOf(const QString &name)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(name.chopped(kSuffix.size()).toLatin1()));
}

} // namespace

DraftStore::DraftStore(QString folder, FileSystem &files)
    : m_folder(std::move(folder))
    , m_files(files)
{
}

Result<void> DraftStore::put(const QString &object, const QString &text)
{
    CONSPECTUS_OFF_GUI_THREAD();
    if (auto made = m_files.makeDirectory(m_folder); !made)
        return made;
    return replaceFile(m_files, m_folder + QLatin1Char('/') + nameOf(object), text.toUtf8());
}

Result<void> DraftStore::remove(const QString &object)
{
    CONSPECTUS_OFF_GUI_THREAD();
    const QString path = m_folder + QLatin1Char('/') + nameOf(object);
    if (!m_files.exists(path))
        return {};
    if (auto removed = m_files.unlink(path); !removed)
        return removed;
    return m_files.syncDirectory(m_folder);
}

QMap<QString, QString> DraftStore::all()
{
    CONSPECTUS_OFF_GUI_THREAD();
    QMap<QString, QString> drafts;
    for (const QString &name : m_files.list(m_folder)) {
        if (!name.endsWith(kSuffix))
            continue;
        if (const auto bytes = readAll(m_files, m_folder + QLatin1Char('/') + name))
            drafts.insert(objectOf(name), QString::fromUtf8(*bytes));
    }
    return drafts;
}

} // namespace conspectus::store
