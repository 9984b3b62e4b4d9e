// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/reviewexport.h"

#include <QFutureWatcher>
#include <QtConcurrent/QtConcurrentRun>

namespace conspectus {

void makeReviewDrafts(Library &library, const SurveyData &survey, QObject *context, std::function<void(ReviewDrafts)> done)
{
    const SurveySnapshot snapshot = survey.snapshot();
    const text::TextLayer layer = survey.textLayer();
    const Version *version = snapshot.currentVersion();
    library.structure(version != nullptr ? version->id : VersionId(), context, [=](const DocumentStructure &structure) {
        QStringList labels;
        for (const pdf::PageShape &page : structure.pages)
            labels << page.label;
        auto *watcher = new QFutureWatcher<ReviewDrafts>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
            done(watcher->result());
            watcher->deleteLater();
        });
        watcher->setFuture(QtConcurrent::run([snapshot, layer, labels] {
            return ReviewDrafts{exchange::reviewDraft(snapshot, layer, labels, exchange::ReviewFormat::Markdown),
                                exchange::reviewDraft(snapshot, layer, labels, exchange::ReviewFormat::PlainText)};
        }));
    });
}

} // namespace conspectus
