// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/carddocument.h"

#include "models/wording.h"
#include "ui/evidencemark.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextBlock>
#include <QTextCursor>
#include <algorithm>

namespace conspectus {
namespace {

QString tr(const char *text, const char *what = nullptr) { return QCoreApplication::translate("ClinicalCard", text, what); }

QString slotName(const QString &slot)
{
    const std::pair<const char *, QString> names[] = {
        {"population", tr("Population")}, {"intervention", tr("Intervention")}, {"outcome", tr("Outcome")}, {"value", tr("Value")},
        {"task", tr("Task")},             {"dataset", tr("Dataset")},           {"metric", tr("Metric")}};
    const auto found = std::ranges::find_if(names, [&slot](const auto &name) { return slot == QLatin1String(name.first); });
    return found == std::end(names) ? slot : found->second;
}

constexpr double kPoint = 96.0 / 72; // in pixels of the document, which scales them for the device itself

struct CardScale
{
    double points = 10.5; // of running text
    int quotes = 3;       // of each finding at most
    int findings = 1000;
    int words = 120; // of a finding, a value or the question at most
};

constexpr int kMostAuthors = 8;

// So that text from right to left does not draw what stands beside it to the other side (UAX 9).
QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

QString cut(const QString &text, int words)
{
    const QStringList all = text.simplified().split(QLatin1Char(' '));
    const QString kept = all.size() > words ? all.mid(0, words).join(QLatin1Char(' ')) : text.simplified();
    const qsizetype most = qsizetype(words) * 10; // where words are not parted by spaces
    return all.size() > words || kept.size() > most ? kept.left(most) + QStringLiteral(" …") : kept;
}

QString fewAuthors(const QString &authors)
{
    const QStringList names = authors.split(QStringLiteral(", "));
    if (names.size() <= kMostAuthors)
        return authors;
    return tr("%1 and %2 more", "authors").arg(names.mid(0, kMostAuthors - 1).join(QStringLiteral(", "))).arg(names.size() - kMostAuthors + 1);
}

class CardWriter
{
public:
    CardWriter(QTextDocument &document, const exchange::ClinicalCard &card, CardScale scale, double point)
        : m_cursor(&document), m_card(card), m_scale(scale), m_point(point * scale.points / 10)
    {
    }

    void write()
    {
        line(tr("Clinical card"), -1.5, false, QColor(0x62, 0x68, 0x6D), 0);
        line(cut(m_card.question.isEmpty() ? m_card.title : m_card.question, m_scale.words), 5, true, Qt::black, 2);
        writeSource();
        const auto shown = std::min(m_card.findings.size(), static_cast<size_t>(m_scale.findings));
        if (m_card.findings.empty())
            line(tr("No finding was chosen."), 0, false, Qt::black, 8);
        for (size_t i = 0; i < shown; ++i)
            writeFinding(m_card.findings[i]);
        writeFoot(static_cast<int>(m_card.findings.size() - shown));
    }

private:
    QTextCursor m_cursor;
    const exchange::ClinicalCard &m_card;
    CardScale m_scale;
    double m_point; // in the document's pixels
    bool m_isFirst = true;

