// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bare Poppler-Qt6 calls that the program's own ways are compared with, in this process. Only benchmarks link Poppler
// here; the program itself reads PDFs in its worker.
#pragma once

#include <QImage>
#include <QString>
#include <memory>
#include <vector>

namespace Poppler {
class Document;
}

namespace conspectus::bench {

class PopplerPeer
{
public:
    explicit PopplerPeer(const QString &path);
    ~PopplerPeer();

    [[nodiscard]] bool isOpen() const { return m_document != nullptr; }
    [[nodiscard]] int pageCount() const;
    // The page from its top left corner on, with the hints that the worker sets. scale: pixels per pt.
    [[nodiscard]] QImage draw(int page, double scale, QSize size) const;
    [[nodiscard]] QString text(int page) const;

    // Opens the file in each of two threads and reads every page's text() once. Returns how many characters there were.
    [[nodiscard]] static qsizetype readAllWithTwoThreads(const QString &path);

private:
    std::unique_ptr<Poppler::Document> m_document;
};

} // namespace conspectus::bench
