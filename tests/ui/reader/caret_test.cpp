// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a caret goes by keys and where it stands: arrows go to the side that they point to in every script, a step is a whole
// letter with its marks, and words of scripts without spaces are words.

#include "support/testenvironment.h"
#include "ui/reader/textselection.h"
#include "unit/text/pagemaker.h"

using namespace conspectus;
using namespace conspectus::reader;
using conspectus::test::PageMaker;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

// Words of one line from right to left, the way an engine gives them: boxes at the right first, borders falling.
void putRightToLeft(PageMaker &maker, double right, double y, const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        const double width = 5.0 * static_cast<double>(words[i].size());
        maker.word(right - width, y, words[i]);
        if (text::isRightToLeft(words[i]))
            std::ranges::reverse(maker.last().edges);
        maker.last().lineEnd = i + 1 == words.size();
        right -= width + 5;
    }
}

text::TextLayer layerOf(const PageMaker &maker)
{
    return {{}, {std::make_shared<text::TextPage>(maker.ordered())}};
}

} // namespace

class CaretTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void arrowsGoWhereTheyPoint();
    void lettersAreStepsInHebrew();
    void shiftSelectsToTheSideOfTheArrow();
    void upAndDownKeepThePlaceInHebrew();
    void aLetterWithItsMarksIsOneStep();
    void paragraphsAreOneStepApart();
    void chineseGoesWordByWord();
    void lettersWrittenOneByOneAreWords();
    void theCaretStandsAtTheBorderOfTheLetter();

private:
    text::TextLayer m_hebrew;
    [[nodiscard]] const QString &words() const { return m_hebrew.pages[0]->text; }
    [[nodiscard]] qint32 at(const char *word) const { return static_cast<qint32>(words().indexOf(u(word))); }
};

void CaretTest::init()
{
    PageMaker maker;
    putRightToLeft(maker, 500, 100, {u("שלום"), u("עולם"), u("גדול"), u("ויפה")});
    putRightToLeft(maker, 500, 112, {u("זהו"), u("משפט"), u("בעברית"), u("קצרה")});
    putRightToLeft(maker, 500, 124, {u("שורה"), u("שלישית"), u("כאן"), u("עכשיו.")});
    m_hebrew = layerOf(maker);
}

void CaretTest::arrowsGoWhereTheyPoint()
{
    QVERIFY2(words().startsWith(u("שלום עולם")), qPrintable(words()));
    text::TextPosition caret{0, 0};
    caret = moved(m_hebrew, caret, CaretMove::WordLeft);
    QCOMPARE(caret.offset, 4);
    caret = moved(m_hebrew, caret, CaretMove::WordLeft);
    QCOMPARE(words().left(caret.offset), u("שלום עולם"));
    caret = moved(m_hebrew, caret, CaretMove::WordRight);
    QCOMPARE(caret.offset, 5);
    caret = moved(m_hebrew, caret, CaretMove::LineEnd);
    QVERIFY(words().left(caret.offset).endsWith(u("ויפה")));
    QCOMPARE(moved(m_hebrew, caret, CaretMove::LineStart).offset, 0);
}

void CaretTest::lettersAreStepsInHebrew()
{
    QCOMPARE(moved(m_hebrew, {0, 1}, CaretMove::Left).offset, 2);
    QCOMPARE(moved(m_hebrew, {0, 2}, CaretMove::Right).offset, 1);
    const QLineF before = text::caretLine(*m_hebrew.pages[0], 1);
    const QLineF after = text::caretLine(*m_hebrew.pages[0], 2);
    QVERIFY(after.x1() < before.x1());
}

void CaretTest::shiftSelectsToTheSideOfTheArrow()
{
    TextSelection selection;
    selection.start(m_hebrew, {0, at("עולם")});
    selection.extend(m_hebrew, moved(m_hebrew, selection.caret(), CaretMove::WordLeft));
    QCOMPARE(text::cleanText(m_hebrew, selection.range()), u("עולם"));
    selection.extend(m_hebrew, moved(m_hebrew, selection.caret(), CaretMove::Right));
    QCOMPARE(text::cleanText(m_hebrew, selection.range()), u("עול"));
    selection.extend(m_hebrew, moved(m_hebrew, selection.caret(), CaretMove::LineEnd));
    QCOMPARE(text::cleanText(m_hebrew, selection.range()), u("עולם גדול ויפה"));
}

