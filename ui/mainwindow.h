// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window: survey page and PDF in the middle, panels at the sides, one library. It makes the panes, connects what one says to what
// another shows, and turns actions into calls of the panes and of the library service. It keeps nothing of its own that is not
// about the window.
//
// A PDF named at the start is drawn before the library is opened (DESIGN, "First paint before everything"): see openBare().
#pragma once

#include "library/library.h"
#include "ui/actions.h"
#include "ui/appearance.h"
#include "ui/reader/pagesource.h"
#include "ui/reader/readerpane.h"
#include "ui/settings.h"

#include <QMainWindow>
#include <QPointer>
#include <functional>

class QSplitter;
class QStackedWidget;

namespace conspectus {

class AnnotationsPanel;
class ContentsPanel;
class Intake;
class LibraryPanel;
class MessageArea;
class PaneHeader;
class PassageJump;
class SearchPalette;
class StartPage;
class StatusLine;
class SurveyPageView;
class TaxonomyPanel;
class Tour;
class ViewingController;
class WindowLayout;

struct WindowOptions
{
    QString libraryFolder; // absolute
    QString stateFolder;
    bool isSample = false;
    bool networkDenied = false;
    bool isForPicture = false; // how the window stands is not remembered
    QSize size; // empty: as it was, else 1600 × 1000 at most
};

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Clock &clock, Settings &settings, Appearance &appearance, const WindowOptions &options,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens the library; or, where files has one PDF alone, draws that first. Call after show().
    void start(const QStringList &files, std::unique_ptr<reader::PageSource> ahead = {});
    // Whether start() will draw the first of these before anything else, and the size that the window will probably have (pixels).
    [[nodiscard]] static bool drawsFirst(const QStringList &files);
    [[nodiscard]] static QSize sizeToCome(const QSize &wanted, const WindowArrangement &arrangement);
    void openFiles(const QStringList &files);
    // All is loaded and drawn that will be without the reader doing something; for pictures and tests.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] Library *library() const { return m_library; }
    [[nodiscard]] const Actions &actions() const { return *m_actions; }
    [[nodiscard]] ReaderPane *reader() const { return m_reader; }
    [[nodiscard]] ReaderPane *activeReader() const; // of two side by side the one that has the keys
    [[nodiscard]] ViewingController *viewing() const { return m_viewing; }
    [[nodiscard]] SurveyPageView *surveyPage() const { return m_page; }
    [[nodiscard]] WindowLayout *windowLayout() const { return m_layout; }
    [[nodiscard]] StatusLine *statusLine() const { return m_status; }
    [[nodiscard]] StartPage *startPage() const { return m_start; }
    [[nodiscard]] MessageArea *messages() const { return m_messages; }
    [[nodiscard]] SurveyId currentSurvey() const { return m_current; }
    void showSurvey(const SurveyId &survey, std::function<void()> then = {});
    void openAnnotation(const SurveyId &survey, const AnnotationId &annotation); // at its passage, from any view
    // A view of the whole library (table of surveys, workbench, findings table) takes the place of survey page and PDF
    // while it is shown; the panels stay. Taken over.
    void addView(QWidget *view);
    void showView(QWidget *view); // null, and showing a survey: back to survey page and PDF
    [[nodiscard]] QWidget *currentView() const; // null: survey page and PDF, or the first-start page

Q_SIGNALS:
    void viewChanged(QWidget *view);
    void surveyShown(const conspectus::SurveyId &survey); // in the panes, after it was opened
    void closing(); // before the last is written
    // Another library is wanted in place of this one; empty: the reader's usual one.
    void libraryWanted(const QString &folder, bool isSample);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override; // in the order in which things stand

private:
    template<typename Controller>
    Controller *keep(Controller *controller)
    {
        m_controllers.emplace_back(controller);
        return controller;
    }

    // mainwindow.cpp: the panes
    void takeFirstSize();
    void makePanes();
    void makeDocks();
    void makeMenuBar();
    QDockWidget *makeDock(const QString &name, const QString &title, QWidget *panel, QWidget *header, Qt::DockWidgetArea area);
    [[nodiscard]] std::vector<QWidget *> panesInOrder() const;
    void focusPane(int step);
    void connectPanes();
    void connectReader();
    void connectPanels();

