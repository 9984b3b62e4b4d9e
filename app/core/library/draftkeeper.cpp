// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/draftkeeper.h"

#include "base/logging.h"
#include "store/draftstore.h"

namespace conspectus {

namespace {
constexpr std::chrono::milliseconds kAfterLastKey(300);
constexpr std::chrono::milliseconds kAtMost(2000);

void logFailure(const Result<void> &result)
{
    if (!result)
        qCWarning(lcLibrary).noquote() << "draft not written:" << result.error().detail;
}
} // namespace

DraftKeeper::DraftKeeper(QObject *parent) : QObject(parent), m_thread(QStringLiteral("drafts"))
{
    for (QTimer *timer : {&m_afterLastKey, &m_atMost}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &DraftKeeper::saveNow);
    }
    m_afterLastKey.setInterval(kAfterLastKey);
    m_atMost.setInterval(kAtMost);
}

DraftKeeper::~DraftKeeper()
{
    saveNow();
    m_thread.post([this] { m_store.reset(); });
}

void DraftKeeper::open(const QString &libraryFolder, store::FileSystem &files, bool writable, std::function<void()> then)
{
    m_writable = writable;
    m_thread.post([this, libraryFolder, &files, then = std::move(then)] {
        m_store = std::make_unique<store::DraftStore>(libraryFolder + QStringLiteral("/drafts"), files);
        const QMap<QString, QString> found = m_store->all();
        const auto take = [this, found, then] {
            for (auto it = found.cbegin(); it != found.cend(); ++it) {
                if (!m_texts.contains(it.key()))
                    m_texts.insert(it.key(), it.value());
            }
            then();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

void DraftKeeper::put(const QString &object, const QString &text)
{
    const auto known = m_texts.constFind(object);
    if (known != m_texts.cend() && *known == text)
        return;
    m_texts.insert(object, text);
    m_unsaved.insert(object);
    if (!m_writable)
        return;
    m_afterLastKey.start();
    if (!m_atMost.isActive())
        m_atMost.start();
}

void DraftKeeper::remove(const QString &object)
{
    m_unsaved.remove(object);
    if (m_texts.remove(object) == 0 || !m_writable)
        return;
    m_thread.post([this, object] {
        if (m_store)
            logFailure(m_store->remove(object));
    });
}

void DraftKeeper::saveNow()
{
    m_afterLastKey.stop();
    m_atMost.stop();
    if (!m_writable)
        return;
    for (const QString &object : std::as_const(m_unsaved)) {
        m_thread.post([this, object, text = m_texts.value(object)] {
            if (m_store)
                logFailure(m_store->put(object, text));
        });
    }
    m_unsaved.clear();
}

bool DraftKeeper::waitUntilSaved(std::chrono::milliseconds atMost)
{
    saveNow();
    return m_thread.waitUntilDone(atMost);
}

} // namespace conspectus
