// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures and tables of real pages: those of the sample, and of the corpus where it is there.

#include "support/testenvironment.h"
#include "text/floats.h"
#include "ui/reader/opendocument.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QDir>

using namespace conspectus;

class FloatsRealTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sampleHasItsFigureAndTables();
    void corpusHasPicturesForItsCaptions_data();
    void corpusHasPicturesForItsCaptions();

private:
    static std::vector<text::FloatPlace> floatsOf(const QString &path);
};

std::vector<text::FloatPlace> FloatsRealTest::floatsOf(const QString &path)
{
    ReaderPane pane;
    pane.resize(600, 600);
    pane.show();
    QSignalSpy painted(&pane, &ReaderPane::firstPaint);
    pane.openPath(path);
    if (!QTest::qWaitFor([&] { return !painted.isEmpty(); }, conspectus::test::kLongWait))
        return {};
    reader::DocumentText &text = *pane.document()->text;
    text.requestAll(0);
    if (!QTest::qWaitFor([&] { return text.isComplete(); }, conspectus::test::kLongWait))
        return {};
    std::vector<text::FloatPlace> all;
    for (int page = 0; page < pane.pageCount(); ++page) {
        if (!text.page(page))
            continue;
        const auto found = text::floatsOn(*text.page(page), page);
        all.insert(all.end(), found.begin(), found.end());
        if (qEnvironmentVariableIsSet("CONSPECTUS_SHOW_LINES") && !found.empty()) {
            for (const text::Line &line : text.page(page)->lines)
                qInfo() << page << text::roleName(line.role) << line.column << line.box << text.page(page)->words[static_cast<size_t>(line.firstWord)].size << text.page(page)->words[static_cast<size_t>(line.firstWord)].text;
            for (const auto &place : found)
                qInfo() << place.label << place.area;
        }
    }
    return all;
}

void FloatsRealTest::sampleHasItsFigureAndTables()
{
    const auto places = floatsOf(QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf"));
    QCOMPARE(places.size(), std::size_t(3));
    for (const text::FloatPlace &place : places)
        QVERIFY2(place.area.height() > 60, qPrintable(place.label));
}

void FloatsRealTest::corpusHasPicturesForItsCaptions_data()
{
    QTest::addColumn<QString>("path");
    const QDir corpus(qEnvironmentVariable("CONSPECTUS_CORPUS") + QStringLiteral("/surveys"));
    int count = 0;
    for (const QString &name : corpus.entryList({QStringLiteral("*.pdf")}, QDir::Files)) {
        if (count++ < 6)
            QTest::newRow(qPrintable(name)) << corpus.filePath(name);
    }
    if (count == 0)
        QTest::newRow("none") << QString();
}

void FloatsRealTest::corpusHasPicturesForItsCaptions()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("There is no corpus.");
    const auto places = floatsOf(path);
    if (places.empty())
        QSKIP("It has no captions.");
    const auto withPicture = std::ranges::count_if(places, [](const text::FloatPlace &place) { return place.area.height() > 60; });
    qInfo() << path << "captions" << places.size() << "with a picture" << withPicture;
    for (const text::FloatPlace &place : places)
        QVERIFY(place.area.isValid() && !place.label.isEmpty() && place.page >= 0);
}

CONSPECTUS_TEST_MAIN(FloatsRealTest)
#include "floatsreal_test.moc"
