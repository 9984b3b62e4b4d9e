// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every action of the window, in one table: id, text, shortcuts, help line, menu, icon. Menus, shortcuts, tooltips, the
// search palette's commands and the help dialog are made from it, and nothing else makes a QAction with a shortcut.
// The window connects triggered() to what it does; a pane that wants a button for an action takes the QAction from here.
#pragma once

#include <QAction>
#include <QObject>
#include <span>
#include <vector>

class QMenu;
class QMenuBar;
class QToolButton;

namespace conspectus {

enum class ActionId {
    // Library
    OpenPdf, ImportPage, AddPdf, ExportMarkdown, ExportJson, ExportReviewDraft, ExportNodeNotes, ExportCards, PrintCard, PrintAnnotated, BackUp, CheckLibrary, OpenLibrary, OpenSample, RemoveSurvey, Quit,
    ImportFolder, NewCollection, AddToCollection, SurveyTags, PinSurvey, StateNone, StateToRead, StateReading, StateRead, FindDuplicates, ShowTrash,
    Preferences,
    // Edit
    PasteReview, AddResource, AddVideo, ShowHistory,
    Undo, Redo, Copy, PastePage, Find, FindNext, FindPrevious, SearchAll, SearchLibrary,
    // Go
    Back, Forward, NextPage, PreviousPage, FirstPage, LastPage, GoToPage, NextAnnotation, PreviousAnnotation, NextPane,
    PreviousPane,
    // Annotate
    Kind1, Kind2, Kind3, Kind4, Kind5, Kind6, Kind7, Kind8, Kind9, HighlightStyle, UnderlineStyle, StrikeOutStyle, SquigglyStyle, PointNote, AreaStyle, InkStyle,
    RepeatMarks, CaretMode, ReplyToNote, EditTags, StatusNone, StatusOpen, StatusAnswered, StatusResolved,
    PromoteToFinding, SplitFinding, MergeFinding, MergeFindings, MoveFindingUp, MoveFindingDown, FindingUnchecked, FindingDraft,
    FindingChecked, FindingDisputed, FillSlot, FindingToNode, RemoveFinding, AddNode, MergeNode, EditAliases, JoinNode,
    RemoveNode, ShowNodePage,
    EditNote, LinkFinding, LinkNode, RemoveAnnotation, AddFinding, KindSetReading, KindSetClinical, KindSetReviewing, ChooseKindSet, KindLegend,
    // View
    ZoomIn, ZoomOut, ActualSize, FitWidth, FitPage, TextWidth, RotateLeft, RotateRight, ShowLibrary, ShowContents, ShowTaxonomy,
    ShowAnnotations, ShowSurveyPage, ShowPdf, ThemeSystem, ThemeLight, ThemeDark, LargerText, SmallerText, NormalText, LargeTextMode,
    ShowFindingsTable, FullScreen, ResetLayout, ShowLibraryTable, FloatingBar, HideResolved, ShowWorkbench,
    OnePageWide, TwoPagesOddLeft, TwoPagesOddRight, Present, ShowPages, ShowFigures, TintTheme, TintPaper, TintSepia, TintDark,
    CropMargins, CropByHand, ReadingRuler, ReadingMode, SplitView, LinkScrolling, NextTab, PreviousTab, CloseTab,
    ShowEvidenceMatrix, CopyFindings, CopyWithCitation, GrowSelection, ShrinkSelection,
    // Help
    Help, Shortcuts, ChangeShortcuts, TakeTour, About,
};

enum class ActionMenu { Library, Edit, Go, Annotate, View, Help };

struct ActionSpec
{
    ActionId id;
    const char *name;      // stable: "library.open-pdf"; for settings and tests
    ActionMenu menu;
    const char *group;     // a separator stands between groups; "kinds" and others name a submenu, see menuTitle()
    const char *text;      // translated in the context "Actions"; with its mnemonic
    const char *shortcuts; // portable text, several with "; ", or "" for none
    const char *help;      // one line for status tip and help, translated
    const char *icon;      // id of icons.h or ""
    bool checkable;
};

// The table.
[[nodiscard]] std::span<const ActionSpec> actionTable();
[[nodiscard]] const ActionSpec &actionSpec(ActionId id);

class Actions final : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction *operator[](ActionId id) const;
    [[nodiscard]] static QString menuTitle(ActionMenu menu);
    [[nodiscard]] static QString helpText(ActionId id);
    // The keys of the table, and those in use: the reader's own where there are some. Tooltips follow.
    [[nodiscard]] static QList<QKeySequence> standardShortcuts(ActionId id);
    void setShortcuts(ActionId id, const QList<QKeySequence> &keys);

    // Fills the menu bar; returns the menus in the order of ActionMenu.
    std::vector<QMenu *> fill(QMenuBar *bar);
    // The nine kind actions in the order of their digits.
    [[nodiscard]] std::vector<QAction *> kindActions() const;
    // A tool button for an action: icon, tooltip with its key, 26 px, accessible name.
    [[nodiscard]] QToolButton *button(ActionId id, QWidget *parent) const;

Q_SIGNALS:
    void triggered(conspectus::ActionId id);
    void shortcutsChanged(conspectus::ActionId id);

private:
    std::vector<QAction *> m_actions; // by ActionId
};

} // namespace conspectus
