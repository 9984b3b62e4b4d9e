// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is measured, and how often: the documents at hand, the folder to work in, and the sizes of runs.
#pragma once

#include <QString>
#include <vector>

namespace conspectus::bench {

struct Document
{
    QString path;
    QString name; // short, for the table
    int pageCount = 0;
};

struct BenchInput
{
    std::vector<Document> documents;
    QString workFolder;      // on the disk that counts; for temporary libraries
    int repetitions = 5;
    int pagesDrawn = 12;     // a document, spread evenly
    double scale = 2.0;      // pixels per pt
    int annotations = 200;
    int searchPages = 30'000;
};

// The sample that comes with the program, and real input beside the project where it is. quick: only two documents.
[[nodiscard]] std::vector<Document> findDocuments(bool quick);
// That sample alone.
[[nodiscard]] QString samplePdf();

void benchDrawing(const BenchInput &input);
void benchText(const BenchInput &input);
void benchPure(const BenchInput &input);
void benchAnnotating(const BenchInput &input);
void benchSearch(const BenchInput &input);

} // namespace conspectus::bench
