// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "passwords.h"

#include <QString>
#include <algorithm>

namespace conspectus::pdfworker {

namespace {

// RFC 3454, table B.1: commonly mapped to nothing.
bool isMappedToNothing(char16_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D) || (c >= 0x200B && c <= 0x200D)
        || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// RFC 3454, table C.1.2: spaces other than U+0020.
bool isOtherSpace(char16_t c)
{
    return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

QByteArray saslPrepared(const QString &password)
{
    QString mapped;
    for (const QChar c : password) {
        if (isOtherSpace(c.unicode()))
            mapped.append(u' ');
        else if (!isMappedToNothing(c.unicode()))
            mapped.append(c);
    }
    return mapped.normalized(QString::NormalizationForm_KC).toUtf8();
}

} // namespace

std::vector<QByteArray> passwordForms(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8);
    std::vector<QByteArray> forms{utf8};
    const auto add = [&forms](const QByteArray &form) {
        if (std::ranges::find(forms, form) == forms.end())
            forms.push_back(form);
    };
    add(saslPrepared(text));
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() <= 0xFF; }))
        add(text.toLatin1());
    return forms;
}

} // namespace conspectus::pdfworker
