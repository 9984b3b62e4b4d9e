// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables copied out of real papers against what the publisher states of them in XML: as many columns, and the words of a row in one
// row. Prints a line for each table; the shares over all of them must not fall.

#include "support/testenvironment.h"
#include "text/floats.h"
#include "text/fold.h"
#include "text/tableselection.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pagesource.h"

#include <QDir>
#include <QXmlStreamReader>

using namespace conspectus;

namespace {

constexpr double kLeastCells = 0.9; // of the cells of tables that stand whole on one page; 0.96 when it was written

struct Truth
{
    QString label; // "table 1"
    std::vector<QStringList> rows;
    bool hasSpans = false;
};

QString cellOf(QXmlStreamReader &xml)
{
    return xml.readElementText(QXmlStreamReader::IncludeChildElements).simplified();
}

std::vector<Truth> tablesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    xml.setEntityExpansionLimit(100000);
    std::vector<Truth> tables;
    bool isInTable = false;
    while (!xml.atEnd()) {
        xml.readNext();
        const auto name = xml.name();
        if (name == u"table-wrap") {
            isInTable = xml.isStartElement();
            if (isInTable)
                tables.emplace_back();
        }
        if (!isInTable || !xml.isStartElement())
            continue;
        if (name == u"label" && tables.back().label.isEmpty()) {
            tables.back().label = cellOf(xml).toLower();
        } else if (name == u"tr") {
            tables.back().rows.emplace_back();
        } else if ((name == u"td" || name == u"th") && !tables.back().rows.empty()) {
            const bool isWide = xml.attributes().value(QLatin1String("colspan")).toInt() > 1
                || xml.attributes().value(QLatin1String("rowspan")).toInt() > 1;
            tables.back().hasSpans = tables.back().hasSpans || isWide;
            tables.back().rows.back() << cellOf(xml);
        }
    }
    return tables;
}

QString plain(const QString &text)
{
    return text::alphanumeric(text);
}

// Cells of the publisher's table that are a cell of ours, whole.
std::pair<int, int> cellsFound(const Truth &truth, const text::TableCells &table)
{
    QMultiHash<QString, int> ours;
    for (const QStringList &row : table.rows) {
        for (const QString &cell : row)
            ours.insert(plain(cell), 0);
    }
    int all = 0;
    int found = 0;
    for (const QStringList &row : truth.rows) {
        for (const QString &cell : row) {
            const QString wanted = plain(cell);
            if (wanted.isEmpty())
                continue;
            ++all;
            if (const auto it = ours.find(wanted); it != ours.end()) {
                ours.erase(it);
                ++found;
            }
        }
    }
    return {found, all};
}

text::TableCells tableOf(const text::TextPage &page, const text::FloatPlace &place)
{
    QRectF area = place.area;
    const QRectF caption = boundingRect(page.quads(place.span));
    if (caption.height() > 3 * caption.width() && caption.center().x() < area.center().x())
        area.setLeft(caption.right());
    else if (caption.height() > 3 * caption.width())
        area.setRight(caption.left());
    else if (caption.center().y() < area.center().y())
        area.setTop(caption.bottom());
    else
        area.setBottom(caption.top());
    return text::tableIn(page, area);
}

} // namespace

class TablesRealTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsAreThoseOfThePublisher();
};

void TablesRealTest::cellsAreThoseOfThePublisher()
{
    const QDir corpus(qEnvironmentVariable("CONSPECTUS_CORPUS") + QStringLiteral("/jats"));
    if (qEnvironmentVariableIsEmpty("CONSPECTUS_CORPUS") || !corpus.exists())
        QSKIP("There is no corpus.");
    int all = 0;
    int found = 0;
    int whole = 0;
    for (const QString &name : corpus.entryList({QStringLiteral("*.pdf")}, QDir::Files)) {
        const std::vector<Truth> truths = tablesOf(corpus.filePath(name.chopped(3) + QStringLiteral("xml")));
        if (truths.empty() || (qEnvironmentVariableIsSet("CONSPECTUS_ONLY") && !name.contains(qEnvironmentVariable("CONSPECTUS_ONLY"))))
            continue;
        std::unique_ptr<reader::PageSource> source = std::make_unique<reader::SessionSource>();
        reader::DocumentText text(source.get());
        int pages = -1;
        connect(source.get(), &reader::PageSource::opened, &text, [&](const pdf::DocumentInfo &info) { pages = info.pageCount; });
        source->open(corpus.filePath(name), {});
        QTRY_VERIFY(pages >= 0);
        text.reset(pages);
        text.requestAll(0);
        QTRY_VERIFY_WITH_TIMEOUT(text.isComplete(), 120000);
        for (const Truth &truth : truths) {
            std::vector<std::pair<int, int>> seen; // cells that are right, and all; of each page
            bool isWhole = true;
            for (int page = 0; page < pages; ++page) {
                for (const text::FloatPlace &place : text::floatsOn(*text.page(page), page)) {
                    if (plain(place.label) != plain(truth.label) || truth.hasSpans || truth.rows.empty())
                        continue;
                    const text::TableCells table = tableOf(*text.page(page), place);
                    const auto [right, cells] = cellsFound(truth, table);
                    seen.emplace_back(right, cells);
                    isWhole = isWhole && table.rows.size() >= truth.rows.size() && table.rows.front().size() >= 2;
                    qInfo().noquote() << name << truth.label << "page" << page + 1 << "columns"
                                      << (table.isEmpty() ? 0 : table.rows.front().size()) << "of" << truth.rows.back().size() << "rows"
                                      << table.rows.size() << "of" << truth.rows.size() << "cells" << right << "of" << cells;
                    if (qEnvironmentVariableIsSet("CONSPECTUS_SHOW_TABLES"))
                        qInfo().noquote() << place.area << "\n" << text::tabSeparated(table);
                }
            }
            if (seen.size() == 1 && isWhole) {
                found += seen.front().first;
                all += seen.front().second;
                ++whole;
            }
        }
    }
    qInfo() << found << "cells of" << all << "in" << whole << "tables";
    QVERIFY(whole >= 7);
    QVERIFY(found >= kLeastCells * all);
}

CONSPECTUS_TEST_MAIN(TablesRealTest)
#include "tablesreal_test.moc"
