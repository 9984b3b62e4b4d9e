// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/importnotes.h"

namespace conspectus::exchange {

QString quoted(const QString &text)
{
    constexpr qsizetype kLongest = 240;
    QString shown = text.left(kLongest * 4).simplified();
    if (shown.size() > kLongest) {
        shown.truncate(kLongest);
        shown = shown.trimmed() + u'…';
    }
    return u'“' + shown + u'”';
}

void ImportNotes::add(const QString &code, const QString &section, const QString &message)
{
    constexpr size_t kMost = 1000; // a page that earns more is read by nobody
    if (m_notes.size() < kMost)
        m_notes.push_back({code, section, message});
}

void ImportNotes::addUnrecognised(const QString &section, const QStringList &lines)
{
    QStringList kept;
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            kept.append(line.trimmed());
    }
    if (kept.isEmpty())
        return;
    const QString message =
        ExchangeText::tr(
            "%n line(s) could not be read as a part of the page: %1. The page's own text keeps them.",
            "import note", static_cast<int>(kept.size()))
            .arg(quoted(kept.join(QLatin1String(" / "))));
    add(QStringLiteral("text-unrecognised"), section, message);
}

} // namespace conspectus::exchange
