// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list behind printed pages: each annotation's number, kind, place, quote and note. The numbers are those in the margins.
#pragma once

#include "survey/survey.h"
#include "text/textpage.h"

#include <QColor>
#include <QTextDocument>
#include <memory>

class QPaintDevice;

namespace conspectus {

struct PrintedNote
{
    int number = 0;
    QString kind;
    QColor ink; // of the kind, on paper
    QString place;
    QString quote;
    QString note;
    QString status;
    QStringList tags;
};

// Of those annotations that stand on one of the pages (empty: on any).
[[nodiscard]] std::vector<PrintedNote> printedNotes(const SurveySnapshot &snapshot, const text::TextLayer &layer,
                                                    const QStringList &labels, const QList<int> &pages);
// Laid out for pages of that size in the device's pixels; any thread, as long as it stays there.
[[nodiscard]] std::unique_ptr<QTextDocument> notesDocument(const QString &title, const std::vector<PrintedNote> &notes,
                                                           QPaintDevice *device, const QSizeF &page);

} // namespace conspectus
