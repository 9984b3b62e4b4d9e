// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Message bars, the start page, the field that opens the search, text that is not ours, links, settings, and reading files away from
// the GUI thread.

#include "support/testenvironment.h"
#include "ui/actions.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/linkdialog.h"
#include "ui/fileio.h"
#include "ui/settings.h"
#include "ui/singleinstance.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/safetextbrowser.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/startpage.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <sys/stat.h>

using namespace conspectus;

class WidgetsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessageStaysUntilItIsAnsweredAndRunsItsAction()
    {
        MessageArea area;
        QVERIFY(area.isHidden());
        int tried = 0;
        area.show({QStringLiteral("save"), MessageLevel::Error, QStringLiteral("Not saved."), QStringLiteral("The disk is full."), {},
                   {{QStringLiteral("Try again"), [&tried] { ++tried; }, false}}});
        QCOMPARE(area.count(), 1);
        QVERIFY(!area.isHidden());
        auto *button = area.bar(QStringLiteral("save"))->findChild<LinkButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(tried, 1);
        QCOMPARE(area.count(), 1);
        area.remove(QStringLiteral("save"));
        QCOMPARE(area.count(), 0);
        QVERIFY(area.isHidden());
    }

    void aMessageWithTheSameKeyReplacesTheOneBefore()
    {
        MessageArea area;
        area.show({QStringLiteral("a"), MessageLevel::Info, QStringLiteral("First."), {}, {}, {}});
        area.show({QStringLiteral("a"), MessageLevel::Info, QStringLiteral("Second."), {}, {}, {}});
        area.show({{}, MessageLevel::Info, QStringLiteral("Third."), {}, {}, {}});
        QCOMPARE(area.count(), 2);
        QCOMPARE(area.bar(QStringLiteral("a"))->message().headline, QStringLiteral("Second."));
        QVERIFY(area.bar(QStringLiteral("a"))->accessibleName().contains(QStringLiteral("Second.")));
    }

    void aMessageIsNeverMarkup()
    {
        MessageArea area;
        area.resize(600, 200);
        area.show({QStringLiteral("x"), MessageLevel::Warning, QStringLiteral("<img src=\"/dev/zero\">"), QStringLiteral("<b>bold</b>"), {}, {}});
        area.QWidget::show();
        QVERIFY(!area.grab().isNull()); // would hang if the path were opened
        QVERIFY(area.bar(QStringLiteral("x"))->accessibleName().contains(QStringLiteral("<b>")));
    }

    void theStartPageOffersThreeWaysByKey()
    {
        Actions actions;
        StartPage page(actions);
        page.resize(1000, 700);
        page.show();
        QSignalSpy spy(&actions, &Actions::triggered);
        const auto buttons = page.findChildren<QPushButton *>();
        int pressed = 0;
        for (QPushButton *button : buttons) {
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
            ++pressed;
        }
        QCOMPARE(pressed, 4); // three ways and another library
        QCOMPARE(spy.size(), 4);
        QCOMPARE(spy[0].front().value<ActionId>(), ActionId::OpenPdf);
        QCOMPARE(spy[1].front().value<ActionId>(), ActionId::ImportPage);
        QCOMPARE(spy[2].front().value<ActionId>(), ActionId::OpenSample);
    }

    void theStartPageChoosesAKindSet()
    {
        Actions actions;
        StartPage page(actions);
        QSignalSpy spy(&page, &StartPage::kindSetChosen);
        QCOMPARE(page.kindSet(), QStringLiteral("kindset.reading"));
        const auto radios = page.findChildren<QRadioButton *>();
        QCOMPARE(radios.size(), 3);
        radios[1]->click();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(page.kindSet(), spy.front().front().toString());
        QVERIFY(page.kindSet() != QStringLiteral("kindset.reading"));
    }

    void theSearchFieldOpensByClickReturnAndTyping()
    {
        Actions actions;
        SearchField field(actions[ActionId::SearchAll]);
        QSignalSpy spy(&field, &SearchField::searchRequested);
        QTest::mouseClick(&field, Qt::LeftButton);
        QTest::keyClick(&field, Qt::Key_Return);
        QTest::keyClick(&field, Qt::Key_G);
        QCOMPARE(spy.size(), 3);
        QCOMPARE(spy[2].front().toString(), QStringLiteral("g"));
    }

    void foreignTextOpensNoPath()
    {
        const QTemporaryDir folder;
        const QString fifo = folder.filePath(QStringLiteral("fifo"));
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        SafeTextBrowser browser;
        browser.setSafeMarkdown(QStringLiteral("![x](%1) <img src=\"%1\"> [link](https://example.org/)").arg(fifo));
        browser.show();
        QVERIFY(!browser.grab().isNull()); // reading the FIFO would never come back
        QSignalSpy spy(&browser, &SafeTextBrowser::linkRequested);
        Q_EMIT browser.anchorClicked(QUrl(QStringLiteral("https://example.org/")));
        QCOMPARE(spy.size(), 1);
        QVERIFY(browser.source().isEmpty());
    }

    void onlyHarmlessAddressesMayBeHandedOver_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("may");
        QTest::newRow("https") << QStringLiteral("https://arxiv.org/abs/2406.03712") << true;
        QTest::newRow("mail") << QStringLiteral("mailto:a@example.org") << true;
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd") << false;
        QTest::newRow("path") << QStringLiteral("/usr/bin/true") << false;
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)") << false;
        QTest::newRow("smb") << QStringLiteral("smb://host/share") << false;
        QTest::newRow("broken") << QStringLiteral("https//") << false;
    }

    void onlyHarmlessAddressesMayBeHandedOver()
    {
        QFETCH(QString, address);
        QFETCH(bool, may);
        QCOMPARE(LinkDialog::mayBeOpened(address), may);
    }

    void theImportDialogGivesWhatWasPasted()
    {
        auto *dialog = new ImportDialog(nullptr);
        QSignalSpy spy(dialog, &ImportDialog::textGiven);
        dialog->show();
        QPushButton *import = nullptr;
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->property("conspectus.default").toBool())
                import = button;
        }
        QVERIFY(import != nullptr);
        QVERIFY(!import->isEnabled());
        dialog->setText(QStringLiteral("TL;DR\nA survey."));
        QVERIFY(import->isEnabled());
        import->click();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front().front().toString(), QStringLiteral("TL;DR\nA survey."));
    }

    void chooseByTypingAndReturn()
    {
        auto *dialog = new ChooseDialog(QStringLiteral("Tie"), {{QStringLiteral("1"), QStringLiteral("alpha")}, {QStringLiteral("2"), QStringLiteral("beta")}},
                                        {{QStringLiteral("supports"), QStringLiteral("Supports")}}, nullptr);
        QSignalSpy spy(dialog, &ChooseDialog::chosen);
        dialog->show();
        auto *field = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("bet"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.front()[0].toString(), QStringLiteral("2"));
        QCOMPARE(spy.front()[1].toString(), QStringLiteral("supports"));
    }

    void settingsComeBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("window.conf"));
        {
            Settings settings(path);
            settings.setTheme(Theme::Choice::Dark);
            settings.setTextScale(1.5);
            settings.setArrangement(QStringLiteral("/a/library"), {"geometry", 1234, "docks", "splitter", true, false, true});
            settings.sync();
        }
        const Settings settings(path);
        QCOMPARE(settings.theme(), Theme::Choice::Dark);
        QCOMPARE(settings.textScale(), 1.5);
        const WindowArrangement back = settings.arrangement(QStringLiteral("/a/library"));
        QCOMPARE(back.docks, QByteArray("docks"));
        QCOMPARE(back.width, 1234);
        QVERIFY(back.isArranged);
        QVERIFY(!back.showsSurveyPage);
        QVERIFY(settings.arrangement(QStringLiteral("/another")).docks.isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("/a/library")); // where someone reads is nobody's business
    }

    void filesAreReadAwayFromTheWindow()
    {
        const QTemporaryDir folder;
        const QString text = folder.filePath(QStringLiteral("page.txt"));
        const QString pdf = folder.filePath(QStringLiteral("paper"));
        const QString fifo = folder.filePath(QStringLiteral("fifo"));
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        for (const auto &[path, bytes] : {std::pair(text, QByteArray("TL;DR")), std::pair(pdf, QByteArray("%PDF-1.5\n1 0 obj"))}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        }
        QMap<QString, Result<FileStart>> answers;
        for (const QString &path : {text, pdf, fifo, folder.path(), folder.filePath(QStringLiteral("nothing"))})
            readFileLater(path, this, [&answers, path](const Result<FileStart> &answer) { answers.insert(path, answer); });
        QTRY_COMPARE(answers.size(), 5);
        QVERIFY(answers[text] && answers[text]->bytes == "TL;DR" && !answers[text]->isPdf);
        QVERIFY(answers[pdf] && answers[pdf]->isPdf);
        QVERIFY(!answers[fifo]);
        QVERIFY(!answers[folder.path()]);
        QVERIFY(!answers[folder.filePath(QStringLiteral("nothing"))]);
        QVERIFY(!answers[fifo].error().message.isEmpty());
    }

    void anAnswerForAGoneReceiverIsDropped()
    {
        const QTemporaryDir folder;
        auto *receiver = new QObject;
        bool called = false;
        bool after = false;
        readFileLater(folder.filePath(QStringLiteral("x")), receiver, [&called](const Result<FileStart> &) { called = true; });
        delete receiver;
        readFileLater(folder.filePath(QStringLiteral("x")), this, [&after](const Result<FileStart> &) { after = true; });
        QTRY_VERIFY(after);
        QVERIFY(!called);
    }

    void anExportIsWrittenWholeOrNotAtAll()
    {
        const QTemporaryDir folder;
        int answers = 0;
        writeFileLater(folder.filePath(QStringLiteral("out.md")), "# A survey\n", this, [&answers](const Result<QString> &written) {
            QVERIFY(written.has_value());
            ++answers;
        });
        writeFileLater(folder.filePath(QStringLiteral("no/such/folder/out.md")), "x", this, [&answers](const Result<QString> &written) {
            QVERIFY(!written.has_value());
            ++answers;
        });
        QTRY_COMPARE(answers, 2);
        QFile file(folder.filePath(QStringLiteral("out.md")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("# A survey\n"));
    }

    void withoutABusEveryStartIsTheFirst()
    {
        SingleInstance instance(QStringLiteral("/a/library"));
        QVERIFY(!instance.handOver({QStringLiteral("/a.pdf")}));
        QVERIFY(!instance.listen());
    }
};

CONSPECTUS_TEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