    [[nodiscard]] QTextCharFormat format(double larger, bool bold, const QColor &color) const
    {
        QTextCharFormat made;
        made.setFontPointSize(m_scale.points + larger);
        made.setFontWeight(bold ? QFont::DemiBold : QFont::Normal);
        made.setForeground(color);
        return made;
    }
    void line(const QString &text, double larger, bool bold, const QColor &color, double above, double indent = 0)
    {
        QTextBlockFormat block;
        block.setTopMargin(above * m_point);
        block.setLeftMargin(indent * m_point);
        block.setLineHeight(116, QTextBlockFormat::ProportionalHeight);
        if (m_isFirst)
            m_cursor.setBlockFormat(block);
        else
            m_cursor.insertBlock(block);
        m_isFirst = false;
        m_cursor.insertText(text, format(larger, bold, color));
    }
    void more(const QString &text, double larger, bool bold, const QColor &color)
    {
        m_cursor.insertText(text, format(larger, bold, color));
    }
    void writeSource()
    {
        QStringList facts;
        for (const QString &fact : {m_card.question == m_card.title ? QString() : cut(m_card.title, m_scale.words), fewAuthors(m_card.authors), m_card.year, m_card.source}) {
            if (!fact.isEmpty())
                facts << isolated(fact);
        }
        line(facts.join(QStringLiteral(" · ")), -1, false, QColor(0x47, 0x4C, 0x51), 3);
    }
    void writeFinding(const exchange::CardFinding &finding)
    {
        line(finding.name + QStringLiteral("  "), 0, true, QColor(0x0E, 0x62, 0x74), 11);
        more(isolated(cut(finding.text, m_scale.words)), 0, true, Qt::black);
        more(QStringLiteral("  ") + evidenceMarkText(finding.mark), -1.5, false, QColor(0x62, 0x68, 0x6D));
        for (const exchange::CardValue &value : finding.values) {
            line(slotName(value.name) + QStringLiteral(": "), -0.5, true, QColor(0x47, 0x4C, 0x51), 2, 14);
            more(isolated(cut(value.text, m_scale.words)) + QLatin1Char(' '), -0.5, false, Qt::black);
            writePlace(value.place, value.number);
        }
        const auto shown = std::min(finding.quotes.size(), static_cast<size_t>(m_scale.quotes));
        for (size_t i = 0; i < shown; ++i)
            writeQuote(finding.quotes[i]);
        if (const size_t left = finding.quotes.size() - shown; left > 0)
            line(tr("More passages: %1").arg(left), -1.5, false, QColor(0x62, 0x68, 0x6D), 1, 14);
    }
    void writeQuote(const exchange::CardQuote &quote)
    {
        const QString role = roleInWords(quote.role);
        line(QStringLiteral("%1 ").arg(role), -1, false, QColor(0x62, 0x68, 0x6D), 2, 14);
        if (!quote.text.isEmpty())
            more(tr("“%1”", "a quote").arg(isolated(quote.text)) + QLatin1Char(' '), -0.5, false, Qt::black);
        writePlace(quote.place, quote.number);
    }
    void writePlace(const QString &place, int number)
    {
        QStringList where;
        if (!place.isEmpty())
            where << place;
        if (number > 0)
            where << tr("mark %1", "number of an annotation").arg(number);
        if (!where.isEmpty())
            more(tr("(%1)", "a place").arg(where.join(QStringLiteral("; "))), -1.5, false, QColor(0x47, 0x4C, 0x51));
    }
    void writeFoot(int leftOut)
    {
        if (leftOut > 0)
            line(tr("Findings that did not fit on this page: %1").arg(leftOut), -1, false, QColor(0x7F, 0x54, 0x00), 8);
        QStringList foot{QLocale().toString(m_card.date, QLocale::LongFormat)};
        if (!m_card.version.isEmpty())
            foot << tr("version %1 of the PDF", "first characters of its hash").arg(m_card.version);
        foot << tr("made with Conspectus from the reader's own marks; check the source before you act on it");
        line(foot.join(QStringLiteral(" · ")), -2, false, QColor(0x62, 0x68, 0x6D), 12);
    }
};

std::unique_ptr<QTextDocument> laidOut(const exchange::ClinicalCard &card, QPagedPaintDevice &device, CardScale scale)
{
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    document->documentLayout()->setPaintDevice(&device);
    document->setDocumentMargin(0);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(scale.points);
    document->setDefaultFont(font);
    CardWriter(*document, card, scale, kPoint).write();
    const int dots = device.logicalDpiX();
    document->setTextWidth(device.pageLayout().paintRectPixels(dots).width());
    return document;
}

} // namespace

LaidOutCard layOutCard(const exchange::ClinicalCard &card, QPagedPaintDevice &device)
{
    const double height = device.pageLayout().paintRectPixels(device.logicalDpiX()).height();
    const int count = static_cast<int>(card.findings.size());
    std::vector<CardScale> tries{{12, 3, count}, {10.5, 3, count}, {9.5, 3, count}, {9, 2, count}, {8.5, 1, count}};
    for (int findings = count - 1; findings >= 1; --findings)
        tries.push_back({8.5, 1, findings});
    for (int findings = std::min(count, 5); findings >= 1; --findings)
        tries.push_back({8.5, 0, findings, 40}); // one page, whatever was written
    LaidOutCard best;
    for (const CardScale &scale : tries) {
        best.document = laidOut(card, device, scale);
        best.findingsLeftOut = count - std::min(scale.findings, count);
        const double needed = best.document->size().height();
        best.pages = needed <= height ? 1 : 2;
        if (best.pages == 1)
            break;
    }
    return best;
}

bool printCard(const exchange::ClinicalCard &card, QPagedPaintDevice &device)
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    const LaidOutCard laid = layOutCard(card, device);
    const QRectF page(QPointF(0, 0), QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size()));
    painter.setClipRect(page);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = page;
    laid.document->documentLayout()->draw(&painter, context);
    return painter.end();
}

} // namespace conspectus
