// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fills a library with the sample (resources/samples): a page text with the oddities that real ones have, and a short survey
// with its PDF, annotations, evidence and a note that explains them. Safe to repeat: what is there already stays, and a library
// that the reader emptied comes back as it was. Home thread of the library; answers by made() or failed().
#pragma once

#include "library/library.h"

#include <QHash>
#include <QJsonObject>
#include <QTemporaryDir>

namespace conspectus {

class SampleLibrary final : public QObject
{
    Q_OBJECT
public:
    // library: open and writable; outlives this.
    explicit SampleLibrary(Library &library, QObject *parent = nullptr);

    // The folder of the sample library beside the reader's own, given the place of application data.
    [[nodiscard]] static QString folderIn(const QString &dataPlace);

    void make();
    // The survey that has the PDF; null before it is there.
    [[nodiscard]] SurveyId mainSurvey() const { return m_survey; }

Q_SIGNALS:
    void made();
    void failed(const conspectus::Error &error);

private:
    Library &m_library;
    QTemporaryDir m_folder; // where the PDF stands while it is copied into the library
    SurveyId m_survey;
    QJsonObject m_content;  // sample.json
    QHash<QString, AnnotationId> m_made; // names of sample.json → annotations
    bool m_isBack = false; // what was in the trash
    bool m_isDone = false;

    void bringBack(); // from the trash, where the library was emptied
    void importPages();
    void writePdf();
    void addPdf(const QString &path);
    void openSurvey();
    void annotateWhenReadable();
    void annotate(SurveyData &survey);
    void annotateOne(SurveyData &survey, const QJsonObject &entry);
    void tieEvidence(const SurveyData &survey);
    void tieNodes(const SurveyData &survey);
    void finish(const Result<void> &result);
};

} // namespace conspectus
