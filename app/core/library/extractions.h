// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs probes and text extractions on one thread of their own and brings their answers home. Home thread.
#pragma once

#include "library/indexside.h"
#include "library/job.h"
#include "library/pdfprobe.h"

#include <QSet>
#include <QThread>

namespace conspectus {

class Extractions final : public QObject
{
    Q_OBJECT
public:
    explicit Extractions(IndexSide &index, QObject *parent = nullptr);
    ~Extractions() override; // stops what runs; pages read so far are handed to the index

    // Cancelled through the job. done runs at home, once.
    void probe(const QString &path, const QByteArray &passwordUtf8, int pagesToRead, Job *job,
               std::function<void(Result<ProbedPdf>)> done);

    struct Outcome
    {
        QString textLayer; // "ok", "none", "failed"; empty where it was stopped
        std::vector<PageProblem> problems;
    };
    void extract(const SurveyId &survey, const Version &version, TextExtraction::Order order, bool hadWords, Job *job,
                 std::function<void(Outcome)> done);
    [[nodiscard]] bool isRunning(const VersionId &version) const { return m_running.contains(version.text()); }

    // The name of the engine in a text layer's id.
    [[nodiscard]] static QString extractor();

Q_SIGNALS:
    void pageReady(const conspectus::VersionId &version, int page, conspectus::text::TextPagePtr textPage,
                   const QString &layerId);

private:
    void atHome(std::function<void()> what);

    IndexSide &m_index;
    QThread m_thread;
    QSet<QString> m_running;
};

} // namespace conspectus
