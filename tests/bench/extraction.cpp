// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "extraction.h"

#include "library/extractions.h"
#include "measuring.h"

#include <QTemporaryDir>
#include <algorithm>

namespace conspectus::bench {

namespace {

IndexSide::Post postTo(QObject *receiver)
{
    return [receiver](std::function<void()> what) {
        QMetaObject::invokeMethod(receiver, std::move(what), Qt::QueuedConnection);
    };
}

text::TextLayer storedLayer(IndexSide &index, const VersionId &version, int pageCount)
{
    std::optional<text::TextLayer> layer;
    index.textLayer(version, pageCount, {}, [&layer](text::TextLayer stored) { layer = std::move(stored); });
    runUntil([&layer] { return layer.has_value(); }, QStringLiteral("the stored text"));
    if (!std::ranges::all_of(layer->pages, [](const text::TextPagePtr &page) { return page != nullptr; }))
        giveUp(QStringLiteral("Pages are missing in the index."));
    return std::move(*layer);
}

} // namespace

Extracted extract(const Document &document, const QString &workFolder)
{
    const QTemporaryDir folder(workFolder + QStringLiteral("/text-XXXXXX"));
    QObject home;
    IndexSide index(postTo(&home));
    Extractions extractions(index);
    bool isOpen = false;
    index.open(folder.path(), true, [&isOpen] { isOpen = true; });
    runUntil([&isOpen] { return isOpen; }, QStringLiteral("a new index"));

    Version version;
    version.id = VersionId(QString(64, QLatin1Char('0')));
    version.pageCount = document.pageCount;
    TextExtraction::Order order;
    order.path = document.path;
    order.pageCount = document.pageCount;
    Job job(QStringLiteral("bench"), nullptr);
    std::optional<Extractions::Outcome> outcome;

    const Stopwatch watch;
    extractions.extract(SurveyId::create(), version, order, false, &job,
                        [&outcome](Extractions::Outcome done) { outcome = std::move(done); });
    runUntil([&outcome] { return outcome.has_value(); }, document.path);
    if (!index.waitUntilWritten(std::chrono::minutes(1)))
        giveUp(QStringLiteral("The index was not written within a minute."));
    const double milliseconds = watch.milliseconds();
    return {milliseconds, storedLayer(index, version.id, document.pageCount)};
}

} // namespace conspectus::bench
