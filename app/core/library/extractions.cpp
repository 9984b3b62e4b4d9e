// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/extractions.h"

#include <QPointer>
#include <algorithm>

namespace conspectus {

namespace {

// Gives an object to the thread: it ends with the thread at the latest.
template<typename Object>
void giveTo(QThread &thread, Object *object)
{
    object->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
}

// One event, and the last touch from here: what is stopped or fails at once ends itself on its own thread.
template<typename Object>
void startOrStop(Object *object, const CancelToken &token, void (Object::*stop)())
{
    QMetaObject::invokeMethod(
        object, [object, token, stop] { token.isCancelled() ? (object->*stop)() : object->start(); }, Qt::QueuedConnection);
}

QString textLayerOf(const TextExtraction::Outcome &outcome, bool hadWords)
{
    const bool cannotBeOpened = std::ranges::any_of(outcome.problems, [](const PageProblem &p) { return p.page < 0; });
    if (!outcome.completed)
        return cannotBeOpened ? QStringLiteral("failed") : QString();
    if (outcome.anyWords || hadWords)
        return QStringLiteral("ok");
    return outcome.problems.empty() ? QStringLiteral("none") : QStringLiteral("failed");
}

} // namespace

QString Extractions::extractor() { return QStringLiteral("poppler-cpp 22"); }

Extractions::Extractions(IndexSide &index, QObject *parent) : QObject(parent), m_index(index)
{
    m_thread.setObjectName(QStringLiteral("extraction"));
}

Extractions::~Extractions()
{
    m_thread.quit();
    m_thread.wait();
}

void Extractions::atHome(std::function<void()> what)
{
    QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
}

void Extractions::probe(const QString &path, const QByteArray &passwordUtf8, int pagesToRead, Job *job,
                        std::function<void(Result<ProbedPdf>)> done)
{
    if (!m_thread.isRunning())
        m_thread.start();
    const auto finished = [this, done = std::move(done)](PdfProbe *probe, Result<ProbedPdf> result) {
        probe->deleteLater();
        atHome([done, result = std::move(result)] { done(result); });
    };
    // The probe stands in its own answer, so the answer is set once the probe is there.
    const auto self = std::make_shared<PdfProbe *>(nullptr);
    auto *probe = new PdfProbe(path, passwordUtf8, pagesToRead,
                               [self, finished](Result<ProbedPdf> result) { finished(*self, std::move(result)); });
    *self = probe;
    giveTo(m_thread, probe);
    connect(job, &Job::cancelRequested, probe, &PdfProbe::cancel, Qt::QueuedConnection);
    startOrStop(probe, job->token(), &PdfProbe::cancel);
}

void Extractions::extract(const SurveyId &survey, const Version &version, TextExtraction::Order order, bool hadWords,
                          Job *job, std::function<void(Outcome)> done)
{
    if (!m_thread.isRunning())
        m_thread.start();
    m_running.insert(version.id.text());
    const QString layer = text::layerId(version.id.text(), extractor());
    const VersionId id = version.id;
    const QPointer<Job> watched(job);
    const auto self = std::make_shared<TextExtraction *>(nullptr);

    TextExtraction::Receiver receiver;
    receiver.pages = [=, this](NumberedPages pages) {
        m_index.putPages(survey, id, layer, pages);
        atHome([=, this, pages = std::move(pages)] {
            for (const auto &[page, textPage] : pages)
                Q_EMIT pageReady(id, page, textPage, layer);
        });
    };
    receiver.structure = [=, this](const DocumentStructure &structure) { m_index.putStructure(id, structure); };
    receiver.progress = [=, this](int pagesDone, int total) {
        atHome([=] {
            if (watched)
                watched->setProgress(pagesDone, total);
        });
    };
    receiver.finished = [=, this, done = std::move(done)](TextExtraction::Outcome outcome) {
        (*self)->deleteLater();
        atHome([=, this, outcome = std::move(outcome)] {
            m_running.remove(id.text());
            done({textLayerOf(outcome, hadWords), outcome.problems});
        });
    };
    auto *extraction = new TextExtraction(std::move(order), std::move(receiver));
    *self = extraction;
    giveTo(m_thread, extraction);
    connect(job, &Job::cancelRequested, extraction, &TextExtraction::stop, Qt::QueuedConnection);
    startOrStop(extraction, job->token(), &TextExtraction::stop);
}

} // namespace conspectus
