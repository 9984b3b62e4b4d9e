// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A document session that is waited for: opens a PDF through the sandboxed worker and gives pictures and words when they are there.
#pragma once

#include "pdf/documentsession.h"

#include <optional>

namespace conspectus::bench {

class DocumentReader final : public QObject
{
    Q_OBJECT
public:
    explicit DocumentReader(const QString &path); // open when it returns; ends the program where that fails

    [[nodiscard]] QImage draw(int page, double scale);
    [[nodiscard]] std::vector<text::RawPage> readAll();

private:
    pdf::DocumentSession m_session;
    bool m_isOpen = false;
    std::optional<QImage> m_picture;
    std::vector<std::optional<text::RawPage>> m_texts;
    int m_textsThere = 0;
};

} // namespace conspectus::bench
