// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How far each survey has been read: which pages of its PDF were on the screen, and when it was opened last. Where the reader
// was is not in the log (OPERATIONS.md): it is view state, key "reading/<survey>", written on switch, on close and every 30 s
// at most; on a read-only library it is kept for the session only. Home thread.
#pragma once

#include "library/library.h"

#include <QBitArray>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace conspectus {

class ReadingProgress final : public QObject
{
    Q_OBJECT
public:
    ReadingProgress(Library *library, const Clock &clock, QObject *parent = nullptr);

    void noteOpened(const SurveyId &survey);
    // A page of `count` was on the screen. page from 0; another count begins a new map (another version).
    void notePage(const SurveyId &survey, int page, int count);
    void writeNow();

    // Share of the pages seen, 0…1; -1 where nothing is known.
    [[nodiscard]] double share(const SurveyId &survey) const;
    [[nodiscard]] QDateTime lastOpened(const SurveyId &survey) const; // invalid: never

Q_SIGNALS:
    void changed(const conspectus::SurveyId &survey);

private:
    struct Entry
    {
        QDateTime opened;
        QBitArray seen;
        int count = 0; // of bits that are on
    };
    [[nodiscard]] Entry &entry(const SurveyId &survey) const;
    void dirty(const SurveyId &survey);

    Library *m_library;
    const Clock &m_clock;
    mutable QHash<QString, Entry> m_entries; // read from the view state when first asked for
    QSet<QString> m_dirty;
    QTimer m_timer;
};

} // namespace conspectus
