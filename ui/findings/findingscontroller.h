// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actions about findings do: on the finding that is current on the survey page, with the text selected in the PDF or
// the annotation that is chosen. Connects itself to its actions and says when they are on.
#pragma once

#include "library/library.h"
#include "ui/actions.h"

#include <QObject>

namespace conspectus {

class AnnotationsPanel;
class FindingsTable;
class MainWindow;
class ReaderPane;
class SurveyPageView;

class FindingsController final : public QObject
{
    Q_OBJECT
public:
    FindingsController(Library *library, Actions *actions, SurveyPageView *page, ReaderPane *reader, AnnotationsPanel *annotations,
                       MainWindow *window);

    [[nodiscard]] FindingsTable *table() const { return m_table; }

Q_SIGNALS:
    void message(const QString &text); // one line for the status bar

private:
    void connectActions();
    void connectPanes();
    void on(ActionId id, void (FindingsController::*what)());
    void update();
    void promote();
    // Marked with the kind that makes findings: the finding is made, opened, and asks for its slots.
    void marked(const AnnotationId &annotation, const KindId &kind);
    void makeFinding(const AnnotationId &annotation, const QString &text);
    void split();
    void mergeWithBefore();
    void mergeWithAnother();
    void move(int step);
    void setStatus(const QString &status);
    void fillSlotOfCurrent();
    void fillFrom(const FindingId &finding, const QString &slot, const AnnotationId &annotation);
    void tieToNode();
    void removeCurrent();
    void makeTable();
    void showTable(bool shown);
    // The selection of the PDF as an annotation of that kind; null where nothing is selected.
    [[nodiscard]] AnnotationId markSelection(const KindId &kind);
    [[nodiscard]] const KindSet &kindSet() const;
    [[nodiscard]] ReaderPane *reader() const; // of two side by side the one that has the keys
    [[nodiscard]] AnnotationId chosenAnnotation() const;
    [[nodiscard]] QString quoteOf(const AnnotationId &annotation) const;
    [[nodiscard]] SurveyId survey() const;

    Library *m_library;
    Actions *m_actions;
    SurveyPageView *m_page;
    ReaderPane *m_reader;
    AnnotationsPanel *m_annotations;
    MainWindow *m_window;
    FindingsTable *m_table = nullptr;
    bool m_isMarking = false;
};

} // namespace conspectus
