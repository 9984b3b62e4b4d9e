// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the command line says: with --json one document on stdout, else lines for people; messages on stderr. Exit codes: 0
// done, 1 could not, 2 wrong usage.
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace conspectus::cli {

inline constexpr int kDone = 0;
inline constexpr int kCouldNot = 1;
inline constexpr int kWrongUsage = 2;

class Output
{
public:
    explicit Output(bool json) : m_json(json) {}
    [[nodiscard]] bool isJson() const { return m_json; }

    // The answer of a command: the document, or the text where no JSON is asked for. "schema" is added. Gives kDone.
    int answer(QJsonObject document, const QString &text) const;
    // Bytes as they are (an export without --out).
    int raw(const QByteArray &bytes) const;
    // Gives kCouldNot. candidates: what an ambiguous word may mean.
    int fail(const Error &error, const QJsonArray &candidates = {}) const;
    // For people, on stderr.
    static void message(const QString &text);

private:
    static void write(FILE *stream, const QByteArray &bytes);
    bool m_json;
};

// Null where there is no text: nothing known is null, never an empty string.
[[nodiscard]] QJsonValue orNull(const QString &text);

} // namespace conspectus::cli
