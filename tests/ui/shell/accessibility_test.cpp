// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole window without a mouse and without eyes: on the sample library every pane, view and dialog is walked with Tab alone.
// What can have the focus has a name, Tab reaches it and leaves it again in the order in which it stands, every action
// says what it does, and no key belongs to two things at once.

#include "support/testenvironment.h"
#include "ui/library/filterfield.h"
#include "ui/mainwindow.h"
#include "ui/matrix/evidencematrixview.h"
#include "ui/matrix/matrixgrid.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"
#include "ui/surveypage/surveypageview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QClipboard>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QShortcut>
#include <QTabBar>
#include <QTreeView>

using namespace conspectus;

namespace {

constexpr int kLong = test::kLongWait;
constexpr int kSteps = 400; // more Tabs than any part of the window needs

QString wordsFor(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *up = widget; up && path.size() < 4; up = up->parentWidget())
        path.prepend(QStringLiteral("%1(%2)").arg(QLatin1String(up->metaObject()->className()), up->objectName()));
    return path.join(QLatin1Char('/'));
}

// Where Tab would go from here, for whoever has to find out why it does not.
void tellChain(QWidget *from)
{
    QWidget *widget = from;
    for (int i = 0; i < 60 && (i == 0 || widget != from); ++i, widget = widget->nextInFocusChain()) {
        if (widget->focusPolicy() != Qt::NoFocus)
            qInfo().noquote() << "chain" << wordsFor(widget) << widget->focusPolicy() << "visible" << widget->isVisible() << "enabled"
                              << widget->isEnabled() << "proxy" << (widget->focusProxy() ? wordsFor(widget->focusProxy()) : QString());
    }
}

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr;
}

std::vector<QWidget *> focusable(const QWidget *root)
{
    std::vector<QWidget *> all;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->window() == root->window() && takesTab(widget))
            all.push_back(widget);
    }
    return all;
}

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

QStringList nameless(const QWidget *root)
{
    QStringList bad;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        const bool canHaveFocus = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->focusProxy() == nullptr;
        const bool isPart = widget->window() != root->window() || qobject_cast<QScrollArea *>(widget) || qobject_cast<QTabBar *>(widget);
        // The editors inside combo and spin boxes, and the heads of tables, are parts of those.
        const bool isInner = widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<QHeaderView *>(widget)
                             || QLatin1String(widget->metaObject()->className()).startsWith(QLatin1String("QComboBoxPrivate"));
        if (canHaveFocus && !isPart && !isInner && nameOf(widget).isEmpty())
            bad << wordsFor(widget);
    }
    return bad;
}

// What Tab reaches, beginning with the first; stops where it comes back to one that it was at.
std::vector<QWidget *> tabbed(QWidget *window, QWidget *first, QString *trap)
{
    std::vector<QWidget *> seen;
    first->setFocus(Qt::TabFocusReason);
    for (int step = 0; step < kSteps; ++step) {
        QWidget *now = window->focusWidget();
        if (!now || std::ranges::find(seen, now) != seen.end())
            break;
        seen.push_back(now);
        // A page that goes through its entries by Tab has to end as well.
        for (int inside = 0; inside < kSteps && window->focusWidget() == now; ++inside)
            QTest::keyClick(now, Qt::Key_Tab);
        if (window->focusWidget() == now && focusable(window).size() > 1) {
            // An editor in which Tab is a letter would be a trap; so would a view that keeps its cells for itself.
            *trap = wordsFor(now);
            tellChain(now);
            break;
        }
    }
    return seen;
}

// The pane that a widget stands in: order is asked for within one.
const QWidget *paneOf(const QWidget *widget)
{
    for (const QWidget *up = widget; up; up = up->parentWidget()) {
        if (qobject_cast<const QDockWidget *>(up) || qobject_cast<const ReaderPane *>(up) || qobject_cast<const QDialog *>(up)
            || (up->parentWidget() && up->parentWidget()->inherits("QStackedWidget")))
            return up;
    }
    return widget->window();
}

