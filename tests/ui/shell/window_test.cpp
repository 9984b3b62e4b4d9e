// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window on a real library in a temporary folder: an empty one begins with the start page, a page text that is dropped is shown,
// a bare PDF is drawn before the library is touched, and everything comes back at the next start.

#include "support/testenvironment.h"
#include "ui/mainwindow.h"
#include "ui/networkdenial.h"
#include "ui/reader/markstrip.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"
#include "ui/statusline.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/startpage.h"
#include "ui/windowlayout.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <sys/socket.h>
#include <unistd.h>

using namespace conspectus;

namespace {

constexpr int kLong = test::kLongWait;

QString sampleFile(const char *name)
{
    return QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/") + QLatin1String(name);
}

QDockWidget *dockNamed(const MainWindow &window, const char *name)
{
    return window.findChild<QDockWidget *>(QLatin1String(name));
}

} // namespace

class WindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    SystemClock m_clock;

    std::unique_ptr<MainWindow> newWindow(QSize size = {1600, 1000})
    {
        WindowOptions options;
        options.libraryFolder = m_folder->filePath(QStringLiteral("library"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.size = size;
        auto window = std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance, options);
        window->show();
        return window;
    }

    static void dropFile(MainWindow &window, const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(); }
    void cleanupTestCase() { m_appearance.reset(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("window.conf")));
        m_appearance->setTheme(Theme::Choice::Light);
    }

    void anEmptyLibraryBeginsWithTheStartPage()
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        QTRY_VERIFY(window->startPage()->isVisible());
        QVERIFY(!window->surveyPage()->isVisible());
        QCOMPARE(window->statusLine()->placeText(), QStringLiteral("No survey open"));
        QCOMPARE(window->statusLine()->jobsText(), QStringLiteral("nothing running"));
        QVERIFY(window->actions()[ActionId::OpenPdf]->isEnabled());
        QVERIFY(!window->actions()[ActionId::Find]->isEnabled());
        QVERIFY(!window->actions()[ActionId::ExportJson]->isEnabled());
        QVERIFY(window->isSettled());
    }

    void aPageTextThatIsDroppedIsShown()
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        dropFile(*window, sampleFile("medical-llm-survey.page.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(!window->currentSurvey().isNull(), kLong);
        QVERIFY(window->surveyPage()->isVisible());
        QVERIFY(!window->startPage()->isVisible());
        QVERIFY2(window->windowTitle().contains(QStringLiteral("Medical")), qPrintable(window->windowTitle()));
        QVERIFY(window->surveyPage()->content().items.size() > 10);
        QVERIFY(window->actions()[ActionId::AddPdf]->isEnabled());
    }

    void aPageTextIsPastedWithoutADialog()
    {
        QFile file(sampleFile("medical-llm-survey.page.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        window->actions()[ActionId::PastePage]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window->library()->surveys().size(), size_t(1), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!window->currentSurvey().isNull(), kLong);
    }

    void textThatIsNoPageIsRefusedInWords()
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        QFile file(m_folder->filePath(QStringLiteral("letter.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear reader, this is a letter and not the text of any page. It has nothing of the kind in it.\n");
        file.close();
        dropFile(*window, file.fileName());
        QTRY_COMPARE_WITH_TIMEOUT(window->messages()->count(), 1, kLong);
        QVERIFY(window->library()->surveys().empty());
        const MessageBar *bar = window->messages()->findChild<MessageBar *>();
        QVERIFY(bar->message().headline.contains(QStringLiteral("letter.txt")));
        QVERIFY(!bar->message().text.isEmpty());
    }

    void aBarePdfIsDrawnBeforeTheLibraryIsTouched()
    {
        const auto window = newWindow();
        QSignalSpy painted(window->reader(), &ReaderPane::firstPaint);
        bool libraryWasThere = true;
        connect(window->reader(), &ReaderPane::firstPaint, this,
                [&] { libraryWasThere = QFileInfo::exists(m_folder->filePath(QStringLiteral("library/library.db"))); });
        window->start({sampleFile("short-survey.pdf")});
        for (const char *name : {"library", "contents", "taxonomy", "annotations"})
            QVERIFY2(!dockNamed(*window, name)->isVisible(), name);
        QTRY_COMPARE_WITH_TIMEOUT(painted.size(), 1, kLong);
        QVERIFY(!libraryWasThere);
        // Else the page drawn ahead of the window is of the wrong size.
        QCOMPARE(window->reader()->view()->viewport()->width(), reader::PdfView::viewportWidthIn(window->width()));
        QTRY_VERIFY_WITH_TIMEOUT(!window->currentSurvey().isNull(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(window->isSettled(), kLong);
        QVERIFY(window->reader()->isOpen());
        QVERIFY(!dockNamed(*window, "library")->isVisible());
        QVERIFY(window->statusLine()->placeText().startsWith(QStringLiteral("p. 1 of ")));
    }

    void surveyPageAndPlaceComeBack()
    {
        SurveyId survey;
        {
            const auto window = newWindow();
            window->start({});
            QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
            dropFile(*window, sampleFile("short-survey.pdf"));
            QTRY_VERIFY_WITH_TIMEOUT(window->reader()->isOpen() && window->isSettled(), kLong);
            survey = window->currentSurvey();
            window->reader()->goToPage(3);
            window->reader()->setZoom(1.5);
            QTRY_COMPARE(window->reader()->currentPage(), 3);
            Annotation mark;
            mark.survey = survey;
            mark.kind = KindId(QStringLiteral("kind.reading.claim"));
            Anchor anchor;
            anchor.version = window->library()->survey(survey)->snapshot().currentVersion()->id;
            anchor.parts.push_back({2, 0, 5, {Quad::fromRect(QRectF(100, 100, 80, 12))}});
            mark.anchors.push_back(anchor);
            QVERIFY(!window->library()->addAnnotation(mark).isNull());
            dockNamed(*window, "taxonomy")->hide();
            window->close();
        }
        const auto window = newWindow();
        window->start({});
        QTRY_COMPARE_WITH_TIMEOUT(window->currentSurvey(), survey, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(window->reader()->isOpen(), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(window->reader()->currentPage(), 3, kLong);
        QTRY_COMPARE(window->reader()->zoom(), 1.5);
        const auto *strip = window->reader()->findChild<reader::MarkStrip *>();
        QVERIFY(strip != nullptr);
        QTRY_COMPARE(strip->tickCount(), 1u);
        QVERIFY(!dockNamed(*window, "taxonomy")->isVisible());
        QVERIFY(dockNamed(*window, "library")->isVisible());
    }

    void aNarrowWindowShowsTabsAndAWideOneAStack()
    {
        const auto window = newWindow({1280, 720});
        QTRY_VERIFY(window->windowLayout()->isNarrow());
        QVERIFY(!window->tabifiedDockWidgets(dockNamed(*window, "library")).isEmpty());
        window->resize(1600, 1000);
        QTRY_VERIFY(!window->windowLayout()->isNarrow());
        QVERIFY(window->tabifiedDockWidgets(dockNamed(*window, "library")).isEmpty());
        QVERIFY(dockNamed(*window, "taxonomy")->isVisible());
        // A screen of 1920 pixels at 200 %: three columns do not fit, so the annotations become a tab too.
        window->resize(940, 600);
        QTRY_COMPARE(window->width(), 940);
        QTRY_VERIFY(window->tabifiedDockWidgets(dockNamed(*window, "library")).contains(dockNamed(*window, "annotations")));
        window->resize(1280, 720);
        QTRY_VERIFY(!window->tabifiedDockWidgets(dockNamed(*window, "library")).contains(dockNamed(*window, "annotations")));
        QVERIFY(dockNamed(*window, "annotations")->isVisible());
    }

    void coloursAndTextSizeChangeAtOnceAndStay()
    {
        const auto window = newWindow();
        window->actions()[ActionId::ThemeDark]->trigger();
        QVERIFY(themeOf(window.get()).isDark);
        QVERIFY(window->actions()[ActionId::ThemeDark]->isChecked());
        const int before = QApplication::font().pixelSize();
        window->actions()[ActionId::LargerText]->trigger();
        QVERIFY(QApplication::font().pixelSize() > before);
        QCOMPARE(m_settings->theme(), Theme::Choice::Dark);
        QVERIFY(m_settings->textScale() > 1.0);
        window->actions()[ActionId::NormalText]->trigger();
        QCOMPARE(QApplication::font().pixelSize(), before);
    }

    void f6GoesRoundThePanesByKey()
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        dropFile(*window, sampleFile("medical-llm-survey.page.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(!window->currentSurvey().isNull(), kLong);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QSet<QWidget *> visited;
        for (int i = 0; i < 6; ++i) { // twice round
            window->actions()[ActionId::NextPane]->trigger();
            QVERIFY(QApplication::focusWidget() != nullptr);
            visited.insert(QApplication::focusWidget());
        }
        QCOMPARE(visited.size(), 3); // library, taxonomy, survey page; there is no PDF and no annotation
    }

    void aSurveyThatWasRemovedComesBackByUndo()
    {
        const auto window = newWindow();
        window->start({});
        QTRY_VERIFY_WITH_TIMEOUT(window->library()->isOpen(), kLong);
        dropFile(*window, sampleFile("medical-llm-survey.page.txt"));
        QTRY_VERIFY_WITH_TIMEOUT(!window->currentSurvey().isNull(), kLong);
        const SurveyId survey = window->currentSurvey();
        const QString title = window->windowTitle();
        QVERIFY(title.contains(QStringLiteral("Medical Large Language Models")));
        window->actions()[ActionId::RemoveSurvey]->trigger();
        QTRY_VERIFY(window->library()->surveys().empty());
        QTRY_VERIFY(window->startPage()->isVisible());
        QCOMPARE(window->windowTitle(), QStringLiteral("Conspectus"));
        QVERIFY(window->messages()->bar(QStringLiteral("removed")) != nullptr);
        window->actions()[ActionId::Undo]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window->library()->surveys().size(), size_t(1), kLong);
        QTRY_COMPARE_WITH_TIMEOUT(window->currentSurvey(), survey, kLong);
        QCOMPARE(window->windowTitle(), title);
        QTRY_VERIFY(window->messages()->bar(QStringLiteral("removed")) == nullptr);
    }

    // Last: what it denies cannot be allowed again.
    void theKernelDeniesInternetSockets()
    {
        QVERIFY(denyNetwork());
        for (const int family : {AF_INET, AF_INET6, AF_VSOCK, AF_PACKET}) {
            QCOMPARE(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0), -1);
            QCOMPARE(errno, EACCES);
        }
        const int local = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QVERIFY(local >= 0);
        ::close(local);
    }
};

CONSPECTUS_TEST_MAIN(WindowTest)
#include "window_test.moc"
