// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "popplerpeer.h"

#include <array>
#include <atomic>
#include <poppler-qt6.h>
#include <thread>

namespace conspectus::bench {

PopplerPeer::PopplerPeer(const QString &path)
    : m_document(Poppler::Document::load(path))
{
    if (!m_document)
        return;
    if (m_document->isLocked()) {
        m_document.reset();
        return;
    }
    m_document->setRenderHint(Poppler::Document::Antialiasing);
    m_document->setRenderHint(Poppler::Document::TextAntialiasing);
}

PopplerPeer::~PopplerPeer() = default;

int PopplerPeer::pageCount() const { return m_document ? m_document->numPages() : 0; }

QImage PopplerPeer::draw(int page, double scale, QSize size) const
{
    const double dpi = 72.0 * scale;
    return m_document->page(page)->renderToImage(dpi, dpi, 0, 0, size.width(), size.height());
}

QString PopplerPeer::text(int page) const { return m_document->page(page)->text(QRectF()); }

qsizetype PopplerPeer::readAllWithTwoThreads(const QString &path)
{
    std::atomic_int next = 0;
    std::atomic<qsizetype> characters = 0;
    const auto read = [&] {
        const PopplerPeer document(path);
        for (int page = next++; page < document.pageCount(); page = next++)
            characters += document.text(page).size();
    };
    std::array<std::thread, 2> threads{std::thread(read), std::thread(read)};
    for (std::thread &thread : threads)
        thread.join();
    return characters;
}

} // namespace conspectus::bench
