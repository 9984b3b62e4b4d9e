// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of actions itself, in the order of the menus.
#include "ui/actions.h"

namespace conspectus {
namespace {

#define ACTION_TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

using Id = ActionId;
using Menu = ActionMenu;

constexpr ActionSpec kTable[] = {
    {Id::OpenPdf, "library.open-pdf", Menu::Library, "add", ACTION_TEXT("&Open PDF…"), "Ctrl+O",
     ACTION_TEXT("Copies a PDF into the library and opens it; the original file is left alone"), "pdf", false},
    {Id::ImportPage, "library.import-page", Menu::Library, "add", ACTION_TEXT("&Import Page Text…"), "Ctrl+I",
     ACTION_TEXT("Reads title, authors, findings, abstract and taxonomy from the text of a survey's web page"), "import", false},
    {Id::AddPdf, "library.add-pdf", Menu::Library, "add", ACTION_TEXT("&Add PDF to This Survey…"), "Ctrl+Shift+O",
     ACTION_TEXT("Adds a PDF to the open survey, as its first or as a new version"), "version", false},
    {Id::ExportMarkdown, "library.export-markdown", Menu::Library, "export", ACTION_TEXT("Export as &Markdown…"), "Ctrl+E",
     ACTION_TEXT("Writes the open survey, its findings and your annotations to a Markdown file"), "export", false},
    {Id::ExportJson, "library.export-json", Menu::Library, "export", ACTION_TEXT("Export as &JSON…"), "Ctrl+Shift+E",
     ACTION_TEXT("Writes the open survey and everything you made in it to a JSON file"), "export", false},
    {Id::RemoveSurvey, "library.remove-survey", Menu::Library, "export", ACTION_TEXT("&Remove Survey"), "",
     ACTION_TEXT("Takes the open survey out of the library; Undo brings it back with everything in it"), "trash", false},
    {Id::BackUp, "library.back-up", Menu::Library, "folder", ACTION_TEXT("&Back Up…"), "Ctrl+Shift+B",
     ACTION_TEXT("Writes a copy of the whole library to a folder of your choice"), "backup", false},
    {Id::CheckLibrary, "library.check", Menu::Library, "folder", ACTION_TEXT("&Check the Library"), "",
     ACTION_TEXT("Reads the whole library, compares it with its journal and says what it found"), "shield", false},
    {Id::OpenLibrary, "library.open-library", Menu::Library, "folder", ACTION_TEXT("Open Another &Library…"), "",
     ACTION_TEXT("Opens a library in another folder, or starts one there"), "folder", false},
    {Id::OpenSample, "library.open-sample", Menu::Library, "folder", ACTION_TEXT("Try the &Sample"), "",
     ACTION_TEXT("Opens the sample library, which stands beside your own: two surveys with findings, notes and a taxonomy"),
     "survey", false},
    {Id::Quit, "library.quit", Menu::Library, "quit", ACTION_TEXT("&Quit"), "Ctrl+Q",
     ACTION_TEXT("Closes the window; window, survey, place and a half-typed note come back at the next start"), "quit", false},

    {Id::Undo, "edit.undo", Menu::Edit, "undo", ACTION_TEXT("&Undo"), "Ctrl+Z",
     ACTION_TEXT("Takes back the last change"), "undo", false},
    {Id::Redo, "edit.redo", Menu::Edit, "undo", ACTION_TEXT("&Redo"), "Ctrl+Shift+Z; Ctrl+Y",
     ACTION_TEXT("Makes the change that was taken back once more"), "redo", false},
    {Id::Copy, "edit.copy", Menu::Edit, "clipboard", ACTION_TEXT("&Copy"), "Ctrl+C",
     ACTION_TEXT("Copies the selected text of the PDF or of the survey page as clean text"), "copy", false},
    {Id::PastePage, "edit.paste-page", Menu::Edit, "clipboard", ACTION_TEXT("&Paste Page Text"), "Ctrl+V",
     ACTION_TEXT("Imports the text in the clipboard as the text of a survey's web page"), "paste", false},
    {Id::SearchAll, "edit.search", Menu::Edit, "find", ACTION_TEXT("&Search Everything…"), "Ctrl+K",
     ACTION_TEXT("Searches surveys, findings, notes and the text of all PDFs, and finds commands by name"), "search", false},
    {Id::Find, "edit.find", Menu::Edit, "find", ACTION_TEXT("&Find in This PDF…"), "Ctrl+F; /",
     ACTION_TEXT("Marks every place in the open PDF that has the text; accents, hyphens and line ends do not matter"), "search",
     false},
    {Id::FindNext, "edit.find-next", Menu::Edit, "find", ACTION_TEXT("Find &Next"), "F3",
     ACTION_TEXT("Goes to the next place found"), "down", false},
    {Id::FindPrevious, "edit.find-previous", Menu::Edit, "find", ACTION_TEXT("Find Pre&vious"), "Shift+F3",
     ACTION_TEXT("Goes to the place found before"), "up", false},

    {Id::Back, "go.back", Menu::Go, "history", ACTION_TEXT("&Back"), "Alt+Left; Backspace",
     ACTION_TEXT("Goes back to where you were before the last jump"), "back", false},
    {Id::Forward, "go.forward", Menu::Go, "history", ACTION_TEXT("&Forward"), "Alt+Right",
     ACTION_TEXT("Goes forward again"), "forward", false},
    {Id::GoToPage, "go.page", Menu::Go, "pages", ACTION_TEXT("&Go to Page…"), "Ctrl+G",
     ACTION_TEXT("Goes to a page by its number or its label"), "page", false},
    {Id::PreviousPage, "go.previous-page", Menu::Go, "pages", ACTION_TEXT("&Previous Page"), "Ctrl+PgUp",
     ACTION_TEXT("Goes to the top of the page before"), "up", false},
    {Id::NextPage, "go.next-page", Menu::Go, "pages", ACTION_TEXT("&Next Page"), "Ctrl+PgDown",
     ACTION_TEXT("Goes to the top of the next page"), "down", false},
    {Id::FirstPage, "go.first-page", Menu::Go, "pages", ACTION_TEXT("F&irst Page"), "Ctrl+Home",
     ACTION_TEXT("Goes to the first page"), "first-page", false},
    {Id::LastPage, "go.last-page", Menu::Go, "pages", ACTION_TEXT("&Last Page"), "Ctrl+End",
     ACTION_TEXT("Goes to the last page"), "last-page", false},
    {Id::NextAnnotation, "go.next-annotation", Menu::Go, "annotations", ACTION_TEXT("Next &Annotation"), "N; F4",
     ACTION_TEXT("Shows the next annotation in the list on its page"), "down", false},
    {Id::PreviousAnnotation, "go.previous-annotation", Menu::Go, "annotations", ACTION_TEXT("Pre&vious Annotation"),
     "Shift+N; Shift+F4", ACTION_TEXT("Shows the annotation before in the list on its page"), "up", false},
    {Id::NextPane, "go.next-pane", Menu::Go, "panes", ACTION_TEXT("Ne&xt Pane"), "F6",
     ACTION_TEXT("Moves the focus to the next pane: library, contents, taxonomy, survey page, PDF, annotations, note"),
     "panel-right", false},
    {Id::PreviousPane, "go.previous-pane", Menu::Go, "panes", ACTION_TEXT("Previous Pan&e"), "Shift+F6",
     ACTION_TEXT("Moves the focus to the pane before"), "panel-left", false},

    {Id::Kind1, "annotate.kind-1", Menu::Annotate, "kinds", ACTION_TEXT("Kind 1"), "1",
     ACTION_TEXT("Marks the selected text, or changes the chosen annotation, with the first kind of the set"), "", false},
    {Id::Kind2, "annotate.kind-2", Menu::Annotate, "kinds", ACTION_TEXT("Kind 2"), "2",
     ACTION_TEXT("The same with the second kind of the set"), "", false},
    {Id::Kind3, "annotate.kind-3", Menu::Annotate, "kinds", ACTION_TEXT("Kind 3"), "3",
     ACTION_TEXT("The same with the third kind of the set"), "", false},
    {Id::Kind4, "annotate.kind-4", Menu::Annotate, "kinds", ACTION_TEXT("Kind 4"), "4",
     ACTION_TEXT("The same with the fourth kind of the set"), "", false},
    {Id::Kind5, "annotate.kind-5", Menu::Annotate, "kinds", ACTION_TEXT("Kind 5"), "5",
     ACTION_TEXT("The same with the fifth kind of the set"), "", false},
    {Id::Kind6, "annotate.kind-6", Menu::Annotate, "kinds", ACTION_TEXT("Kind 6"), "6",
     ACTION_TEXT("The same with the sixth kind of the set"), "", false},
    {Id::Kind7, "annotate.kind-7", Menu::Annotate, "kinds", ACTION_TEXT("Kind 7"), "7",
     ACTION_TEXT("The same with the seventh kind of the set"), "", false},
    {Id::Kind8, "annotate.kind-8", Menu::Annotate, "kinds", ACTION_TEXT("Kind 8"), "8",
     ACTION_TEXT("The same with the eighth kind of the set"), "", false},
    {Id::Kind9, "annotate.kind-9", Menu::Annotate, "kinds", ACTION_TEXT("Kind 9"), "9",
     ACTION_TEXT("The same with the ninth kind of the set"), "", false},
    {Id::KindSetReading, "annotate.set-reading", Menu::Annotate, "sets", ACTION_TEXT("Kinds for &Reading"), "",
     ACTION_TEXT("The digits of this survey mean claim, evidence, method and so on"), "", true},
    {Id::KindSetClinical, "annotate.set-clinical", Menu::Annotate, "sets", ACTION_TEXT("Kinds for &Clinical Work"), "",
     ACTION_TEXT("The digits of this survey mean the kinds of the clinical set"), "", true},
    {Id::KindSetReviewing, "annotate.set-reviewing", Menu::Annotate, "sets", ACTION_TEXT("Kinds for Re&viewing"), "",
     ACTION_TEXT("The digits of this survey mean the kinds of the reviewing set"), "", true},
    {Id::HighlightStyle, "annotate.highlight", Menu::Annotate, "styles", ACTION_TEXT("&Highlight"), "H",
     ACTION_TEXT("Marks are highlights from now on"), "highlight", false},
    {Id::UnderlineStyle, "annotate.underline", Menu::Annotate, "styles", ACTION_TEXT("&Underline"), "U",
     ACTION_TEXT("Marks are underlines from now on"), "underline", false},
    {Id::StrikeOutStyle, "annotate.strike-out", Menu::Annotate, "styles", ACTION_TEXT("&Strike Out"), "Shift+U",
     ACTION_TEXT("Marks strike the text out from now on"), "strikeout", false},
    {Id::SquigglyStyle, "annotate.squiggly", Menu::Annotate, "styles", ACTION_TEXT("S&quiggly Line"), "Alt+U",
     ACTION_TEXT("Marks are squiggly lines from now on"), "squiggly", false},
    {Id::PointNote, "annotate.point-note", Menu::Annotate, "styles", ACTION_TEXT("&Note at a Point"), "T",
     ACTION_TEXT("The next click on a page puts a note there"), "note", false},
    {Id::AreaStyle, "annotate.area", Menu::Annotate, "styles", ACTION_TEXT("&Area"), "R",
     ACTION_TEXT("Drag over a figure or a table to mark it"), "area", false},
    {Id::EditNote, "annotate.edit-note", Menu::Annotate, "note", ACTION_TEXT("&Edit Note"), "Ctrl+M",
     ACTION_TEXT("Puts the caret into the note of the chosen annotation"), "edit", false},
    {Id::LinkFinding, "annotate.link-finding", Menu::Annotate, "note", ACTION_TEXT("Tie to a &Finding…"), "Ctrl+L",
     ACTION_TEXT("Makes the chosen annotation evidence for a finding: supports, states, qualifies, contradicts and so on"), "link",
     false},
    {Id::LinkNode, "annotate.link-node", Menu::Annotate, "note", ACTION_TEXT("Tie to the &Taxonomy…"), "Ctrl+Shift+L",
     ACTION_TEXT("Ties the chosen annotation to a topic, a method or another node of the taxonomy"), "tag", false},
    {Id::RemoveAnnotation, "annotate.remove", Menu::Annotate, "note", ACTION_TEXT("Re&move Annotation"), "Ctrl+Delete",
     ACTION_TEXT("Removes the chosen annotation; Undo brings it back"), "trash", false},
    {Id::AddFinding, "annotate.add-finding", Menu::Annotate, "finding", ACTION_TEXT("Write a Fin&ding…"), "Ctrl+Shift+F",
     ACTION_TEXT("Adds a finding of your own to the survey"), "finding", false},

    {Id::ZoomIn, "view.zoom-in", Menu::View, "zoom", ACTION_TEXT("Zoom &In"), "Ctrl++; Ctrl+=",
     ACTION_TEXT("Makes the page larger"), "plus", false},
    {Id::ZoomOut, "view.zoom-out", Menu::View, "zoom", ACTION_TEXT("Zoom &Out"), "Ctrl+-",
     ACTION_TEXT("Makes the page smaller"), "minus", false},
    {Id::ActualSize, "view.actual-size", Menu::View, "zoom", ACTION_TEXT("Actual &Size"), "Ctrl+0",
     ACTION_TEXT("Shows the page at 100 %"), "page", false},
    {Id::TextWidth, "view.text-width", Menu::View, "zoom", ACTION_TEXT("Fit &Text Width"), "Ctrl+3",
     ACTION_TEXT("The text of the page fills the width, its margins are trimmed"), "text-width", true},
    {Id::FitWidth, "view.fit-width", Menu::View, "zoom", ACTION_TEXT("Fit &Width"), "Ctrl+1",
     ACTION_TEXT("The page fills the width"), "fit-width", true},
    {Id::FitPage, "view.fit-page", Menu::View, "zoom", ACTION_TEXT("Fit &Page"), "Ctrl+2",
     ACTION_TEXT("The whole page is visible"), "fit-page", true},
    {Id::RotateLeft, "view.rotate-left", Menu::View, "zoom", ACTION_TEXT("Rotate &Left"), "Ctrl+Shift+Left",
     ACTION_TEXT("Turns the pages a quarter to the left"), "rotate-left", false},
    {Id::RotateRight, "view.rotate-right", Menu::View, "zoom", ACTION_TEXT("Rotate &Right"), "Ctrl+Shift+Right",
     ACTION_TEXT("Turns the pages a quarter to the right"), "rotate-right", false},
    {Id::ShowLibrary, "view.library", Menu::View, "panels", ACTION_TEXT("Library Panel"), "Ctrl+Alt+1",
     ACTION_TEXT("Shows or hides the list of surveys"), "library", true},
    {Id::ShowContents, "view.contents", Menu::View, "panels", ACTION_TEXT("Contents Panel"), "Ctrl+Alt+2",
     ACTION_TEXT("Shows or hides the outline of the open PDF"), "outline", true},
    {Id::ShowTaxonomy, "view.taxonomy", Menu::View, "panels", ACTION_TEXT("Taxonomy Panel"), "Ctrl+Alt+3",
     ACTION_TEXT("Shows or hides topics and methods"), "topic", true},
    {Id::ShowAnnotations, "view.annotations", Menu::View, "panels", ACTION_TEXT("Annotations Panel"), "Ctrl+Alt+4",
     ACTION_TEXT("Shows or hides your annotations and the note"), "note", true},
    {Id::ShowSurveyPage, "view.survey-page", Menu::View, "panels", ACTION_TEXT("Survey Page"), "Ctrl+Alt+5",
     ACTION_TEXT("Shows or hides the survey page"), "survey", true},
    {Id::ShowPdf, "view.pdf", Menu::View, "panels", ACTION_TEXT("PDF"), "Ctrl+Alt+6",
     ACTION_TEXT("Shows or hides the PDF"), "pdf", true},
    {Id::ResetLayout, "view.reset-layout", Menu::View, "panels", ACTION_TEXT("Arrange Panels as at First"), "",
     ACTION_TEXT("Puts all panels back where they were at the first start"), "panel-left", false},
    {Id::ThemeSystem, "view.theme-system", Menu::View, "theme", ACTION_TEXT("Colours of the &Desktop"), "",
     ACTION_TEXT("Light or dark as the desktop is; its own colours where it asks for high contrast"), "", true},
    {Id::ThemeLight, "view.theme-light", Menu::View, "theme", ACTION_TEXT("Li&ght Colours"), "",
     ACTION_TEXT("Dark text on light paper"), "", true},
    {Id::ThemeDark, "view.theme-dark", Menu::View, "theme", ACTION_TEXT("&Dark Colours"), "",
     ACTION_TEXT("Light text on dark paper, pages of the PDF too"), "", true},
    {Id::LargerText, "view.larger-text", Menu::View, "text", ACTION_TEXT("L&arger Text"), "Ctrl+Alt++; Ctrl+Alt+=",
     ACTION_TEXT("Makes all text of the window larger"), "text-larger", false},
    {Id::SmallerText, "view.smaller-text", Menu::View, "text", ACTION_TEXT("S&maller Text"), "Ctrl+Alt+-",
     ACTION_TEXT("Makes all text of the window smaller"), "text-smaller", false},
    {Id::NormalText, "view.normal-text", Menu::View, "text", ACTION_TEXT("&Normal Text"), "Ctrl+Alt+0",
     ACTION_TEXT("Text of the usual size"), "", false},
    {Id::FullScreen, "view.full-screen", Menu::View, "screen", ACTION_TEXT("&Full Screen"), "F11",
     ACTION_TEXT("The window fills the screen"), "full-screen", true},

    {Id::Help, "help.help", Menu::Help, "help", ACTION_TEXT("&Help"), "F1",
     ACTION_TEXT("Explains the window, marking, evidence and where everything is kept"), "help", false},
    {Id::Shortcuts, "help.shortcuts", Menu::Help, "help", ACTION_TEXT("&Keyboard"), "Shift+F1",
     ACTION_TEXT("Lists every action with its key; type to find one"), "keyboard", false},
    {Id::About, "help.about", Menu::Help, "about", ACTION_TEXT("&About Conspectus"), "",
     ACTION_TEXT("Version, licence, where the library is, and how the PDF engine is locked in"), "info", false},
};

#undef ACTION_TEXT

constexpr bool standsOnceEach()
{
    bool seen[std::size(kTable)] = {};
    for (const ActionSpec &spec : kTable) {
        const auto index = static_cast<size_t>(spec.id);
        if (index >= std::size(kTable) || seen[index])
            return false;
        seen[index] = true;
    }
    return true;
}
static_assert(standsOnceEach(), "every ActionId stands in the table once");

} // namespace

std::span<const ActionSpec> actionTable()
{
    return kTable;
}

const ActionSpec &actionSpec(ActionId id)
{
    for (const ActionSpec &spec : kTable) {
        if (spec.id == id)
            return spec;
    }
    Q_UNREACHABLE();
}

} // namespace conspectus
