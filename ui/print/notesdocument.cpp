// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/notesdocument.h"

#include "exchange/reviewdraft.h"
#include "survey/kinds.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QTextCursor>
#include <algorithm>

namespace conspectus {
namespace {

constexpr int kLongestQuote = 400;
constexpr double kPoints = 9.5;

QString tr(const char *text, const char *what = nullptr) { return QCoreApplication::translate("PrintedNotes", text, what); }

QTextCharFormat format(double points, bool bold, const QColor &color, bool isItalic = false)
{
    QTextCharFormat made;
    made.setFontPointSize(points);
    made.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
    made.setForeground(color);
    made.setFontItalic(isItalic);
    return made;
}

QTextBlockFormat block(double above, double indent)
{
    QTextBlockFormat made;
    made.setTopMargin(above);
    made.setLeftMargin(indent);
    made.setLineHeight(114, QTextBlockFormat::ProportionalHeight);
    return made;
}

void writeNote(QTextCursor &cursor, const PrintedNote &note, double point)
{
    const QColor second(0x47, 0x4C, 0x51);
    cursor.insertBlock(block(9 * point, 0));
    cursor.insertText(QString::number(note.number) + QStringLiteral("  "), format(kPoints, true, Qt::black));
    cursor.insertText(note.kind, format(kPoints, true, note.ink));
    QStringList facts;
    for (const QString &fact : {note.place, note.status, note.tags.join(QStringLiteral(", "))}) {
        if (!fact.isEmpty())
            facts << fact;
    }
    cursor.insertText(QStringLiteral("  ") + facts.join(QStringLiteral(" · ")), format(kPoints - 1, false, second));
    if (!note.quote.isEmpty()) {
        cursor.insertBlock(block(2 * point, 16 * point));
        cursor.insertText(tr("“%1”", "a quote").arg(note.quote), format(kPoints, false, second, true));
    }
    if (!note.note.trimmed().isEmpty()) {
        cursor.insertBlock(block(2 * point, 16 * point));
        cursor.insertText(note.note.trimmed(), format(kPoints, false, Qt::black));
    }
}

} // namespace

std::vector<PrintedNote> printedNotes(const SurveySnapshot &snapshot, const text::TextLayer &layer, const QStringList &labels,
                                      const QList<int> &pages)
{
    std::vector<PrintedNote> notes;
    const Version *version = snapshot.currentVersion();
    for (size_t i = 0; i < snapshot.annotations.size(); ++i) {
        const Annotation &annotation = snapshot.annotations[i];
        const Anchor *anchor = version != nullptr ? annotation.anchorIn(version->id) : nullptr;
        if (anchor == nullptr)
            continue;
        const bool isPrinted = pages.isEmpty() || std::ranges::any_of(anchor->parts, [&pages](const AnchorPart &part) {
            return pages.contains(part.page);
        });
        if (!isPrinted)
            continue;
        const Kind *kind = kindById(annotation.kind);
        QString quote = anchor->quote.simplified();
        if (quote.size() > kLongestQuote)
            quote = quote.left(kLongestQuote) + QStringLiteral(" …");
        notes.push_back({static_cast<int>(i) + 1, kind != nullptr ? kind->name : QString(), kind != nullptr ? kind->lightInk : QColor(Qt::black),
                         exchange::placeInWords(*anchor, layer, labels), quote, annotation.note, annotation.status, annotation.tags});
    }
    return notes;
}

std::unique_ptr<QTextDocument> notesDocument(const QString &title, const std::vector<PrintedNote> &notes, QPaintDevice *device,
                                             const QSizeF &page)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->documentLayout()->setPaintDevice(device);
    document->setDocumentMargin(0);
    document->setDefaultFont(QFont(QStringLiteral("Noto Sans"), 10));
    constexpr double point = 96.0 / 72; // in pixels of the document, which scales them for the device itself
    QTextCursor cursor(document.get());
    cursor.setBlockFormat(block(0, 0));
    cursor.insertText(tr("Notes"), format(15, true, Qt::black));
    cursor.insertBlock(block(2 * point, 0));
    cursor.insertText(title, format(kPoints, false, QColor(0x47, 0x4C, 0x51)));
    for (const PrintedNote &note : notes)
        writeNote(cursor, note, point);
    if (notes.empty()) {
        cursor.insertBlock(block(9 * point, 0));
        cursor.insertText(tr("There are no annotations on these pages."), format(kPoints, false, Qt::black));
    }
    document->setPageSize(page);
    return document;
}

} // namespace conspectus
