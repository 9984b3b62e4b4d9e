// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wordspeer.h"

#include <QFile>
#include <array>
#include <atomic>
#include <memory>
#include <poppler-document.h>
#include <poppler-page.h>
#include <thread>

namespace conspectus::bench {

qsizetype listWordsWithTwoThreads(const QString &path)
{
    std::atomic_int next = 0;
    std::atomic<qsizetype> words = 0;
    const auto read = [&] {
        const std::unique_ptr<poppler::document> document(
            poppler::document::load_from_file(QFile::encodeName(path).toStdString()));
        for (int page = next++; document && page < document->pages(); page = next++) {
            const std::unique_ptr<poppler::page> source(document->create_page(page));
            if (source)
                words += static_cast<qsizetype>(source->text_list(poppler::page::text_list_include_font).size());
        }
    };
    std::array<std::thread, 2> threads{std::thread(read), std::thread(read)};
    for (std::thread &thread : threads)
        thread.join();
    return words;
}

} // namespace conspectus::bench
