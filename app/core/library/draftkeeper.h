// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text being typed: in memory at once, on disk 300 ms after the last key and at most 2 s later while typing goes on. The
// files are written on a thread of their own. Home thread.
#pragma once

#include "library/taskthread.h"

#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace conspectus::store {
class DraftStore;
class FileSystem;
}

namespace conspectus {

class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    explicit DraftKeeper(QObject *parent = nullptr);
    ~DraftKeeper() override;

    // Reads what is there; then runs on this object's thread. Not writable: drafts are kept in memory only.
    void open(const QString &libraryFolder, store::FileSystem &files, bool writable, std::function<void()> then);
    void put(const QString &object, const QString &text);
    void remove(const QString &object);
    [[nodiscard]] QString text(const QString &object) const { return m_texts.value(object); }
    [[nodiscard]] QStringList objects() const { return m_texts.keys(); }
    // Asks for what is not on disk yet to be written now; does not wait.
    void saveNow();
    [[nodiscard]] bool waitUntilSaved(std::chrono::milliseconds atMost);

private:
    QMap<QString, QString> m_texts;
    QSet<QString> m_unsaved;
    QTimer m_afterLastKey;
    QTimer m_atMost;
    bool m_writable = false;
    std::unique_ptr<store::DraftStore> m_store; // used on m_thread only
    TaskThread m_thread;
};

} // namespace conspectus
