// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/samplelibrary.h"

#include "base/logging.h"
#include "library/quoteannotation.h"
#include "library/trash.h"

#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtConcurrent>
#include <algorithm>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void initSampleResources() { Q_INIT_RESOURCE(samples); }

namespace conspectus {

namespace {

QByteArray sampleBytes(const QString &name)
{
    QFile file(QStringLiteral(":/samples/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isReadable(const SurveyData &survey)
{
    const auto &pages = survey.textLayer().pages;
    return !pages.empty() && std::ranges::all_of(pages, [](const text::TextPagePtr &page) { return page != nullptr; });
}

Failure notFound(const QString &what)
{
    return failure(ErrorCode::Internal, QCoreApplication::translate("SampleLibrary", "The sample is not complete."), what);
}

} // namespace

SampleLibrary::SampleLibrary(Library &library, QObject *parent) : QObject(parent), m_library(library)
{
    initSampleResources();
    m_content = QJsonDocument::fromJson(sampleBytes(QStringLiteral("sample.json"))).object();
}

QString SampleLibrary::folderIn(const QString &dataPlace)
{
    return QDir(dataPlace).filePath(QStringLiteral("conspectus/sample-library"));
}

void SampleLibrary::make() { bringBack(); }

void SampleLibrary::bringBack()
{
    listTrash(m_library, this, [this](const Result<Trash> &trash) {
        std::vector<SurveyId> removed;
        for (const TrashedSurvey &survey : trash ? trash->surveys : std::vector<TrashedSurvey>())
            removed.push_back(survey.id);
        if (removed.empty() || !m_library.surveys().empty())
            return importPages();
        // The pages find their surveys when these are there again.
        connect(&m_library, &Library::surveyAdded, this, [this, removed] {
            const bool isBack = std::ranges::all_of(removed, [this](const SurveyId &id) { return m_library.surveyRow(id) != nullptr; });
            if (isBack && !std::exchange(m_isBack, true))
                importPages();
        });
        restoreSurveys(m_library, removed);
    });
}

void SampleLibrary::importPages()
{
    m_library.importPage(
        sampleBytes(QStringLiteral("medical-llm-survey.page.txt")), this, [this](const Result<ImportOutcome> &first) {
            if (!first)
                return finish(Failure(first.error()));
            m_library.importPage(sampleBytes(QStringLiteral("short-survey.page.txt")), this,
                                 [this](const Result<ImportOutcome> &second) {
                                     if (!second)
                                         return finish(Failure(second.error()));
                                     m_survey = second->survey;
                                     writePdf();
                                 });
        });
}

// Workers are given files, so the PDF of the resources becomes one; on another thread, since it is written to a disk.
void SampleLibrary::writePdf()
{
    const QString path = m_folder.filePath(QStringLiteral("short-survey.pdf"));
    auto *watcher = new QFutureWatcher<bool>(this);
    connect(watcher, &QFutureWatcher<bool>::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        if (watcher->result())
            addPdf(path);
        else
            finish(notFound(QStringLiteral("cannot write ") + path));
    });
    watcher->setFuture(QtConcurrent::run([path] {
        const QByteArray bytes = sampleBytes(QStringLiteral("short-survey.pdf"));
        QFile file(path);
        return !bytes.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }));
}

void SampleLibrary::addPdf(const QString &path)
{
    m_library.addPdf(path, m_survey, this, [this](const Result<AddedPdf> &added) {
        if (!added)
            return finish(Failure(added.error()));
        openSurvey();
    });
}

void SampleLibrary::openSurvey()
{
    if (m_library.survey(m_survey))
        return annotateWhenReadable();
    connect(&m_library, &Library::surveyOpened, this, [this](const SurveyId &id) {
        if (id == m_survey)
            annotateWhenReadable();
    });
    connect(&m_library, &Library::surveyOpenFailed, this, [this](const SurveyId &id, const Error &error) {
        if (id == m_survey)
            finish(Failure(error));
    });
    m_library.openSurvey(m_survey);
}

void SampleLibrary::annotateWhenReadable()
{
    SurveyData *survey = m_library.survey(m_survey);
    const auto tryNow = [this, survey] {
        if (!m_isDone && isReadable(*survey))
            annotate(*survey);
    };
    connect(survey, &SurveyData::textLayerReset, this, tryNow);
    connect(survey, &SurveyData::textPageReady, this, tryNow);
    tryNow();
}

void SampleLibrary::annotate(SurveyData &survey)
{
    if (survey.snapshot().annotations.empty()) {
        for (const QJsonValue &entry : m_content.value(QStringLiteral("annotations")).toArray())
            annotateOne(survey, entry.toObject());
        tieEvidence(survey);
        tieNodes(survey);
        m_library.undoStack()->clear(); // nothing of this was the reader's doing
    }
    finish({});
}

void SampleLibrary::annotateOne(SurveyData &survey, const QJsonObject &entry)
{
    const Kind *kind = kindByName(entry.value(QStringLiteral("kind")).toString());
    const KindId kindId = kind ? kind->id : KindId();
    Annotation annotation;
    if (const QJsonObject point = entry.value(QStringLiteral("point")).toObject(); !point.isEmpty()) {
        const int page = point.value(QStringLiteral("page")).toInt() - 1;
        const QSizeF size = survey.textLayer().pages.at(static_cast<size_t>(page))->size;
        annotation = annotationAt(survey, page,
                                  {point.value(QStringLiteral("x")).toDouble() * size.width(),
                                   point.value(QStringLiteral("y")).toDouble() * size.height()},
                                  kindId);
    } else {
        QuoteSearch search;
        search.quote = entry.value(QStringLiteral("quote")).toString();
        search.page = entry.value(QStringLiteral("page")).toInt() - 1;
        const Result<text::TextRange> place = placeOf(survey.textLayer(), search);
        if (!place) {
            qCWarning(lcLibrary) << "the sample has a quotation that its PDF lacks:" << entry.value(QStringLiteral("id")).toString();
            return;
        }
        annotation = annotationOn(survey, *place, AnnotationStyle::Highlight, kindId);
    }
    annotation.note = entry.value(QStringLiteral("note")).toString();
    m_made.insert(entry.value(QStringLiteral("id")).toString(), m_library.addAnnotation(annotation));
}

void SampleLibrary::tieEvidence(const SurveyData &survey)
{
    for (const QJsonValue &value : m_content.value(QStringLiteral("evidence")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString beginning = entry.value(QStringLiteral("finding")).toString();
        const auto &findings = survey.snapshot().findings;
        const auto finding = std::ranges::find_if(
            findings, [&](const Finding &candidate) { return candidate.text.shown().startsWith(beginning); });
        const AnnotationId annotation = m_made.value(entry.value(QStringLiteral("annotation")).toString());
        const auto role = evidenceRoleFromName(entry.value(QStringLiteral("role")).toString());
        if (finding != findings.end() && !annotation.isNull() && role)
            m_library.addEvidence(m_survey, annotation, FindingId(finding->id), *role);
    }
}

void SampleLibrary::tieNodes(const SurveyData &survey)
{
    for (const QJsonValue &value : m_content.value(QStringLiteral("nodes")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString label = entry.value(QStringLiteral("node")).toString();
        const auto &nodes = survey.snapshot().nodes;
        const auto node = std::ranges::find_if(nodes, [&](const Node &candidate) { return candidate.label.shown() == label; });
        const AnnotationId annotation = m_made.value(entry.value(QStringLiteral("annotation")).toString());
        if (node != nodes.end() && !annotation.isNull())
            m_library.addToNode(m_survey, annotation, NodeId(node->id));
    }
}

void SampleLibrary::finish(const Result<void> &result)
{
    if (m_isDone)
        return;
    m_isDone = true;
    if (result)
        Q_EMIT made();
    else
        Q_EMIT failed(result.error());
}

} // namespace conspectus
