// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/markdowntext.h"

#include <QRegularExpression>

namespace conspectus::exchange {

QString escaped(const QString &text)
{
    static const QRegularExpression special(QStringLiteral("([\\\\`*_\\[\\]<>|~])"));
    static const QRegularExpression blockStart(QStringLiteral("^(#{1,6}(?=\\s|$)|[-+](?=\\s)|={3,}|-{3,})"));
    static const QRegularExpression numbered(QStringLiteral("^(\\d{1,9})([.)])(?=\\s)"));
    QString line = text.simplified();
    line.replace(special, QStringLiteral("\\\\1"));
    line.replace(numbered, QStringLiteral("\\1\\\\2"));
    line.replace(blockStart, QStringLiteral("\\\\1"));
    line.replace(QLatin1String("&"), QLatin1String("&amp;"));
    return line;
}

} // namespace conspectus::exchange
