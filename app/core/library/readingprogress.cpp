// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/readingprogress.h"

#include <QJsonObject>
#include <algorithm>

namespace conspectus {

namespace {

constexpr std::chrono::seconds kWriteAfter(30);
constexpr int kMostPages = 100'000; // of a view state that a stranger may have written
const QString kOpened = QStringLiteral("opened");
const QString kPages = QStringLiteral("pages");
const QString kSeen = QStringLiteral("seen");

QString keyOf(const QString &survey) { return QStringLiteral("reading/") + survey; }

} // namespace

ReadingProgress::ReadingProgress(Library *library, const Clock &clock, QObject *parent)
    : QObject(parent), m_library(library), m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kWriteAfter);
    connect(&m_timer, &QTimer::timeout, this, &ReadingProgress::writeNow);
    connect(library, &Library::opened, this, [this] {
        m_entries.clear();
        m_dirty.clear();
    });
    connect(library, &Library::viewStateChanged, this, [this](const QString &key) { // the reader had it forgotten
        const QString survey = key.startsWith(keyOf({})) ? key.mid(keyOf({}).size()) : QString();
        if (survey.isEmpty() || !m_library->viewState(key).isEmpty())
            return;
        m_entries.remove(survey);
        m_dirty.remove(survey);
        Q_EMIT changed(SurveyId(survey));
    });
}

ReadingProgress::Entry &ReadingProgress::entry(const SurveyId &survey) const
{
    const auto known = m_entries.find(survey.text());
    if (known != m_entries.end())
        return *known;
    const QJsonObject kept = m_library->viewState(keyOf(survey.text()));
    Entry read;
    read.opened = QDateTime::fromString(kept.value(kOpened).toString(), Qt::ISODate);
    const int pages = std::clamp(kept.value(kPages).toInt(), 0, kMostPages);
    const QByteArray bits = QByteArray::fromBase64(kept.value(kSeen).toString().toLatin1());
    if (pages > 0 && bits.size() * 8 >= pages)
        read.seen = QBitArray::fromBits(bits.constData(), pages);
    read.count = static_cast<int>(read.seen.count(true));
    return *m_entries.insert(survey.text(), read);
}

void ReadingProgress::noteOpened(const SurveyId &survey)
{
    if (survey.isNull())
        return;
    writeNow(); // of the survey before
    entry(survey).opened = m_clock.now();
    dirty(survey);
}

void ReadingProgress::notePage(const SurveyId &survey, int page, int count)
{
    if (survey.isNull() || page < 0 || page >= count || count > kMostPages)
        return;
    Entry &at = entry(survey);
    if (at.seen.size() != count) {
        at.seen = QBitArray(count);
        at.count = 0;
    }
    if (at.seen.testBit(page))
        return;
    at.seen.setBit(page);
    ++at.count;
    dirty(survey);
}

void ReadingProgress::dirty(const SurveyId &survey)
{
    m_dirty.insert(survey.text());
    if (!m_timer.isActive())
        m_timer.start();
    Q_EMIT changed(survey);
}

void ReadingProgress::writeNow()
{
    m_timer.stop();
    for (const QString &id : std::exchange(m_dirty, {})) {
        const Entry &at = entry(SurveyId(id));
        QJsonObject state{{kOpened, at.opened.toUTC().toString(Qt::ISODate)}};
        if (!at.seen.isEmpty()) {
            const QByteArray bits(at.seen.bits(), (at.seen.size() + 7) / 8);
            state.insert(kPages, static_cast<int>(at.seen.size()));
            state.insert(kSeen, QString::fromLatin1(bits.toBase64()));
        }
        m_library->putViewState(keyOf(id), state);
    }
}

double ReadingProgress::share(const SurveyId &survey) const
{
    const Entry &at = entry(survey);
    return at.seen.isEmpty() ? -1 : static_cast<double>(at.count) / static_cast<double>(at.seen.size());
}

QDateTime ReadingProgress::lastOpened(const SurveyId &survey) const { return entry(survey).opened; }

} // namespace conspectus
