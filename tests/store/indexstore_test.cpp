// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search index on real files: pages and rows go in and are found, ranked, with snippets; nothing typed is
// an error; a damaged index is made anew.
#include "store/connection.h"
#include "store/indexstore.h"
#include "store/pagepicture.h"
#include "storefixture.h"
#include "support/testenvironment.h"
#include "text/readingorder.h"

#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <random>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

// A page whose lines are the given ones, one word after the other.
text::TextPagePtr pageOf(const QStringList &lines)
{
    text::RawPage raw;
    raw.size = QSizeF(600, 800);
    qreal y = 60;
    for (const QString &line : lines) {
        qreal x = 60;
        const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &word : words) {
            text::RawWord rawWord;
            rawWord.text = word;
            rawWord.box = QRectF(x, y, 5.0 * static_cast<double>(word.size()), 10);
            rawWord.size = 10;
            rawWord.lineEnd = &word == &words.last();
            raw.words.push_back(rawWord);
            x += 5.0 * static_cast<double>(word.size()) + 4;
        }
        y += 12;
    }
    return std::make_shared<const text::TextPage>(text::orderPage(raw));
}

const QString kSurvey = QStringLiteral("survey-1");
const QString kVersion = QStringLiteral("version-1");

} // namespace

class IndexStoreTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_index = openIndex();
    }
    void cleanup() { m_index.reset(); }

    void pagesComeBackAsTheyWere()
    {
        const auto page =
            pageOf({QStringLiteral("Large language models answer questions."),
                    QStringLiteral("They may hallu-"), QStringLiteral("cinate in clinical text.")});
        QVERIFY(m_index->putPages(kSurvey, kVersion, QStringLiteral("layer"), {{0, page}, {2, page}}));
        QCOMPARE(m_index->pagesIndexed(kVersion), 2);
        QCOMPARE(m_index->layerId(kVersion), QStringLiteral("layer"));
        const auto back = m_index->page(kVersion, 2);
        QVERIFY(back);
        QCOMPARE((*back)->text, page->text);
        QCOMPARE((*back)->fold, page->fold);
        QCOMPARE((*back)->words.size(), page->words.size());
        const auto missing = m_index->page(kVersion, 1);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        const auto layer = m_index->textLayer(kVersion, 4);
        QVERIFY(layer);
        QCOMPARE(layer->pages.size(), 4U);
        QVERIFY(layer->pages[0] && !layer->pages[1] && layer->pages[2] && !layer->pages[3]);
    }

    void aWordAcrossALineEndIsFoundWithItsPlace()
    {
        const auto page =
            pageOf({QStringLiteral("Models may hallu-"), QStringLiteral("cinate in clinical text.")});
        QVERIFY(m_index->putPages(kSurvey, kVersion, QStringLiteral("layer"), {{4, page}}));
        const auto answer = m_index->search(QStringLiteral("Hallucinate "), {}, 10);
        QVERIFY2(answer, message(answer));
        QCOMPARE(answer->total, 1);
        const SearchHit &hit = answer->hits.front();
        QCOMPARE(hit.where, QStringLiteral("pdf"));
        QCOMPARE(hit.page, 4);
        QCOMPARE(page->text.mid(hit.span.begin, 5), QStringLiteral("hallu"));
        QCOMPARE(hit.marks.size(), 1U);
        QCOMPARE(hit.snippet.mid(hit.marks[0].begin, hit.marks[0].end - hit.marks[0].begin),
                 QStringLiteral("hallucinate"));
        QVERIFY(!hit.snippet.contains(QLatin1Char('\n')));
    }

    void wordsArePutTogetherWithAnd_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("objects");
        const auto row = [](const char *query, const QStringList &objects) {
            QTest::newRow(query) << QString::fromUtf8(query) << objects;
        };
        const QString cpp = QStringLiteral("cpp"), bandit = QStringLiteral("bandit"),
                      cafe = QStringLiteral("cafe"), chinese = QStringLiteral("chinese"),
                      both = QStringLiteral("both");
        row("arm", {bandit}); // the beginning of a word, at the end of the query
        row("arm ", {});      // a whole word
        row("multi-armed", {bandit});
        row("multiarmed", {});
        row("\"armed bandit\"", {bandit});
        row("\"bandit armed\"", {});
        row("bandit multi", {bandit});
        row("bandit café", {});
        row("CAFE", {cafe});
        row("ﬁle", {both});
        row("C++", {cpp});
        row("c", {cpp, cafe, chinese, both, bandit}); // checked as a set below
        row("大语言模型", {both, chinese});
        row("模型", {both, chinese}); // shorter than three characters
        row("file 语言模型", {both});
        row("∑", {cpp});
        row("NOT bandit", {});
        row("bandit OR file", {bandit, both});
        row("note:bandit", {});
        row("", {});
    }

    void wordsArePutTogetherWithAnd()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, objects);
        if (query == QLatin1String("c"))
            objects = {QStringLiteral("cpp")}; // one letter is a word, not a beginning
        const QString note = QStringLiteral("note");
        QVERIFY(m_index->putRows(
            kSurvey,
            {{kSurvey, note, QStringLiteral("cpp"), QStringLiteral("Written in C++ with ∑ signs")},
             {kSurvey, note, QStringLiteral("bandit"), QStringLiteral("A multi-armed bandit")},
             {kSurvey, note, QStringLiteral("cafe"), QStringLiteral("At the Café")},
             {kSurvey, note, QStringLiteral("chinese"), QStringLiteral("综述：大语言模型在医学中的应用")},
             {kSurvey, note, QStringLiteral("both"), QStringLiteral("A ﬁle about 大语言模型")}}));
        const auto answer = m_index->search(query, {}, 10);
        QVERIFY2(answer, message(answer));
        QStringList found;
        for (const SearchHit &hit : answer->hits) {
            found << hit.object;
            QVERIFY2(!hit.marks.empty(), qPrintable(hit.snippet));
        }
        found.sort();
        objects.sort();
        QCOMPARE(found, objects);
        QCOMPARE(answer->total, objects.size());
    }

    void placesFilterAndLimitKeepsTheTotal()
    {
        std::vector<SearchRow> rows;
        for (int i = 0; i < 30; ++i)
            rows.push_back({kSurvey, i % 2 ? QStringLiteral("page") : QStringLiteral("note"),
                            QString::number(i),
                            QStringLiteral("a bandit among others ") + QString(i, QLatin1Char('x'))});
        QVERIFY(m_index->putRows(kSurvey, rows));
        QVERIFY(m_index->putPages(kSurvey, kVersion, {}, {{0, pageOf({QStringLiteral("bandit")})}}));
        auto answer = m_index->search(QStringLiteral("bandit"), {}, 7);
        QVERIFY(answer);
        QCOMPARE(answer->hits.size(), 7U);
        QCOMPARE(answer->total, 31);
        for (size_t i = 1; i < answer->hits.size(); ++i)
            QVERIFY(answer->hits[i - 1].score >= answer->hits[i].score);
        QCOMPARE(m_index->search(QStringLiteral("bandit"), {QStringLiteral("note")}, 50)->total, 15);
        QCOMPARE(
            m_index->search(QStringLiteral("bandit"), {QStringLiteral("page"), QStringLiteral("pdf")}, 50)
                ->total,
            16);
        QVERIFY(m_index->putRows(kSurvey, {rows[0]})); // replaces
        QCOMPARE(m_index->search(QStringLiteral("bandit"), {}, 50)->total, 2);
        QVERIFY(m_index->forgetSurvey(kSurvey));
        QCOMPARE(m_index->search(QStringLiteral("bandit"), {}, 50)->total, 0);
        QCOMPARE(m_index->pagesIndexed(kVersion), 0);
    }

    void aPagePutTwiceIsThereOnce()
    {
        QVERIFY(m_index->putPages(kSurvey, kVersion, {}, {{0, pageOf({QStringLiteral("old words")})}}));
        QVERIFY(m_index->putPages(kSurvey, kVersion, {}, {{0, pageOf({QStringLiteral("new words")})}}));
        QCOMPARE(m_index->search(QStringLiteral("old"), {}, 5)->total, 0);
        QCOMPARE(m_index->search(QStringLiteral("new"), {}, 5)->total, 1);
    }

    // What is typed is letters, quotes, operators, brackets, surrogates, control characters, in any order.
    void nothingTypedIsAnError()
    {
        QVERIFY(
            m_index->putRows(kSurvey, {{kSurvey, QStringLiteral("note"), QStringLiteral("a"),
                                        QStringLiteral("bandit and 大语言模型 \"AND\" NEAR(x y) ∑ c++")}}));
        const QStringList pieces = {
            QStringLiteral("\""),    QStringLiteral("'"),      QStringLiteral("*"),
            QStringLiteral("("),     QStringLiteral(")"),      QStringLiteral("NEAR("),
            QStringLiteral(" AND "), QStringLiteral("OR"),     QStringLiteral("NOT"),
            QStringLiteral("^"),     QStringLiteral(":"),      QStringLiteral("-"),
            QStringLiteral("fold:"), QStringLiteral("{a b}:"), QStringLiteral("+"),
            QStringLiteral("#"),     QStringLiteral("a"),      QStringLiteral("bandit"),
            QStringLiteral("大语"),  QStringLiteral("言模型"), QStringLiteral(" "),
            QStringLiteral("\n"),    QString(QChar(0)),        QString(QChar(0xD800)),
            QString(QChar(0xDC00)),  QString(QChar(0xFFFF)),   QString(QChar(0x301)),
            QStringLiteral("%"),     QStringLiteral("\\"),     QStringLiteral("∑"),
            QStringLiteral("😀"),     QStringLiteral(";"),      QStringLiteral("ﬁ"),
            QStringLiteral("“"),     QStringLiteral("”"),      QString(QChar(0xAD))};
        std::mt19937 random(20260314);
        for (int i = 0; i < 5000; ++i) {
            QString query;
            for (auto n = random() % 9; n > 0; --n)
                query +=
                    random() % 4
                        ? pieces.at(static_cast<qsizetype>(random() % static_cast<unsigned>(pieces.size())))
                        : QString(QChar(static_cast<char16_t>(random() % 0x10000)));
            const auto answer = m_index->search(query, {}, 3);
            QVERIFY2(answer, answer ? "" : qPrintable(query + QLatin1Char('|') + answer.error().detail));
        }
        const auto longest = m_index->search(QStringLiteral("bandit \"x y\" ").repeated(5000), {}, 3);
        QVERIFY2(longest, message(longest));
    }

    void aSearchEndsWhenItIsCancelled()
    {
        std::vector<SearchRow> rows(
            3000, {kSurvey, QStringLiteral("note"), QStringLiteral("a"), QStringLiteral("the same words")});
        QVERIFY(m_index->putRows(kSurvey, rows));
        CancelToken token;
        token.cancel();
        const auto answer = m_index->search(QStringLiteral("same words"), {}, 10, token);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_index->search(QStringLiteral("same words"), {}, 10)->total, 3000);
    }

    void aReaderSeesWhatTheWriterPut()
    {
        auto reader = IndexStore::open(m_folder->path(), IndexStore::Access::ReadOnly);
        QVERIFY2(reader, message(reader));
        QVERIFY(m_index->putRows(
            kSurvey, {{kSurvey, QStringLiteral("note"), QStringLiteral("a"), QStringLiteral("fresh")}}));
        QCOMPARE((*reader)->search(QStringLiteral("fresh"), {}, 5)->total, 1);
        const auto refused = (*reader)->putRows(kSurvey, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    }

    void thereIsNoIndexYet()
    {
        QTemporaryDir empty;
        const auto reader = IndexStore::open(empty.path(), IndexStore::Access::ReadOnly);
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(empty.filePath(QStringLiteral("index.db"))));
        auto memory = IndexStore::open(empty.path(), IndexStore::Access::Memory);
        QVERIFY(memory);
        QVERIFY((*memory)->putRows(
            kSurvey, {{kSurvey, QStringLiteral("note"), QStringLiteral("a"), QStringLiteral("fresh")}}));
        QCOMPARE((*memory)->search(QStringLiteral("fresh"), {}, 5)->total, 1);
        QVERIFY(!QFile::exists(empty.filePath(QStringLiteral("index.db"))));
    }

    void aDamagedIndexIsMadeAnew_data()
    {
        QTest::addColumn<bool>("wholly");
        QTest::newRow("all of it") << true;
        QTest::newRow("its middle, noticed while it is used") << false;
    }

    void aDamagedIndexIsMadeAnew()
    {
        QFETCH(bool, wholly);
        std::vector<SearchRow> rows;
        for (int i = 0; i < 400; ++i)
            rows.push_back(
                {kSurvey, QStringLiteral("note"), QString::number(i), QStringLiteral("bandit ").repeated(i)});
        QVERIFY(m_index->putRows(kSurvey, rows));
        m_index.reset();
        {
            QFile file(path());
            QVERIFY(file.open(QIODevice::ReadWrite));
            const qint64 begin = wholly ? 0 : 8192;
            QVERIFY(file.seek(begin));
            file.write(QByteArray(file.size() - begin, '\x5a'));
        }
        m_index = openIndex();
        QVERIFY(m_index->wasMadeAnew() == wholly);
        QVERIFY(m_index->putRows(kSurvey, {rows[3]}));
        QVERIFY(m_index->wasMadeAnew());
        QCOMPARE(m_index->search(QStringLiteral("bandit"), {}, 5)->total, 1);
        QVERIFY(QFile::exists(path() + QStringLiteral(".damaged")));
    }

    void marksAndStructureAreKept()
    {
        QVERIFY(m_index->wasMadeAnew());
        QVERIFY(m_index->logMark().isEmpty());
        QVERIFY(m_index->putLogMark(QStringLiteral("x:7")));
        QVERIFY(m_index->putStructure(kVersion, QByteArrayLiteral("{\"outline\":[]}")));
        m_index.reset();
        m_index = openIndex();
        QVERIFY(!m_index->wasMadeAnew());
        QCOMPARE(m_index->logMark(), QStringLiteral("x:7"));
        QCOMPARE(m_index->structure(kVersion), QByteArrayLiteral("{\"outline\":[]}"));
    }

    void picturesComeBackPixelForPixel()
    {
        QImage image(300, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.fillRect(20, 30, 100, 7, QColor(10, 20, 30));
        painter.end();
        std::mt19937 random(5);
        for (int y = 100; y < 200; ++y) {
            for (int x = 0; x < 300; ++x)
                image.setPixel(x, y, static_cast<QRgb>(0xff000000 | (random() & (x % 7 ? 0xffffff : 0xff))));
        }
        QVERIFY(m_index->putPicture(QStringLiteral("p"), image));
        QCOMPARE(m_index->picture(QStringLiteral("p")), image);
        QVERIFY(m_index->picture(QStringLiteral("q")).isNull());
        QByteArray bytes = packPicture(image);
        for (int i = 0; i < 2000; ++i) {
            QByteArray broken = bytes;
            for (auto n = 1 + random() % 4; n > 0; --n)
                broken[static_cast<qsizetype>(random() % static_cast<unsigned>(broken.size()))] =
                    static_cast<char>(random());
            broken.truncate(static_cast<qsizetype>(random() % static_cast<unsigned>(broken.size() + 1)));
            const QImage read = unpackPicture(broken); // anything but a crash
            QVERIFY(read.width() <= 16384);
        }
    }

    void onlyTheReaderMayLook()
    {
        for (const QString &name : {QStringLiteral("index.db"), QStringLiteral("index.db-wal")}) {
            const auto modes = QFile::permissions(m_folder->filePath(name));
            QVERIFY2(!(modes & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)), qPrintable(name));
        }
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("index.db")); }
    std::unique_ptr<IndexStore> openIndex()
    {
        auto opened = IndexStore::open(m_folder->path(), IndexStore::Access::ReadWrite);
        if (!opened)
            qFatal("the index does not open: %s", message(opened));
        return std::move(*opened);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<IndexStore> m_index;
};

CONSPECTUS_TEST_GUILESS_MAIN(IndexStoreTest)
#include "indexstore_test.moc"
