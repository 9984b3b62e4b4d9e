// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each action of the table does, and when it is on.
#include "ui/mainwindow.h"

#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/helpdialog.h"
#include "ui/dialogs/importdialog.h"
#include "ui/intake.h"
#include "ui/kindpainter.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/searchpalette.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/windowlayout.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QSplitter>

namespace conspectus {
namespace {

const QString kSetReading = QStringLiteral("kindset.reading");
const QString kSetClinical = QStringLiteral("kindset.clinical");
const QString kSetReviewing = QStringLiteral("kindset.reviewing");

} // namespace

void MainWindow::connectActions()
{
    connect(m_actions, &Actions::triggered, this, &MainWindow::run);
    QUndoStack *undo = m_library->undoStack();
    connect(undo, &QUndoStack::indexChanged, this, &MainWindow::updateUndo);
    connect(undo, &QUndoStack::cleanChanged, this, &MainWindow::updateUndo);
    connect(m_layout, &WindowLayout::changed, this, &MainWindow::updateViewChecks);
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::updateViewChecks);
    connect(m_annotations, &AnnotationsPanel::annotationSelected, this, &MainWindow::updateActions);
    updateUndo();
    updateKinds();
    updateViewChecks();
}

void MainWindow::run(ActionId id)
{
    if (!runLibrary(id) && !runEdit(id) && !runGo(id) && !runAnnotate(id) && !runView(id))
        runHelp(id);
    updateActions();
}

