// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of a PDF on its way into the library, handed from step to step: looked at, copied, made a version, read.
#pragma once

#include "library/library.h"
#include "library/pdfprobe.h"
#include "library/storeside.h"
#include "survey/projection.h"

namespace conspectus {

struct PdfAddition
{
    QString path;          // the reader's own file
    QByteArray passwordUtf8;
    int firstPage = 0;
    Job *job = nullptr;    // lives until finish
    std::function<void(Result<AddedPdf>)> finish;

    ProbedPdf probed;
    store::LibraryStore::Adopted adopted;
    StoreSide::Owner owner; // of the same file, where it was there before
    std::vector<ObjectState> ownersObjects;
    Version version;
    bool surveyIsNew = false;
    bool comesBack = false; // from the trash

    // What is noted on the version that is there already.
    [[nodiscard]] QString textLayerKnown() const
    {
        for (const ObjectState &object : ownersObjects) {
            if (object.id == asObject(version.id))
                return versionFrom(object).textLayer;
        }
        return {};
    }
};

} // namespace conspectus
