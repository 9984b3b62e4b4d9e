// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands where on a page: tables taken by a rectangle, figures by their captions, columns.
#include "support/testenvironment.h"
#include "text/floats.h"
#include "text/selection.h"
#include "text/tableselection.h"
#include "unit/text/pagemaker.h"

using namespace conspectus;
using namespace conspectus::text;
using conspectus::test::PageMaker;
using conspectus::test::prose;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

// A page of two columns; in the left one a figure without words above its caption, in the right one a table below.
TextPage pageWithFloats()
{
    PageMaker maker;
    maker.block(56, 80, prose(u("L"), 8));
    maker.line(56, 400, u("Figure 3. The pipeline of the"), 8).line(56, 410, u("system as a whole."), 8);
    maker.block(56, 440, prose(u("M"), 15));
    maker.block(316, 80, prose(u("R"), 20));
    maker.line(400, 340, u("TABLE II"), 8).line(380, 350, u("Models and their sizes"), 8);
    double y = 370;
    for (const QString &row : {u("Model Params"), u("PaLM 540B"), u("GPT-4 unknown")}) {
        const QStringList cells = row.split(u' ');
        maker.word(340, y, cells[0], 8).word(440, y, cells[1], 8);
        maker.last().lineEnd = true;
        y += 12;
    }
    maker.block(316, 440, prose(u("S"), 15));
    return maker.ordered();
}

} // namespace

class RegionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rectangleBecomesRowsAndColumns()
    {
        PageMaker maker;
        maker.word(72, 100, u("Model")).word(200, 100, u("Top")).word(220, 100, u("1")).word(300, 100, u("Year"));
        maker.word(72, 115, u("Big")).word(92, 115, u("Net")).word(300, 115, u("2021"));
        maker.word(72, 130, u("Small")).word(205, 130, u("81.2")).word(300, 130, u("2022"));
        maker.word(72, 600, u("outside"));
        const TextPage page = maker.ordered();
        const TableCells table = tableIn(page, QRectF(60, 90, 300, 60));
        QCOMPARE(tabSeparated(table), u("Model\tTop 1\tYear\nBig Net\t\t2021\nSmall\t81.2\t2022"));
        QCOMPARE(table.words.size(), std::size_t(10));
        QVERIFY(tableIn(page, QRectF(400, 90, 50, 50)).isEmpty());
    }

    void aHeadingOverTwoColumnsStaysInOneCell()
    {
        PageMaker maker;
        maker.word(72, 100, u("Set")).word(180, 100, u("Accuracy")).word(222, 100, u("(percent)"));
        for (int row = 0; row < 3; ++row) {
            maker.word(72, 115 + 15 * row, u("A"));
            maker.word(180, 115 + 15 * row, u("dev")).word(240, 115 + 15 * row, u("test"));
        }
        const TableCells table = tableIn(maker.ordered(), QRectF(60, 90, 300, 80));
        QCOMPARE(table.rows.size(), std::size_t(4));
        QCOMPARE(table.rows.front().size(), 3);
        QCOMPARE(table.rows[1], (QStringList{u("A"), u("dev"), u("test")}));
    }

    // A cell of several lines, set in the middle of its row or at its top, is one cell.
    void wrappedCellsAreOne()
    {
        PageMaker maker;
        const auto put = [&](double y, const char *a, const char *b, const char *c) {
            for (const auto &[x, cell] : {std::pair(72.0, a), std::pair(170.0, b), std::pair(330.0, c)}) {
                if (*cell)
                    maker.line(x, y, u(cell), 8);
            }
        };
        put(100, "Drug", "Patients", "Source");
        put(118, "", "Central pain in patients", "");
        put(123, "Morphine", "", "(97)"); // between its two lines
        put(128, "", "with several diseases", "");
        put(146, "Triphala and", "Cancer-related pain that", "(98)");
        put(156, "others in water", "is hard to bear", "");
        put(174, "Aspirin", "None", "(99)");
        const TableCells table = tableIn(maker.ordered(), QRectF(60, 90, 350, 110));
        QCOMPARE(tabSeparated(table),
                 u("Drug\tPatients\tSource\nMorphine\tCentral pain in patients with several diseases\t(97)\n"
                   "Triphala and others in water\tCancer-related pain that is hard to bear\t(98)\nAspirin\tNone\t(99)"));
    }

    void aTurnedTableIsReadAsItStands()
    {
        PageMaker maker;
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column) { // read from below upwards
                maker.word(100 + 14 * row, 500 - 80 * column, QStringLiteral("r%1c%2").arg(row).arg(column), 8);
                text::RawWord &word = maker.last();
                word.box = QRectF(word.box.left(), word.box.top() - word.box.width(), word.box.height(), word.box.width());
                word.edges.clear();
                word.rotation = 270;
                word.lineEnd = true;
            }
        }
        const TableCells table = tableIn(maker.ordered(), QRectF(90, 250, 60, 280));
        QCOMPARE(tabSeparated(table), u("r0c0\tr0c1\tr0c2\nr1c0\tr1c1\tr1c2\nr2c0\tr2c1\tr2c2"));
    }

    void tableThatIsTurnedTakesThePage()
    {
        TextPage page;
        page.size = QSizeF(612, 792);
        const auto line = [&page](const QString &text, const QRectF &box, Role role) {
            Line made;
            made.firstWord = static_cast<qint32>(page.words.size());
            for (const QString &part : text.split(u' ')) {
                Word word;
                word.text = part;
                word.box = box;
                word.rotation = 90;
                word.begin = static_cast<qint32>(page.text.size());
                page.text += part + u' ';
                word.end = word.begin + static_cast<qint32>(part.size());
                word.line = static_cast<qint32>(page.lines.size());
                word.role = role;
                page.words.push_back(word);
            }
            made.lastWord = static_cast<qint32>(page.words.size());
            made.box = box;
            made.role = role;
            page.lines.push_back(made);
        };
        line(u("Pain Research"), QRectF(60, 40, 90, 12), Role::RunningHead);
        line(u("Table 1: Compounds identified in oil."), QRectF(70, 250, 12, 240), Role::Caption);
        line(u("Sabinene + + +"), QRectF(120, 90, 10, 600), Role::Body);
        line(u("Borneol + + +"), QRectF(520, 90, 10, 600), Role::Body);
        const std::vector<FloatPlace> places = floatsOn(page, 16);
        QCOMPARE(places.size(), std::size_t(1));
        QVERIFY(places[0].area.contains(QRectF(70, 90, 460, 600)));
        QVERIFY(places[0].area.top() > 52); // not the running head
    }

    void floatsAreFoundByTheirCaptions()
    {
        const TextPage page = pageWithFloats();
        const std::vector<FloatPlace> places = floatsOn(page, 6);
        QCOMPARE(places.size(), std::size_t(2));
        const FloatPlace &figure = places[0].type == FloatPlace::Type::Figure ? places[0] : places[1];
        const FloatPlace &table = places[0].type == FloatPlace::Type::Figure ? places[1] : places[0];
        QCOMPARE(figure.label, u("Figure 3"));
        QCOMPARE(figure.caption, u("Figure 3. The pipeline of the system as a whole."));
        QCOMPARE(figure.page, 6);
        QVERIFY(figure.area.contains(QRectF(60, 200, 200, 180)));
        QVERIFY(!figure.area.intersects(QRectF(316, 80, 240, 200)));
        QVERIFY(figure.area.bottom() < 440 && figure.area.top() > 160);
        QCOMPARE(table.label, u("TABLE II"));
        QCOMPARE(table.type, FloatPlace::Type::Table);
        QVERIFY(table.area.contains(QRectF(340, 350, 130, 50)));
        QVERIFY(table.area.bottom() < 445 && table.area.top() > 315);
    }

    void columnGoesFromItsFirstLineToItsLast()
    {
        PageMaker maker;
        maker.block(56, 100, prose(u("L"), 10)).block(316, 100, prose(u("R"), 10));
        const TextPage page = maker.ordered();
        const Span left = columnSpan(page, static_cast<qint32>(page.text.indexOf(u("L5"))));
        const QString text = page.text.mid(left.begin, left.end - left.begin);
        QVERIFY(text.startsWith(u("L0")) && text.contains(u("L9")) && !text.contains(u("R0")));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(RegionsTest)
#include "regions_test.moc"