bool MainWindow::runLibrary(ActionId id)
{
    const QString pdfs = tr("PDF files (*.pdf);;All files (*)");
    switch (id) {
    case ActionId::OpenPdf:
        if (const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Open PDF"), {}, pdfs); !paths.isEmpty())
            openFiles(paths);
        return true;
    case ActionId::AddPdf:
        if (const QString path = QFileDialog::getOpenFileName(this, tr("Add PDF to This Survey"), {}, pdfs); !path.isEmpty())
            m_intake->takePdf(path, m_current);
        return true;
    case ActionId::ImportPage:
        askForPage({});
        return true;
    case ActionId::ExportMarkdown:
        exportSurvey(QStringLiteral("markdown"), QStringLiteral(".md"));
        return true;
    case ActionId::ExportJson:
        exportSurvey(QStringLiteral("json"), QStringLiteral(".json"));
        return true;
    case ActionId::RemoveSurvey:
        removeSurvey();
        return true;
    case ActionId::BackUp:
        backUp();
        return true;
    case ActionId::CheckLibrary:
        checkLibrary();
        return true;
    case ActionId::OpenLibrary:
        chooseLibrary();
        return true;
    case ActionId::OpenSample:
        if (isEmptySample())
            fillSample();
        else
            Q_EMIT libraryWanted({}, !m_options.isSample);
        return true;
    case ActionId::Quit:
        close();
        return true;
    default:
        return false;
    }
}

void MainWindow::askForPage(const SurveyId &into)
{
    auto *dialog = new ImportDialog(this);
    connect(dialog, &ImportDialog::textGiven, this, [this, into](const QString &text) { m_intake->takeText(text, into); });
    connect(dialog, &ImportDialog::filesGiven, this, [this, into](const QStringList &files) { m_intake->takeFiles(files, into); });
    dialog->open();
}

bool MainWindow::runEdit(ActionId id)
{
    switch (id) {
    case ActionId::Undo:
        m_library->undoStack()->undo();
        return true;
    case ActionId::Redo:
        m_library->undoStack()->redo();
        return true;
    case ActionId::Copy:
        copy();
        return true;
    case ActionId::PastePage:
        if (Intake::isWelcome(QApplication::clipboard()->mimeData()))
            m_intake->takeMime(QApplication::clipboard()->mimeData());
        else
            say(tr("The clipboard has no page text. Select all on a survey's web page and copy it first."));
        return true;
    case ActionId::SearchAll:
        m_palette->open();
        return true;
    case ActionId::Find:
        activeReader()->openFind();
        return true;
    case ActionId::FindNext:
        activeReader()->findNext();
        return true;
    case ActionId::FindPrevious:
        activeReader()->findPrevious();
        return true;
    default:
        return false;
    }
}

void MainWindow::copy()
{
    const QWidget *focus = QApplication::focusWidget();
    const bool onPage = focus != nullptr && (focus == m_page || m_page->isAncestorOf(focus));
    if (onPage || activeReader()->selectedText().isEmpty())
        m_page->copy();
    else
        activeReader()->copySelection();
}

bool MainWindow::runGo(ActionId id)
{
    switch (id) {
    case ActionId::Back:
        activeReader()->goBack();
        return true;
    case ActionId::Forward:
        activeReader()->goForward();
        return true;
    case ActionId::GoToPage:
        activeReader()->askForPage();
        return true;
    case ActionId::NextPage:
        activeReader()->nextPage();
        return true;
    case ActionId::PreviousPage:
        activeReader()->previousPage();
        return true;
    case ActionId::FirstPage:
        activeReader()->firstPage();
        return true;
    case ActionId::LastPage:
        activeReader()->lastPage();
        return true;
    case ActionId::NextAnnotation:
    case ActionId::PreviousAnnotation:
        m_annotations->goToNext(id == ActionId::NextAnnotation);
        return true;
    case ActionId::NextPane:
    case ActionId::PreviousPane:
        focusPane(id == ActionId::NextPane ? 1 : -1);
        return true;
    default:
        return false;
    }
}

bool MainWindow::runAnnotate(ActionId id)
{
    if (id >= ActionId::Kind1 && id <= ActionId::Kind9) {
        activeReader()->markWithKey(QString::number(static_cast<int>(id) - static_cast<int>(ActionId::Kind1) + 1));
        return true;
    }
    switch (id) {
    case ActionId::HighlightStyle:
        activeReader()->setTool(AnnotationStyle::Highlight);
        return true;
    case ActionId::UnderlineStyle:
        activeReader()->setTool(AnnotationStyle::Underline);
        return true;
    case ActionId::StrikeOutStyle:
        activeReader()->setTool(AnnotationStyle::StrikeOut);
        return true;
    case ActionId::SquigglyStyle:
        activeReader()->setTool(AnnotationStyle::Squiggly);
        return true;
    case ActionId::PointNote:
        activeReader()->setTool(AnnotationStyle::Note);
        return true;
    case ActionId::AreaStyle:
        activeReader()->setTool(AnnotationStyle::Area);
        return true;
    case ActionId::EditNote:
        m_annotationsDock->show();
        m_annotationsDock->raise();
        m_annotations->editNote(chosenAnnotation());
        return true;
    case ActionId::LinkFinding:
        linkToFinding();
        return true;
    case ActionId::LinkNode:
        linkToNode();
        return true;
    case ActionId::RemoveAnnotation:
        removeAnnotation();
        return true;
    case ActionId::AddFinding:
        addFinding();
        return true;
    case ActionId::KindSetReading:
        m_library->setKindSet(m_current, KindSetId(kSetReading));
        return true;
    case ActionId::KindSetClinical:
        m_library->setKindSet(m_current, KindSetId(kSetClinical));
        return true;
    case ActionId::KindSetReviewing:
        m_library->setKindSet(m_current, KindSetId(kSetReviewing));
        return true;
    default:
        return false;
    }
}

bool MainWindow::runView(ActionId id)
{
    const bool on = (*m_actions)[id]->isChecked();
    switch (id) {
    case ActionId::ZoomIn:
        activeReader()->zoomIn();
        return true;
    case ActionId::ZoomOut:
        activeReader()->zoomOut();
        return true;
    case ActionId::ActualSize:
        activeReader()->setZoom(1.0);
        return true;
    case ActionId::FitWidth:
        activeReader()->setFit(ReaderPane::Fit::Width);
        return true;
    case ActionId::FitPage:
        activeReader()->setFit(ReaderPane::Fit::Page);
        return true;
    case ActionId::TextWidth:
        activeReader()->setFit(ReaderPane::Fit::TextWidth);
        return true;
    case ActionId::RotateLeft:
        activeReader()->rotate(-1);
        return true;
    case ActionId::RotateRight:
        activeReader()->rotate(1);
        return true;
    case ActionId::ShowLibrary:
        toggleDock(m_libraryDock, on);
        return true;
    case ActionId::ShowContents:
        toggleDock(m_contentsDock, on);
        return true;
    case ActionId::ShowTaxonomy:
        toggleDock(m_taxonomyDock, on);
        return true;
    case ActionId::ShowAnnotations:
        toggleDock(m_annotationsDock, on);
        return true;
    case ActionId::ShowSurveyPage:
    case ActionId::ShowPdf: {
        // One of the two always stays.
        const int which = id == ActionId::ShowSurveyPage ? 0 : 1;
        m_pages->widget(which)->setVisible(on);
        if (!on)
            m_pages->widget(1 - which)->show();
        updateViewChecks();
        return true;
    }
    case ActionId::ResetLayout:
        m_settings.forgetArrangement(m_options.libraryFolder);
        m_layout->arrangeAsAtFirst();
        return true;
    case ActionId::ThemeSystem:
        setTheme(Theme::Choice::System);
        return true;
    case ActionId::ThemeLight:
        setTheme(Theme::Choice::Light);
        return true;
    case ActionId::ThemeDark:
        setTheme(Theme::Choice::Dark);
        return true;
    case ActionId::LargerText:
        setTextScale(Appearance::nextScale(m_appearance.textScale(), 1));
        return true;
    case ActionId::SmallerText:
        setTextScale(Appearance::nextScale(m_appearance.textScale(), -1));
        return true;
    case ActionId::NormalText:
        setTextScale(1.0);
        return true;
    case ActionId::FullScreen:
        setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
        return true;
    default:
        return false;
    }
}

bool MainWindow::runHelp(ActionId id)
{
    if (id == ActionId::Help) {
        (new HelpDialog(this))->show();
    } else if (id == ActionId::Shortcuts) {
        (new ShortcutsDialog(*m_actions, this))->show();
    } else if (id == ActionId::About) {
        const auto protection = m_reader->protection();
        AboutFacts facts{QApplication::applicationVersion(), m_options.libraryFolder, m_library->isReadOnly(), m_options.networkDenied,
                         m_reader->isOpen(), protection.seccomp, protection.landlock, protection.limits};
        (new AboutDialog(facts, this))->show();
    } else {
        return false;
    }
    return true;
}

void MainWindow::setTheme(Theme::Choice choice)
{
    m_appearance.setTheme(choice);
    m_settings.setTheme(choice);
}

void MainWindow::setTextScale(double scale)
{
    m_appearance.setTextScale(scale);
    m_settings.setTextScale(scale);
}

void MainWindow::toggleDock(QDockWidget *dock, bool shown)
{
    dock->setVisible(shown);
    if (shown)
        dock->raise();
}

void MainWindow::updateActions()
{
    const Actions &actions = *m_actions;
    const auto set = [&actions](std::initializer_list<ActionId> ids, bool on) {
        for (const ActionId id : ids)
            actions[id]->setEnabled(on);
    };
    const bool open = m_library->isOpen();
    const bool writable = open && !m_library->isReadOnly();
    const bool survey = open && !m_current.isNull();
    const bool pdf = m_reader->isOpen();
    const bool annotation = survey && !chosenAnnotation().isNull();
    using enum ActionId;
    set({OpenPdf, ImportPage, PastePage}, writable);
    set({AddPdf, RemoveSurvey, AddFinding, KindSetReading, KindSetClinical, KindSetReviewing}, survey && writable);
    set({ExportMarkdown, ExportJson}, survey);
    set({BackUp, CheckLibrary}, open);
    set({Find, FindNext, FindPrevious, GoToPage, NextPage, PreviousPage, FirstPage, LastPage, ZoomIn, ZoomOut, ActualSize, FitWidth,
         FitPage, TextWidth, RotateLeft, RotateRight, HighlightStyle, UnderlineStyle, StrikeOutStyle, SquigglyStyle, PointNote, AreaStyle},
        pdf);
    set({SearchAll}, open);
    set({Back}, m_reader->canGoBack());
    set({Forward}, m_reader->canGoForward());
    set({NextAnnotation, PreviousAnnotation}, survey);
    set({EditNote, LinkFinding, LinkNode, RemoveAnnotation}, annotation && writable);
    for (QAction *kind : actions.kindActions())
        kind->setEnabled(kind->isVisible() && pdf);
    actions[OpenSample]->setText(m_options.isSample && !isEmptySample() ? tr("Back to Your &Library") : tr("Try the &Sample"));
}

void MainWindow::updateKinds()
{
    const SurveyData *shown = data();
    const KindSetId id = shown != nullptr ? shown->snapshot().survey.kindSet : KindSetId();
    const KindSet &set = kindSetOrReading(id);
    size_t index = 0;
    for (QAction *action : m_actions->kindActions()) {
        const bool known = index < set.kinds.size();
        action->setVisible(known);
        if (known) {
            action->setText(set.kinds[index].name);
            action->setIcon(kindIcon(set.kinds[index]));
        }
        ++index;
    }
    const ActionId ids[] = {ActionId::KindSetReading, ActionId::KindSetClinical, ActionId::KindSetReviewing};
    const QString names[] = {kSetReading, kSetClinical, kSetReviewing};
    for (size_t i = 0; i < std::size(ids); ++i)
        (*m_actions)[ids[i]]->setChecked(set.id.text() == names[i]);
}

void MainWindow::updateUndo()
{
    const QUndoStack *stack = m_library->undoStack();
    QAction *undo = (*m_actions)[ActionId::Undo];
    QAction *redo = (*m_actions)[ActionId::Redo];
    undo->setEnabled(stack->canUndo());
    redo->setEnabled(stack->canRedo());
    undo->setText(stack->undoText().isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(stack->undoText()));
    redo->setText(stack->redoText().isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(stack->redoText()));
}

void MainWindow::updateViewChecks()
{
    const Actions &actions = *m_actions;
    const std::pair<ActionId, const QWidget *> panels[] = {
        {ActionId::ShowLibrary, m_libraryDock},       {ActionId::ShowContents, m_contentsDock},
        {ActionId::ShowTaxonomy, m_taxonomyDock},     {ActionId::ShowAnnotations, m_annotationsDock},
        {ActionId::ShowSurveyPage, m_pages->widget(0)}, {ActionId::ShowPdf, m_pages->widget(1)},
    };
    for (const auto &[id, panel] : panels)
        actions[id]->setChecked(!panel->isHidden());
    const Theme::Choice theme = m_appearance.theme();
    actions[ActionId::ThemeSystem]->setChecked(theme == Theme::Choice::System);
    actions[ActionId::ThemeLight]->setChecked(theme == Theme::Choice::Light);
    actions[ActionId::ThemeDark]->setChecked(theme == Theme::Choice::Dark);
    const ReaderPane::Fit fit = m_reader->fit();
    actions[ActionId::FitWidth]->setChecked(fit == ReaderPane::Fit::Width);
    actions[ActionId::FitPage]->setChecked(fit == ReaderPane::Fit::Page);
    actions[ActionId::TextWidth]->setChecked(fit == ReaderPane::Fit::TextWidth);
}

} // namespace conspectus
