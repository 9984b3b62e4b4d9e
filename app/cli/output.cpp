// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output.h"

#include <QJsonDocument>
#include <cstdio>

namespace conspectus::cli {

void Output::write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

int Output::answer(QJsonObject document, const QString &text) const
{
    if (m_json) {
        document.insert(QStringLiteral("schema"), 1);
        write(stdout, QJsonDocument(document).toJson(QJsonDocument::Indented));
    } else if (!text.isEmpty()) {
        write(stdout, text.endsWith(QLatin1Char('\n')) ? text.toUtf8() : text.toUtf8() + '\n');
    }
    return kDone;
}

int Output::raw(const QByteArray &bytes) const
{
    write(stdout, bytes);
    return kDone;
}

int Output::fail(const Error &error, const QJsonArray &candidates) const
{
    message(error.message);
    if (!error.detail.isEmpty())
        message(error.detail);
    if (m_json) {
        QJsonObject said{{QStringLiteral("code"), errorCodeName(error.code)}, {QStringLiteral("message"), error.message}};
        if (!candidates.isEmpty())
            said.insert(QStringLiteral("candidates"), candidates);
        const QJsonObject document{{QStringLiteral("schema"), 1}, {QStringLiteral("error"), said}};
        write(stdout, QJsonDocument(document).toJson(QJsonDocument::Indented));
    }
    return kCouldNot;
}

void Output::message(const QString &text) { write(stderr, QStringLiteral("conspectus-cli: %1\n").arg(text).toUtf8()); }

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

} // namespace conspectus::cli
