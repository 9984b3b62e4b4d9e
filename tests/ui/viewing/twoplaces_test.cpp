// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two places at once in the whole window: the split view and its linked scrolling; and what is open beside the page when the
// program starts again, tabs and pins.

#include "support/testenvironment.h"
#include "ui/mainwindow.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/pinboard.h"
#include "ui/reader/readerpane.h"
#include "ui/viewing/surveytabs.h"

#include <QScrollBar>

using namespace conspectus;

namespace {
constexpr int kLong = test::kLongWait;
}

class TwoPlacesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(); }
    void cleanupTestCase() { m_appearance.reset(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("window.conf")));
    }

    void bothSidesScrollTogetherWhereLinked();
    void tabsAndPinsComeBackAtTheNextStart();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    SystemClock m_clock;

    std::unique_ptr<MainWindow> newWindow()
    {
        WindowOptions options;
        options.libraryFolder = m_folder->filePath(QStringLiteral("library"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.size = {1600, 1000};
        auto window = std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance, options);
        window->show();
        return window;
    }
    // The sample under another name and with other bytes: another survey.
    [[nodiscard]] QString copyOfSample(const QString &name) const
    {
        QFile sample(QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf"));
        QFile copy(m_folder->filePath(name));
        if (!sample.open(QFile::ReadOnly) || !copy.open(QFile::WriteOnly))
            return {};
        copy.write(sample.readAll() + "\n% " + name.toUtf8() + "\n");
        return copy.fileName();
    }
};

void TwoPlacesTest::bothSidesScrollTogetherWhereLinked()
{
    const auto window = newWindow();
    window->start({copyOfSample(QStringLiteral("one.pdf"))});
    ReaderPane *first = window->reader();
    QTRY_VERIFY_WITH_TIMEOUT(first->isOpen() && window->isSettled(), kLong);
    window->actions()[ActionId::SplitView]->trigger();
    auto *second = window->findChild<ReaderPane *>(QStringLiteral("secondReaderPane"));
    QVERIFY(second);
    QTRY_VERIFY_WITH_TIMEOUT(second->isOpen(), kLong);
    QTRY_COMPARE(second->currentPage(), first->currentPage());
    second->setZoom(first->zoom() * 1.5);
    QScrollBar *one = first->view()->verticalScrollBar();
    QScrollBar *other = second->view()->verticalScrollBar();
    const int before = other->value();
    one->setValue(one->value() + 200);
    QCOMPARE(other->value(), before); // each for itself
    window->actions()[ActionId::LinkScrolling]->trigger();
    one->setValue(one->value() + 200);
    QCOMPARE(other->value(), before + 300); // as far on the page
    const int there = one->value();
    other->setValue(other->value() + 150);
    QCOMPARE(one->value(), there + 100); // and the other way
    window->actions()[ActionId::SplitView]->trigger();
    QTRY_VERIFY(!window->findChild<ReaderPane *>(QStringLiteral("secondReaderPane")));
    QVERIFY(first->isVisible());
}

void TwoPlacesTest::tabsAndPinsComeBackAtTheNextStart()
{
    QStringList open;
    SurveyId last;
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        for (const char *name : {"one.pdf", "two.pdf"}) {
            const SurveyId before = window->currentSurvey();
            window->openFiles({copyOfSample(QLatin1String(name))});
            QTRY_VERIFY_WITH_TIMEOUT(window->currentSurvey() != before && window->reader()->isOpen() && window->isSettled(), kLong);
        }
        window->reader()->pin(QStringLiteral("Figure 1"), 1, QRectF(100, 100, 200, 120));
        auto *pins = window->reader()->findChild<reader::PinBoard *>();
        QCOMPARE(pins->count(), 1);
        open = window->findChild<SurveyTabs *>()->surveys();
        QCOMPARE(open.size(), 2);
        last = window->currentSurvey();
        window->close();
    }
    const auto window = newWindow();
    window->start({});
    QTRY_COMPARE_WITH_TIMEOUT(window->currentSurvey(), last, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(window->reader()->isOpen(), kLong);
    const auto *tabs = window->findChild<SurveyTabs *>();
    QTRY_COMPARE(tabs->surveys(), open);
    QVERIFY(tabs->isVisible());
    const auto *pins = window->reader()->findChild<reader::PinBoard *>();
    QTRY_COMPARE(pins->count(), 1);
    QVERIFY(pins->isVisible());
    // The other survey has none; coming back they are there again.
    window->actions()[ActionId::NextTab]->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window->currentSurvey() != last && window->reader()->isOpen() && window->isSettled(), kLong);
    QTRY_COMPARE(pins->count(), 0);
    window->actions()[ActionId::NextTab]->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(pins->count(), 1, kLong);
}

CONSPECTUS_TEST_MAIN(TwoPlacesTest)
#include "twoplaces_test.moc"
