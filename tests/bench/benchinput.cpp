// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchinput.h"

#include "popplerpeer.h"

#include <QDir>
#include <QFileInfo>

namespace conspectus::bench {

namespace {

QString inProject(const char *path) { return QStringLiteral(CONSPECTUS_SOURCE_DIR "/") + QString::fromUtf8(path); }

void addWhereThere(std::vector<Document> &documents, const QString &path)
{
    if (!QFileInfo(path).isFile())
        return;
    const PopplerPeer peer(path);
    if (peer.pageCount() > 0)
        documents.push_back({path, QFileInfo(path).completeBaseName().left(28), peer.pageCount()});
}

} // namespace

QString samplePdf() { return inProject("resources/samples/short-survey.pdf"); }

std::vector<Document> findDocuments(bool quick)
{
    std::vector<Document> documents;
    addWhereThere(documents, samplePdf());
    addWhereThere(documents, inProject("../shared/peers/docs/a_survey.pdf"));
    if (quick)
        return documents;
    const QDir surveys(inProject("../shared/corpus/surveys"));
    for (const QString &file : surveys.entryList({QStringLiteral("*.pdf")}, QDir::Files, QDir::Name))
        addWhereThere(documents, surveys.filePath(file));
    return documents;
}

} // namespace conspectus::bench
