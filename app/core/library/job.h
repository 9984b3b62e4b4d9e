// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One piece of work that takes time, with progress and cancel. Home thread; deletes itself some time after finished().
#pragma once

#include "base/canceltoken.h"

#include <QObject>

namespace conspectus {

class Job final : public QObject
{
    Q_OBJECT
public:
    Job(QString title, QObject *parent) : QObject(parent), m_title(std::move(title)) {}

    [[nodiscard]] const QString &title() const { return m_title; } // translated: "Reading the text of x.pdf"
    [[nodiscard]] int done() const { return m_done; }
    [[nodiscard]] int total() const { return m_total; } // 0: not known
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const CancelToken &token() const { return m_token; }

public Q_SLOTS:
    void cancel()
    {
        m_token.cancel();
        Q_EMIT cancelRequested();
    }

    // Called by Library only.
    void setProgress(int done, int total)
    {
        m_done = done;
        m_total = total;
        Q_EMIT progressed();
    }
    void finish()
    {
        m_finished = true;
        Q_EMIT finished();
        deleteLater();
    }

Q_SIGNALS:
    void cancelRequested();
    void progressed();
    void finished();

private:
    QString m_title;
    CancelToken m_token;
    int m_done = 0;
    int m_total = 0;
    bool m_finished = false;
};

} // namespace conspectus
