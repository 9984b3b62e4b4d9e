// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The note editor: a draft on every key, an operation when it is left, nothing lost in between.

#include "support/testenvironment.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/panelfixture.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <algorithm>

using namespace conspectus;
using namespace conspectus::test;

class NotesTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<PanelFixture> m_fixture;
    std::unique_ptr<NoteEditor> m_editor;
    SurveyData *m_survey = nullptr;
    AnnotationId m_annotation;

    QString note() const { return m_survey->snapshot().annotation(m_annotation)->note; }
    QString draft() const { return m_fixture->library().draft(asObject(m_annotation)); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<PanelFixture>();
        m_survey = m_fixture->importWithPdf();
        QVERIFY(m_survey);
        m_annotation = m_fixture->annotate(*m_survey, 8, 100, QStringLiteral("quote"), QStringLiteral("Holds."));
        m_editor = std::make_unique<NoteEditor>(&m_fixture->library());
        m_editor->setSurvey(m_survey);
        m_editor->resize(262, 180);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->activateWindow();
        m_editor->setAnnotation(m_annotation);
    }
    void cleanup()
    {
        m_editor.reset();
        m_fixture.reset();
    }

    void saysWhichNoteItIs()
    {
        QStringList texts;
        for (const QLabel *label : m_editor->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains(QStringLiteral("Note 1")));
        QVERIFY(texts.contains(QStringLiteral("Claim, p. 9")));
        m_editor->setAnnotation({});
        QVERIFY(!m_editor->textEdit()->isEnabled());
    }

    void typingIsADraftAndLeavingAnOperation()
    {
        m_editor->startEditing();
        QTRY_VERIFY(m_editor->textEdit()->hasFocus());
        const int steps = m_fixture->library().undoStack()->index();
        QTest::keyClicks(m_editor->textEdit(), QStringLiteral(" Check"));
        QCOMPARE(draft(), QStringLiteral("Holds. Check"));
        QCOMPARE(note(), QStringLiteral("Holds."));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps);
        QSignalSpy finished(m_editor.get(), &NoteEditor::editingFinished);
        QTest::keyClick(m_editor->textEdit(), Qt::Key_Escape);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(note(), QStringLiteral("Holds. Check"));
        QCOMPARE(m_fixture->library().undoStack()->index(), steps + 1);
        QVERIFY(draft().isEmpty());
        m_fixture->library().undoStack()->undo();
        QCOMPARE(note(), QStringLiteral("Holds."));
        QCOMPARE(m_editor->textEdit()->toPlainText(), QStringLiteral("Holds."));
    }

    void anotherAnnotationCommits()
    {
        const AnnotationId other = m_fixture->annotate(*m_survey, 9, 10, QStringLiteral("other"));
        m_editor->textEdit()->setPlainText(QStringLiteral("changed"));
        m_editor->setAnnotation(other);
        QCOMPARE(note(), QStringLiteral("changed"));
        QCOMPARE(m_editor->textEdit()->toPlainText(), QString());
    }

    void nothingTypedIsNoOperation()
    {
        const int steps = m_fixture->library().undoStack()->index();
        m_editor->startEditing();
        m_editor->commit();
        m_editor->setAnnotation({});
        QCOMPARE(m_fixture->library().undoStack()->index(), steps);
    }

    // As after a kill: the draft is there, the operation is not.
    void aDraftIsShownInPlaceOfTheNote()
    {
        m_editor->setAnnotation({});
        m_fixture->library().putDraft(asObject(m_annotation), QStringLiteral("half a thou"));
        m_editor->setAnnotation(m_annotation);
        QCOMPARE(m_editor->textEdit()->toPlainText(), QStringLiteral("half a thou"));
        m_editor->commit();
        QCOMPARE(note(), QStringLiteral("half a thou"));
    }

    void theAnnotationBeingDeletedEmptiesTheEditor()
    {
        m_fixture->library().removeAnnotation(m_survey->id(), m_annotation);
        QVERIFY(m_editor->annotation().isNull());
        QVERIFY(!m_editor->textEdit()->isEnabled());
    }

    void theFooterLeadsToTheFinding()
    {
        const FindingId finding = PanelFixture::finding(*m_survey, Finding::Origin::Findings);
        m_fixture->library().addEvidence(m_survey->id(), m_annotation, finding, EvidenceRole::Qualifies);
        QSignalSpy activated(m_editor.get(), &NoteEditor::findingActivated);
        const auto buttons = m_editor->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(buttons, [](const QPushButton *each) {
            return each->accessibleName().startsWith(QLatin1String("F1 Decision support"));
        });
        QVERIFY(found != buttons.end());
        QPushButton *button = *found;
        button->click();
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<FindingId>(), finding);
    }

    void aReadOnlySurveyWithoutANoteIsNoTrap()
    {
        m_editor->setSurvey(nullptr);
        m_editor->startEditing();
        m_editor->commit();
        QVERIFY(!m_editor->textEdit()->isEnabled());
    }
};

CONSPECTUS_TEST_MAIN(NotesTest)
#include "notes_test.moc"
