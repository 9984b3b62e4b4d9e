// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replies, status and tags: written in the note editor, shown and filtered in the list, each with its undo; and nothing that is
// chosen widens the panel.

#include "library/annotationedits.h"
#include "models/annotationfilterproxy.h"
#include "models/annotationlistmodel.h"
#include "models/roles.h"
#include "support/testenvironment.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/panelfixture.h"
#include "ui/panels/replythread.h"
#include "ui/panels/tagbar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>
#include <algorithm>

using namespace conspectus;
using namespace conspectus::test;

class RepliesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<AnnotationsPanel> m_panel;
    SurveyData *m_survey = nullptr;
    AnnotationId m_annotation;
    AnnotationId m_other;

    [[nodiscard]] NoteEditor *note() const { return m_panel->noteEditor(); }
    [[nodiscard]] const Annotation &annotation() const { return *m_survey->snapshot().annotation(m_annotation); }
    [[nodiscard]] QStringList replies() const
    {
        QStringList texts;
        for (const Annotation *reply : repliesTo(m_survey->snapshot(), m_annotation))
            texts << reply->note;
        return texts;
    }
    [[nodiscard]] int rows() const
    {
        int count = 0;
        const QAbstractItemModel *model = m_panel->view()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            count += model->index(row, 0).data(IsHeaderRole).toBool() ? 0 : 1;
        return count;
    }
    void undo() { m_fixture->library().undoStack()->undo(); }
    void reply(const QString &text)
    {
        note()->startReply();
        QTest::keyClicks(note()->thread()->editor(), text);
        QTest::keyClick(note()->thread()->editor(), Qt::Key_Return, Qt::ControlModifier);
    }
    QToolButton *buttonNamed(const QString &name) const
    {
        for (QToolButton *button : note()->thread()->findChildren<QToolButton *>()) {
            if (button->accessibleName() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
    // Presses an entry of the filter's menu.
    void filterBy(const QString &entry)
    {
        QMenu *menu = m_panel->filterButton()->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text() == entry)
                return action->trigger();
        }
        QFAIL(qPrintable(entry));
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_survey = m_fixture->importWithPdf();
        QVERIFY(m_survey);
        m_annotation = m_fixture->annotate(*m_survey, 8, 100, QStringLiteral("first quote"), QStringLiteral("Holds."));
        m_other = m_fixture->annotate(*m_survey, 9, 100, QStringLiteral("second quote"));
        m_panel = std::make_unique<AnnotationsPanel>(&m_fixture->library());
        m_panel->setSurvey(m_survey);
        m_panel->resize(276, 760);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        m_panel->setCurrentAnnotation(m_annotation);
    }
    void cleanup()
    {
        m_panel.reset();
        m_fixture.reset();
    }

    void aReplyStandsUnderItsNoteAndNotInTheList()
    {
        QAbstractItemModelTester tester(m_panel->view()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const int steps = m_fixture->library().undoStack()->index();
        reply(QStringLiteral("Does it?"));
        reply(QStringLiteral("It does."));
        QCOMPARE(replies(), QStringList({QStringLiteral("Does it?"), QStringLiteral("It does.")}));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps + 2);
        QCOMPARE(rows(), 2);
        QCOMPARE(m_panel->view()->currentIndex().data(RepliesRole).toInt(), 2);
        QVERIFY(annotation().replyTo.isNull());
        undo();
        QCOMPARE(replies().size(), 1);
        QCOMPARE(m_panel->view()->currentIndex().data(RepliesRole).toInt(), 1);
        m_fixture->library().undoStack()->redo();
        QCOMPARE(replies().size(), 2);
        PanelFixture::picture(*m_panel, QStringLiteral("replies"));
    }

    void aReplyIsEditedAndDeleted()
    {
        reply(QStringLiteral("Does it?"));
        QToolButton *edit = buttonNamed(QStringLiteral("Edit the reply"));
        QVERIFY(edit);
        edit->click();
        QVERIFY(note()->thread()->editor());
        QCOMPARE(note()->thread()->editor()->toPlainText(), QStringLiteral("Does it?"));
        note()->thread()->editor()->setPlainText(QStringLiteral("Where?"));
        QTest::keyClick(note()->thread()->editor(), Qt::Key_Escape);
        QCOMPARE(replies(), QStringList{QStringLiteral("Where?")});
        undo();
        QCOMPARE(replies(), QStringList{QStringLiteral("Does it?")});
        QToolButton *remove = buttonNamed(QStringLiteral("Delete the reply"));
        QVERIFY(remove);
        remove->click();
        QVERIFY(replies().isEmpty());
        undo();
        QCOMPARE(replies().size(), 1);
    }

    void anEmptyReplyIsNone()
    {
        const int steps = m_fixture->library().undoStack()->index();
        reply(QStringLiteral("  "));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps);
        QVERIFY(!note()->thread()->editor());
    }

    void halfAReplySurvives()
    {
        note()->startReply();
        QTest::keyClicks(note()->thread()->editor(), QStringLiteral("half a thou"));
        const ObjectId draft(m_annotation.text() + QStringLiteral("/reply"));
        QCOMPARE(m_fixture->library().draft(draft), QStringLiteral("half a thou"));
        m_panel->setCurrentAnnotation(m_other); // leaving makes it one
        QCOMPARE(replies(), QStringList{QStringLiteral("half a thou")});
        QVERIFY(m_fixture->library().draft(draft).isEmpty());
        m_fixture->library().putDraft(draft, QStringLiteral("as after a kill"));
        m_panel->setCurrentAnnotation(m_annotation);
        QVERIFY(note()->thread()->editor());
        QCOMPARE(note()->thread()->editor()->toPlainText(), QStringLiteral("as after a kill"));
        QVERIFY(!note()->thread()->editor()->hasFocus()); // keys go on where they went
    }

    void deletingTheNoteTakesItsReplies()
    {
        reply(QStringLiteral("Does it?"));
        m_fixture->library().removeAnnotation(m_survey->id(), m_annotation);
        QCOMPARE(m_survey->snapshot().annotations.size(), size_t(1));
        undo();
        QCOMPARE(m_survey->snapshot().annotations.size(), size_t(3));
        QCOMPARE(replies().size(), 1);
    }

    void statusIsSetShownAndFiltered()
    {
        m_panel->setStatusOfChosen(QStringLiteral("open"));
        QCOMPARE(annotation().status, QStringLiteral("open"));
        QCOMPARE(note()->statusButton()->text(), QStringLiteral("open"));
        QVERIFY(m_panel->view()->currentIndex().data(Qt::AccessibleTextRole).toString().contains(QLatin1String("open")));
        filterBy(QStringLiteral("Open"));
        QCOMPARE(rows(), 1);
        QVERIFY(m_panel->filterButton()->isChecked());
        filterBy(QStringLiteral("Open"));
        QCOMPARE(rows(), 2);
        m_panel->setStatusOfChosen(QStringLiteral("resolved"));
        m_panel->setResolvedHidden(true);
        QCOMPARE(rows(), 1);
        undo();
        QCOMPARE(rows(), 2); // open again
        QCOMPARE(annotation().status, QStringLiteral("open"));
    }

    void severalGetAStatusInOneStep()
    {
        m_panel->view()->selectAll();
        const int steps = m_fixture->library().undoStack()->index();
        m_panel->setStatusOfChosen(QStringLiteral("answered"));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps + 1);
        QCOMPARE(m_survey->snapshot().annotation(m_other)->status, QStringLiteral("answered"));
        undo();
        QVERIFY(annotation().status.isEmpty());
    }

    void tagsAreAddedCompletedAndRemoved()
    {
        note()->startTags();
        QLineEdit *field = note()->tagBar()->field();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("#fairness"));
        QTest::keyClick(field, Qt::Key_Return);
        QTest::keyClicks(field, QStringLiteral("cost,"));
        QCOMPARE(annotation().tags, QStringList({QStringLiteral("cost"), QStringLiteral("fairness")}));
        QTest::keyClicks(field, QStringLiteral("Fairness"));
        QTest::keyClick(field, Qt::Key_Return); // there already
        QCOMPARE(annotation().tags.size(), 2);
        QCOMPARE(note()->tagBar()->tags(), annotation().tags);
        filterBy(QStringLiteral("cost"));
        QCOMPARE(rows(), 1);
        filterBy(QStringLiteral("Show All"));
        QCOMPARE(rows(), 2);
        QTest::keyClick(field, Qt::Key_Backspace);
        QCOMPARE(annotation().tags, QStringList{QStringLiteral("cost")});
        undo();
        QCOMPARE(annotation().tags.size(), 2);
        m_panel->setCurrentAnnotation(m_other);
        QVERIFY(note()->tagBar()->tags().isEmpty());
        PanelFixture::picture(*m_panel, QStringLiteral("tags"));
    }

    // Everything in the note editor has its place, with a picture, replies and tags at once, in a low window.
    void nothingInTheNoteEditorCoversAnother()
    {
        Annotation area = annotation();
        area.style = AnnotationStyle::Area;
        m_fixture->library().changeAnnotation(area, QStringLiteral("Change style"));
        m_panel->setPictureSource([](const AnnotationId &, int width) {
            QImage picture(width, width / 2, QImage::Format_RGB32);
            picture.fill(Qt::gray);
            return picture;
        });
        reply(QStringLiteral("Does it?"));
        m_panel->resize(276, 560);
        QApplication::processEvents();
        const QList<QWidget *> parts{note()->findChild<QLabel *>(QStringLiteral("areaPicture")), note()->textEdit(), note()->tagBar(),
                                     note()->thread(), note()->statusButton()};
        for (qsizetype i = 0; i < parts.size(); ++i) {
            QVERIFY(parts[i] && parts[i]->isVisible());
            QVERIFY(note()->rect().contains(parts[i]->geometry()));
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY2(!parts[i]->geometry().intersects(parts[j]->geometry()), qPrintable(QString::number(10 * i + j)));
        }
        PanelFixture::picture(*m_panel, QStringLiteral("note-editor-full"));
    }

    void nothingChosenWidensThePanel()
    {
        m_panel->setCurrentAnnotation({});
        const int least = m_panel->minimumSizeHint().width();
        const QString longWords = QStringLiteral("An immeasurably long name that goes on and on beyond all that a dock has room for");
        addTag(m_fixture->library(), m_survey->id(), {m_annotation}, longWords);
        addReply(m_fixture->library(), m_survey->id(), m_annotation, QString(longWords).remove(QLatin1Char(' ')));
        setStatus(m_fixture->library(), m_survey->id(), {m_annotation}, QStringLiteral("answered"));
        for (const Finding &finding : std::vector<Finding>(m_survey->snapshot().findings))
            m_fixture->library().addEvidence(m_survey->id(), m_annotation, finding.id, EvidenceRole::ValueSource);
        m_panel->setCurrentAnnotation(m_annotation);
        QApplication::processEvents();
        QVERIFY2(m_panel->minimumSizeHint().width() <= std::max(least, 262),
                 qPrintable(QStringLiteral("%1, before %2").arg(m_panel->minimumSizeHint().width()).arg(least)));
        QCOMPARE(m_panel->width(), 276);
        PanelFixture::picture(*m_panel, QStringLiteral("narrow"));
    }
};

CONSPECTUS_TEST_MAIN(RepliesTest)
#include "replies_test.moc"