    // mainwindowlibrary.cpp: library, coming back, messages
    void openLibrary();
    void openBare(const QString &path, std::unique_ptr<reader::PageSource> ahead);
    void adoptBare();
    void libraryOpened();
    void libraryFailed(const Error &error);
    void fillSample();
    [[nodiscard]] bool isEmptySample() const; // the reader emptied it: it is filled again when it is asked for
    void showLastSurvey();
    void showWhatCameBack();
    void surveysChanged();
    void saveFailed(const Error &error);
    void savingChanged(SavingState state);
    void rememberPlace(const QJsonObject &state);
    void saveArrangement();
    void exportSurvey(const QString &format, const QString &suffix);
    void backUp();
    void checkLibrary();
    void chooseLibrary();
    void removeSurvey();
    void say(const QString &line);

    // mainwindowsurvey.cpp: the survey that is shown, jumps, evidence
    void surveyOpened(const SurveyId &survey);
    void display(SurveyData *data);
    void leaveSurvey();
    void chooseAsBefore(const SurveySnapshot &snapshot);
    void showVersion(const QString &openedFrom);
    void versionsChanged();
    void updatePlace();
    void updatePageLabels();
    void updateProtection();
    [[nodiscard]] SurveyData *data() const;
    [[nodiscard]] AnnotationId chosenAnnotation() const;
    void annotationChosen(const AnnotationId &annotation);
    void showAnnotation(const AnnotationId &annotation);
    void showFinding(const FindingId &finding);
    void showNode(const NodeId &node);
    void showHit(const FoundHit &hit);
    void findingWithoutPassage(const FindingId &finding);
    void addEvidence(const AnnotationId &annotation, const FindingId &finding);
    void linkToFinding();
    void linkToNode();
    void addFinding();
    void removeAnnotation();
    void showLink(const QString &address);

    // mainwindowactions.cpp: what actions do and when they are on
    void connectActions();
    void run(ActionId id);
    bool runLibrary(ActionId id);
    bool runEdit(ActionId id);
    bool runGo(ActionId id);
    bool runAnnotate(ActionId id);
    bool runView(ActionId id);
    bool runHelp(ActionId id);
    // A page text into this survey (null: the one it belongs to, else a new one). Reviews, code and videos are parts of it.
    void askForPage(const SurveyId &into);
    void copy();
    void setTheme(Theme::Choice choice);
    void setTextScale(double scale);
    void toggleDock(QDockWidget *dock, bool shown);
    void updateActions();
    void updateKinds();
    void updateUndo();
    void updateViewChecks();

    std::vector<QPointer<QObject>> m_controllers; // one a feature; ended before what they connect
    Settings &m_settings;
    Appearance &m_appearance;
    WindowOptions m_options;
    Library *m_library;
    Actions *m_actions;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_pages = nullptr;
    MessageArea *m_messages = nullptr;       // of the whole library
    MessageArea *m_pageMessages = nullptr;   // above the survey page
    MessageArea *m_readerMessages = nullptr; // above the PDF
    StartPage *m_start = nullptr;
    SurveyPageView *m_page = nullptr;
    ReaderPane *m_reader = nullptr;
    LibraryPanel *m_libraryPanel = nullptr;
    ContentsPanel *m_contents = nullptr;
    TaxonomyPanel *m_taxonomy = nullptr;
    AnnotationsPanel *m_annotations = nullptr;
    SearchPalette *m_palette = nullptr;
    StatusLine *m_status = nullptr;
    QDockWidget *m_libraryDock = nullptr;
    QDockWidget *m_contentsDock = nullptr;
    QDockWidget *m_taxonomyDock = nullptr;
    QDockWidget *m_annotationsDock = nullptr;
    WindowLayout *m_layout = nullptr;
    ViewingController *m_viewing = nullptr;
    Intake *m_intake = nullptr;
    Tour *m_tour = nullptr;
    PassageJump *m_jump = nullptr; // waits for a document that is being opened

    SurveyId m_current;                 // shown
    SurveyId m_wanted;                  // asked for, not there yet
    std::function<void()> m_then;       // what to do when it is shown
    VersionId m_version;                // in the reader
    QString m_openedFrom;               // the reader's own file that m_version was adopted from
    QString m_barePath;                 // drawn before the library was open
    QByteArray m_password;              // given once for the file that is being shown; never stored
    QStringList m_waitingFiles;         // until the library is open
    QStringList m_pageLabels;
    bool m_isLibraryAsked = false;
    bool m_hasFailed = false;
    bool m_isFillingSample = false;
    bool m_hasPainted = false;          // the PDF that is shown
    bool m_documentFailed = false;
};

} // namespace conspectus