// Steps that go up, or to the left in the same row, within a pane. One of them is the way round from its end to its beginning.
QStringList backward(const std::vector<QWidget *> &order)
{
    QStringList bad;
    QHash<const QWidget *, int> turns;
    for (size_t i = 0; i < order.size(); ++i) {
        const QWidget *before = order[i];
        const QWidget *after = order[(i + 1) % order.size()];
        if (paneOf(before) != paneOf(after))
            continue;
        const QRect a(before->mapToGlobal(QPoint()), before->size());
        const QRect b(after->mapToGlobal(QPoint()), after->size());
        const bool isAbove = b.bottom() <= a.top();
        const bool isSameRow = b.top() < a.bottom() && a.top() < b.bottom() && std::abs(a.center().y() - b.center().y()) < 12;
        if ((isAbove || (isSameRow && b.right() <= a.left())) && ++turns[paneOf(after)] > 1)
            bad << wordsFor(before) + QStringLiteral("  →  ") + wordsFor(after);
    }
    return bad;
}

} // namespace

class AccessibilityTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    SystemClock m_clock;

    [[nodiscard]] QAction *action(ActionId id) const { return m_window->actions()[id]; }
    [[nodiscard]] SurveyData *data() const { return m_window->library()->survey(m_window->currentSurvey()); }

    // The state in which most actions are on: an annotation, a finding and a node are current.
    void chooseAll()
    {
        const SurveySnapshot &snapshot = data()->snapshot();
        m_window->reader()->selectAnnotation(snapshot.annotations.front().id);
        for (const Finding &finding : snapshot.findings) {
            if (finding.origin == Finding::Origin::Findings)
                m_window->surveyPage()->setCurrentFinding(finding.id);
        }
        m_window->findChild<TaxonomyPanel *>()->setCurrentNode(snapshot.nodes.front().id);
    }
    void walk(QWidget *root, QWidget *first)
    {
        const QStringList without = nameless(root);
        QVERIFY2(without.isEmpty(), qPrintable(QStringLiteral("no name: ") + without.join(QStringLiteral("\n"))));
        QString trap;
        const std::vector<QWidget *> reached = tabbed(root->window(), first, &trap);
        QVERIFY2(trap.isEmpty(), qPrintable(QStringLiteral("Tab does not leave ") + trap));
        QStringList missed;
        for (QWidget *widget : focusable(root)) {
            const bool isInner = widget->objectName().startsWith(QLatin1String("qt_"));
            // Of buttons that exclude each other one is in the order, the arrows go on.
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool isOneOfMany = button && button->autoExclusive() && !button->isChecked();
            if (!isInner && !isOneOfMany && std::ranges::find(reached, widget) == reached.end())
                missed << wordsFor(widget);
        }
        if (!missed.isEmpty())
            tellChain(reached.back());
        QVERIFY2(missed.isEmpty(), qPrintable(QStringLiteral("not reached: ") + missed.join(QStringLiteral("\n"))));
        const QStringList order = backward(reached);
        QVERIFY2(order.isEmpty(), qPrintable(QStringLiteral("backward: ") + order.join(QStringLiteral("\n"))));
    }
    void everyRowSaysSomething()
    {
        for (const QAbstractItemView *view : m_window->findChildren<QAbstractItemView *>()) {
            if (!view->isVisible() || !view->model())
                continue;
            const QAbstractItemModel &model = *view->model();
            for (int row = 0; row < std::min(model.rowCount(), 30); ++row) {
                QString said;
                for (int column = 0; column < model.columnCount(); ++column) {
                    const QModelIndex index = model.index(row, column);
                    said += index.data(Qt::AccessibleTextRole).toString() + index.data(Qt::DisplayRole).toString();
                }
                QVERIFY2(!said.trimmed().isEmpty(), qPrintable(wordsFor(view)));
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_appearance = std::make_unique<Appearance>();
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("window.conf")));
        WindowOptions options;
        options.libraryFolder = m_folder.filePath(QStringLiteral("sample"));
        options.stateFolder = m_folder.filePath(QStringLiteral("state"));
        options.isSample = true;
        options.isForPicture = true; // no tour
        options.size = {1600, 1000};
        m_window = std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance, options);
        m_window->show();
        m_window->start({});
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->library()->isOpen() && !m_window->currentSurvey().isNull() && m_window->isSettled(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(data() && data()->snapshot().annotations.size() > 10 && m_window->reader()->isOpen(), kLong);
        chooseAll();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_appearance.reset();
    }

    void everyActionHasATextAndAHelpLine()
    {
        for (const ActionSpec &spec : actionTable()) {
            const QAction *each = action(spec.id);
            QVERIFY2(!each->text().isEmpty() && !each->statusTip().isEmpty() && !each->whatsThis().isEmpty(), spec.name);
        }
        // Menus hold actions of the table alone, and each can be reached.
        for (QMenu *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            for (const QAction *each : menu->actions())
                QVERIFY2(each->isSeparator() || each->menu() || !each->statusTip().isEmpty(), qPrintable(each->text()));
        }
    }

    void noKeyBelongsToTwoThings()
    {
        QHash<QString, QString> owners; // key and where it counts → who
        const auto take = [&owners](const QKeySequence &key, Qt::ShortcutContext context, const QWidget *where, const QString &who) {
            if (key.isEmpty())
                return true;
            const bool isWide = context == Qt::WindowShortcut || context == Qt::ApplicationShortcut;
            const QString place = isWide ? QString() : QString::number(reinterpret_cast<quintptr>(where), 16);
            const QString id = key.toString(QKeySequence::PortableText) + QLatin1Char('@') + place;
            const QString other = owners.value(id, who);
            owners.insert(id, who);
            if (other != who)
                qWarning() << "the same key" << id << ":" << other << who;
            return other == who;
        };
        bool areApart = true;
        for (const QAction *each : m_window->findChildren<QAction *>()) {
            if (!each->isEnabled())
                continue;
            for (const QKeySequence &key : each->shortcuts())
                areApart = take(key, each->shortcutContext(), qobject_cast<QWidget *>(each->parent()), each->objectName() + each->text()) && areApart;
        }
        for (const QShortcut *each : m_window->findChildren<QShortcut *>()) {
            if (each->isEnabled())
                areApart = take(each->key(), each->context(), qobject_cast<QWidget *>(each->parent()), wordsFor(qobject_cast<QWidget *>(each->parent()))) && areApart;
        }
        QVERIFY(areApart);
    }

    void panesAreWalkedWithTab()
    {
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
        }
        QTRY_VERIFY(m_window->surveyPage()->isVisible());
        walk(m_window.get(), m_window->surveyPage());
        everyRowSaysSomething();
    }

    void viewsAreWalkedWithTab_data()
    {
        QTest::addColumn<ActionId>("shows");
        QTest::newRow("all surveys") << ActionId::ShowLibraryTable;
        QTest::newRow("all annotations") << ActionId::ShowWorkbench;
        QTest::newRow("all findings") << ActionId::ShowFindingsTable;
        QTest::newRow("evidence matrix") << ActionId::ShowEvidenceMatrix;
        QTest::newRow("page of a node") << ActionId::ShowNodePage;
        QTest::newRow("search") << ActionId::SearchLibrary;
        QTest::newRow("reading mode") << ActionId::ReadingMode;
        QTest::newRow("split view") << ActionId::SplitView;
        QTest::newRow("find bar") << ActionId::Find;
        QTest::newRow("pages") << ActionId::ShowPages;
        QTest::newRow("figures") << ActionId::ShowFigures;
    }
    void viewsAreWalkedWithTab()
    {
        QFETCH(ActionId, shows);
        m_window->showView(nullptr);
        chooseAll();
        QVERIFY(action(shows)->isEnabled());
        action(shows)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isSettled(), kLong);
        QWidget *first = m_window->focusWidget();
        QVERIFY(first);
        walk(m_window.get(), first);
        everyRowSaysSomething();
        if (action(shows)->isCheckable() && action(shows)->isChecked())
            action(shows)->trigger();
        if (shows == ActionId::Find)
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
        m_window->showView(nullptr);
    }

    void dialogsAreWalkedWithTab_data()
    {
        QTest::addColumn<ActionId>("opens");
        using enum ActionId;
        const std::pair<const char *, ActionId> dialogs[] = {
            {"import", ImportPage}, {"tags", SurveyTags}, {"collection", AddToCollection}, {"review draft", ExportReviewDraft},
            {"card", PrintCard}, {"print", PrintAnnotated}, {"trash", ShowTrash}, {"duplicates", FindDuplicates},
            {"preferences", Preferences}, {"review", PasteReview}, {"link", AddResource}, {"video", AddVideo}, {"history", ShowHistory},
            {"kind sets", ChooseKindSet}, {"legend", KindLegend}, {"tie to finding", LinkFinding}, {"tie to node", LinkNode},
            {"join findings", MergeFindings}, {"slot", FillSlot}, {"finding to node", FindingToNode}, {"join nodes", MergeNode},
            {"other names", EditAliases}, {"share", JoinNode}, {"help", Help}, {"keys", Shortcuts}, {"change keys", ChangeShortcuts},
            {"about", About}};
        for (const auto &[name, id] : dialogs)
            QTest::newRow(name) << id;
    }
    void dialogsAreWalkedWithTab()
    {
        QFETCH(ActionId, opens);
        chooseAll();
        QVERIFY(action(opens)->isEnabled());
        action(opens)->trigger();
        const auto shown = [this]() -> QWidget * {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (widget != m_window.get() && widget->isVisible() && (qobject_cast<QDialog *>(widget) || widget->windowType() == Qt::Popup))
                    return widget;
            }
            return nullptr;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(shown(), "nothing was opened", 5000);
        QWidget *dialog = shown();
        QVERIFY(!dialog->windowTitle().isEmpty() || !dialog->accessibleName().isEmpty());
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->focusWidget(), "nothing has the focus", 5000);
        walk(dialog, dialog->focusWidget());
        QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : dialog, Qt::Key_Escape);
        QTRY_VERIFY2_WITH_TIMEOUT(!shown(), "Escape does not close it", 5000);
    }
    void cleanup()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget != m_window.get() && qobject_cast<QDialog *>(widget) && widget->isVisible())
                widget->close();
        }
    }

    // From the words of the taxonomy to a passage and to a place that is still to be read, by keys alone.
    void theMatrixLeadsToPassagesByKeys()
    {
        m_window->showView(nullptr);
        action(ActionId::ShowEvidenceMatrix)->trigger();
        auto *view = qobject_cast<EvidenceMatrixView *>(m_window->currentView());
        QVERIFY(view);
        QTRY_VERIFY_WITH_TIMEOUT(!view->isLoading() && view->model()->rowCount() > 5, kLong);
        const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(view->surveys().size(), size_t(2));
        QTest::keyClick(view->grid(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->model()->tsv());
        QTest::keyClicks(view->filter(), QStringLiteral("low-rank"));
        QTRY_COMPARE(view->model()->rowCount(), 1);
        QTest::keyClick(view->filter(), Qt::Key_Down);
        QCOMPARE(m_window->focusWidget(), view->grid());
        const int full = view->model()->cellAt(view->model()->index(0, 0))->isGap() ? 1 : 0;
        QTest::keyClick(view->grid(), full == 0 ? Qt::Key_Left : Qt::Key_Right);
        QCOMPARE(view->grid()->currentIndex().column(), full);
        QTest::keyClick(view->grid(), Qt::Key_Return);
        QCOMPARE(m_window->focusWidget(), view->list());
        QTest::keyClick(view->list(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentView() && !m_window->reader()->selectedAnnotation().isNull(), kLong);
        const AnnotationId reached = m_window->reader()->selectedAnnotation();
        QVERIFY(data()->snapshot().annotation(reached)->anchors.front().quote.contains(QLatin1String("low-rank"), Qt::CaseInsensitive)
                || !data()->snapshot().linksOf(reached).empty());
        // What is tied to a node appears at once; Undo takes it away again.
        const NodeId gap = data()->snapshot().nodes.back().id;
        action(ActionId::ShowEvidenceMatrix)->trigger();
        view->filter()->clear();
        QTRY_VERIFY(view->model()->rowCount() > 5);
        const int before = view->model()->gaps();
        m_window->library()->addToNode(m_window->currentSurvey(), reached, gap);
        QTRY_COMPARE(view->model()->gaps(), before - 1);
        m_window->library()->undoStack()->undo();
        QTRY_COMPARE(view->model()->gaps(), before);
        QTest::keyClick(view->grid(), Qt::Key_Escape);
        QVERIFY(!m_window->currentView());
    }

    // The two panes that are painted by hand say what they are and what is in them.
    void paintedPanesSpeak()
    {
        QAccessibleInterface *pdf = QAccessible::queryAccessibleInterface(m_window->reader()->view());
        QVERIFY(pdf && !pdf->text(QAccessible::Name).isEmpty());
        QCOMPARE(pdf->role(), QAccessible::Document);
        const reader::PdfView *view = m_window->reader()->view();
        QTRY_VERIFY2_WITH_TIMEOUT(view->currentTextPage(), qPrintable(QStringLiteral("page %1 of %2").arg(view->currentPage()).arg(view->layout().pageCount())), kLong);
        QVERIFY(!pdf->text(QAccessible::Value).isEmpty()); // the words of the page
        QAccessibleInterface *page = QAccessible::queryAccessibleInterface(m_window->surveyPage());
        QVERIFY(page && !page->text(QAccessible::Name).isEmpty());
        QVERIFY(page->childCount() > 10);
        for (int i = 0; i < page->childCount(); ++i)
            QVERIFY2(page->child(i) && !page->child(i)->text(QAccessible::Name).isEmpty(), qPrintable(QString::number(i)));
    }
};

CONSPECTUS_TEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