void CaretTest::upAndDownKeepThePlaceInHebrew()
{
    const text::TextPosition first{0, 1}; // near the right side
    const text::TextPosition second = moved(m_hebrew, first, CaretMove::LineDown);
    QVERIFY2(second.offset >= at("זהו") && second.offset <= at("זהו") + 3, qPrintable(QString::number(second.offset)));
    QCOMPARE(moved(m_hebrew, second, CaretMove::LineUp).offset, first.offset);
}

void CaretTest::aLetterWithItsMarksIsOneStep()
{
    PageMaker maker;
    maker.line(72, 100, u("ab") + QString(QChar(0x0331)) + QString(QChar(0x0323)) + u("c \U0001D49Cd"));
    const text::TextLayer layer = layerOf(maker);
    text::TextPosition caret{0, 1};
    caret = moved(layer, caret, CaretMove::Right);
    QCOMPARE(layer.pages[0]->text.mid(caret.offset, 1), u("c"));
    QCOMPARE(moved(layer, caret, CaretMove::Left).offset, 1);
    caret.offset = static_cast<qint32>(layer.pages[0]->text.indexOf(u("\U0001D49C")));
    QCOMPARE(layer.pages[0]->text.mid(moved(layer, caret, CaretMove::Right).offset), u("d"));
}

void CaretTest::paragraphsAreOneStepApart()
{
    PageMaker maker;
    maker.block(72, 100, {u("one two three four five."), u("end.")}).block(72, 300, {u("next paragraph of words."), u("more.")});
    const text::TextLayer layer = layerOf(maker);
    const QString &all = layer.pages[0]->text;
    const auto end = static_cast<qint32>(all.indexOf(u("end.")) + 4);
    const auto next = static_cast<qint32>(all.indexOf(u("next")));
    QVERIFY(next > end);
    QCOMPARE(moved(layer, {0, end}, CaretMove::Right).offset, next);
    QCOMPARE(moved(layer, {0, next}, CaretMove::Left).offset, end);
}

void CaretTest::chineseGoesWordByWord()
{
    PageMaker maker;
    maker.line(72, 100, u("医学大语言模型的综述")).line(72, 112, u("第二行文字在这里"));
    const text::TextLayer layer = layerOf(maker);
    const text::TextPosition first = moved(layer, {0, 0}, CaretMove::WordRight);
    QVERIFY2(first.offset > 0 && first.offset <= 4, qPrintable(QString::number(first.offset)));
    QCOMPARE(moved(layer, first, CaretMove::WordLeft).offset, 0);
}

void CaretTest::lettersWrittenOneByOneAreWords()
{
    const QString said = u("סקירה של מודלים");
    PageMaker maker;
    for (qsizetype i = said.size() - 1; i >= 0; --i) {
        if (said[i] == u' ')
            continue;
        maker.word(400.0 - 5.0 * static_cast<double>(i), 100, said.mid(i, 1));
        std::ranges::reverse(maker.last().edges);
        maker.last().spaceAfter = i > 0 && said[i - 1] == u' ';
        maker.last().lineEnd = i == 0;
    }
    const text::TextLayer layer = layerOf(maker);
    const text::TextPosition first = moved(layer, {0, 0}, CaretMove::WordLeft);
    QCOMPARE(first.offset, 5);
    const text::TextPosition second = moved(layer, first, CaretMove::WordLeft);
    QCOMPARE(second.offset, 8);
    QCOMPARE(moved(layer, second, CaretMove::WordRight).offset, 6);
}

void CaretTest::theCaretStandsAtTheBorderOfTheLetter()
{
    const text::TextPage &page = *m_hebrew.pages[0];
    QCOMPARE(text::caretLine(page, 0).x1(), 500.0);        // before the first letter: at its right
    QCOMPARE(text::caretLine(page, 4).x1(), 500.0 - 20.0); // behind the last of the word: at its left
    PageMaker maker;
    maker.line(72, 100, u("abcd efgh"));
    const text::TextLayer latin = layerOf(maker);
    QCOMPARE(text::caretLine(*latin.pages[0], 0).x1(), 72.0);
    QCOMPARE(text::caretLine(*latin.pages[0], 4).x1(), 92.0);
    QCOMPARE(text::caretLine(*latin.pages[0], 9).x1(), 117.0);
    QVERIFY(text::caretLine(text::TextPage(), 0).isNull());
}

CONSPECTUS_TEST_MAIN(CaretTest)
#include "caret_test.moc"
