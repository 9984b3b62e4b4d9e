// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A reader marks the sample in the real window: by the bar, by keys, with the pen, by keyboard alone; answers, tags and resolves; and
// finds it all again at the next start.

#include "library/annotationedits.h"
#include "support/testenvironment.h"
#include "ui/mainwindow.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/replythread.h"
#include "ui/panels/tagbar.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"
#include "ui/reader/selectionbar.h"
#include "ui/statusline.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QToolButton>
#include <algorithm>

using namespace conspectus;
using namespace conspectus::reader;

namespace {
constexpr int kLong = test::kLongWait;
}

class AnnotatingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    SystemClock m_clock;

    void openWindow()
    {
        WindowOptions options;
        options.libraryFolder = m_folder->filePath(QStringLiteral("library"));
        options.stateFolder = m_folder->filePath(QStringLiteral("state"));
        options.size = {1600, 1000};
        m_window = std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance, options);
        m_window->show();
    }
    [[nodiscard]] PdfView *view() const { return m_window->reader()->view(); }
    [[nodiscard]] AnnotationsPanel *panel() const { return m_window->findChild<AnnotationsPanel *>(); }
    [[nodiscard]] SurveyData *data() const { return m_window->library()->survey(m_window->currentSurvey()); }
    [[nodiscard]] const std::vector<Annotation> &annotations() const { return data()->snapshot().annotations; }
    [[nodiscard]] QAction *action(ActionId id) const { return m_window->actions()[id]; }
    [[nodiscard]] QPoint at(int page, QPointF point) const
    {
        return (view()->layout().toContent({page, point}) - view()->scrollPosition()).toPoint();
    }
    // The n-th line of body text of the first page that is long enough.
    [[nodiscard]] QRectF line(int n) const
    {
        for (const text::Line &each : view()->currentTextPage()->lines) {
            if (each.role == text::Role::Body && each.lastWord - each.firstWord > 5 && n-- == 0)
                return each.box;
        }
        return {};
    }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view()->viewport(), Qt::LeftButton, modifiers, at(0, from));
        for (int step = 1; step <= 6; ++step)
            QTest::mouseMove(view()->viewport(), at(0, from + (to - from) * step / 6));
        QTest::mouseRelease(view()->viewport(), Qt::LeftButton, modifiers, at(0, to));
    }
    void selectLine(int n, Qt::KeyboardModifiers modifiers = {})
    {
        const QRectF box = line(n);
        drag({box.left() + 1, box.center().y()}, {box.right() - 1, box.center().y()}, modifiers);
    }

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(); }
    void cleanupTestCase() { m_appearance.reset(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_folder->filePath(QStringLiteral("window.conf")));
        openWindow();
        m_window->start({QStringLiteral(CONSPECTUS_SOURCE_DIR "/resources/samples/short-survey.pdf")});
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentSurvey().isNull() && m_window->reader()->isOpen(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isSettled() && view()->currentTextPage(), kLong);
        m_window->activateWindow();
        view()->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void marksByBarAndKeysAndSaysSo()
    {
        QCOMPARE(m_window->statusLine()->toolText(), QStringLiteral("Highlight · Claim"));
        selectLine(2);
        auto *bar = m_window->findChild<SelectionBar *>();
        QVERIFY(bar->isVisible());
        const auto buttons = bar->findChildren<QToolButton *>();
        const auto second = std::ranges::find(buttons, QStringLiteral("2"), &QToolButton::text);
        QVERIFY(second != buttons.end());
        QTest::mouseClick(*second, Qt::LeftButton);
        QCOMPARE(annotations().size(), size_t(1));
        action(ActionId::RepeatMarks)->trigger();
        action(ActionId::SquigglyStyle)->trigger(); // the chosen one changes, and all from here
        QCOMPARE(annotations().front().style, AnnotationStyle::Squiggly);
        QVERIFY2(m_window->statusLine()->toolText().startsWith(QStringLiteral("Squiggly line · Evidence")),
                 qPrintable(m_window->statusLine()->toolText()));
        QVERIFY(m_window->statusLine()->toolText().contains(QLatin1String("repeated")));
        QVERIFY(action(ActionId::RepeatMarks)->isChecked());
        selectLine(5);
        selectLine(7);
        QCOMPARE(annotations().size(), size_t(3));
        QVERIFY(std::ranges::all_of(annotations(), [](const Annotation &a) { return a.style == AnnotationStyle::Squiggly; }));
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(!action(ActionId::RepeatMarks)->isChecked());
        action(ActionId::FloatingBar)->trigger(); // off, and remembered
        selectLine(9);
        QVERIFY(!bar->isVisible());
        QVERIFY(!m_settings->showsFloatingBar());
    }

    void drawsAndListsThePictureOfAnArea()
    {
        action(ActionId::InkStyle)->trigger();
        QVERIFY(m_window->statusLine()->toolText().startsWith(QLatin1String("Pen")));
        const QRectF box = line(2);
        drag(box.topLeft(), box.bottomRight());
        QTest::keyClick(view(), Qt::Key_Escape);
        action(ActionId::AreaStyle)->trigger();
        drag(line(6).topLeft(), line(9).bottomRight());
        QCOMPARE(annotations().size(), size_t(2));
        const AnnotationId area = m_window->reader()->selectedAnnotation();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->reader()->areaPicture(area, 200).isNull(), kLong);
        action(ActionId::Undo)->trigger();
        action(ActionId::Undo)->trigger();
        QVERIFY(annotations().empty());
    }

    void answersTagsAndResolvesByKeysAndComesBack()
    {
        const int width = m_window->findChild<QDockWidget *>(QStringLiteral("annotations"))->width();
        action(ActionId::CaretMode)->trigger();
        QVERIFY(view()->isCaretMode());
        for (int i = 0; i < 6; ++i) // into the abstract
            QTest::keyClick(view(), Qt::Key_Down);
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_End, Qt::ShiftModifier);
        action(ActionId::Kind6)->trigger();
        QCOMPARE(annotations().size(), size_t(1));
        const AnnotationId id = annotations().front().id;
        QVERIFY(annotations().front().anchors.front().quote.size() > 10);
        QTRY_VERIFY(action(ActionId::StatusOpen)->isEnabled());
        action(ActionId::StatusOpen)->trigger();
        action(ActionId::EditTags)->trigger();
        QLineEdit *tags = panel()->noteEditor()->tagBar()->field();
        QTest::keyClicks(tags, QStringLiteral("fairness"));
        QTest::keyClick(tags, Qt::Key_Return);
        action(ActionId::ReplyToNote)->trigger();
        QPlainTextEdit *reply = panel()->noteEditor()->thread()->editor();
        QVERIFY(reply);
        QTest::keyClicks(reply, QStringLiteral("For which wards?"));
        QTest::keyClick(reply, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_window->findChild<QDockWidget *>(QStringLiteral("annotations"))->width(), width);
        QTRY_VERIFY(action(ActionId::StatusOpen)->isChecked());
        const SurveyId survey = m_window->currentSurvey();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->library()->savingState(), SavingState::Saved, kLong);
        m_window->close();
        m_window.reset();
        openWindow();
        m_window->start({});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->currentSurvey(), survey, kLong);
        const Annotation *again = data()->snapshot().annotation(id);
        QVERIFY(again);
        QCOMPARE(again->status, QStringLiteral("open"));
        QCOMPARE(again->tags, QStringList{QStringLiteral("fairness")});
        QCOMPARE(repliesTo(data()->snapshot(), id).size(), size_t(1));
        action(ActionId::HideResolved)->trigger();
        QTRY_COMPARE(panel()->chosenAnnotations(), std::vector<AnnotationId>{id}); // chosen as before
        QVERIFY(action(ActionId::HideResolved)->isChecked());
        QTRY_VERIFY(action(ActionId::StatusResolved)->isEnabled());
        action(ActionId::StatusResolved)->trigger();
        QCOMPARE(data()->snapshot().annotation(id)->status, QStringLiteral("resolved"));
        QCOMPARE(panel()->view()->model()->rowCount(), 0);
        action(ActionId::HideResolved)->trigger();
        QVERIFY(panel()->view()->model()->rowCount() > 0);
    }
};

CONSPECTUS_TEST_MAIN(AnnotatingTest)
#include "annotating_test.moc"
