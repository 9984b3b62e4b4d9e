// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What looked wrong while a page was read, in the order it was met. Each message quotes what was met.
#pragma once

#include "survey/survey.h"

#include <QCoreApplication>
#include <QStringList>

namespace conspectus::exchange {

// Translation context of this folder.
struct ExchangeText
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
};

// “text”, cut to a length that fits a message.
[[nodiscard]] QString quoted(const QString &text);

class ImportNotes
{
public:
    void add(const QString &code, const QString &section, const QString &message);
    // Lines that belong nowhere: one note, quoting them. Empty lines do not count.
    void addUnrecognised(const QString &section, const QStringList &lines);
    [[nodiscard]] const std::vector<ImportNote> &all() const { return m_notes; }

private:
    std::vector<ImportNote> m_notes;
};

} // namespace conspectus::exchange
