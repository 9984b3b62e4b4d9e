// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The palette (Ctrl+K): a field over the window; below it commands, surveys, sections, findings and nodes by name, and ranked passages of
// the whole library, grouped by survey with their matches marked. A sign in front asks for one kind alone: > @ # ! / ?. Return opens at
// the hit, Esc closes. A child of the window, not a window.
#pragma once

#include "library/library.h"
#include "models/paletteentries.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>
#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace conspectus {

class SearchModel;

class SearchPalette final : public QFrame
{
    Q_OBJECT
public:
    SearchPalette(Library *library, QWidget *window);

    void setActions(const QList<QAction *> &actions); // offered by name; those that are disabled are left out
    // The survey being read: its hits come first, and the empty state offers the others.
    void setCurrentSurvey(const SurveyId &survey) { m_current = survey; }
    // Asked for each time the palette opens: the sections of the open PDF.
    void setSections(std::function<std::vector<NamedSection>()> sections) { m_askSections = std::move(sections); }
    // Shows it at the top of the window, with the focus in the field. A text replaces what was typed.
    void open(const QString &text = {});
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] SearchModel *model() const { return m_model; }

Q_SIGNALS:
    void hitActivated(const conspectus::FoundHit &hit);
    void surveyActivated(const conspectus::SurveyId &survey);
    void sectionActivated(int page, QPointF point);
    void findingActivated(const conspectus::FindingId &finding); // of the survey being read
    void nodeActivated(const conspectus::NodeId &node);

public Q_SLOTS:
    void dismiss(); // hides and gives the focus back to where it was

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void textEdited();
    void startSearch();
    void showAnswer(const QString &query, const Result<FoundAnswer> &answer);
    void showHits(const FoundAnswer &answer);
    void activate(const QModelIndex &index);
    void moveSelection(int by);
    void place();
    void updateState();
    [[nodiscard]] PaletteSources sources() const;
    [[nodiscard]] QString nothingFound(const PaletteQuery &query) const;
    bool fieldKeyPressed(int key);

    Library *m_library;
    SearchModel *m_model;
    QLineEdit *m_field;
    QListView *m_view;
    QLabel *m_state;
    QTimer m_delay; // after the last key
    QList<QAction *> m_actions;
    std::function<std::vector<NamedSection>()> m_askSections;
    std::vector<NamedSection> m_sections;
    SurveyId m_current;
    QString m_asked;
    QString m_leftOut; // what of the query is not looked for
    bool m_isSearching = false;
    bool m_hasFirstRows = false; // the ranked ones are still to come
    QPointer<QWidget> m_focusBefore;
};

} // namespace conspectus
