// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of a node of the taxonomy, in place of survey page and PDF: its names, how much of the PDF it covers, and the
// passages with their notes and the findings that are tied to it, grouped by survey. Where the node is joined to a shared word,
// those of all surveys that are joined to it. Return goes to a passage, Escape back.
#pragma once

#include "library/library.h"
#include "models/nodepagemodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QTimer;
class QTreeView;

namespace conspectus {

class CoverageBar;
class EmptyLabel;

class NodePageView final : public QWidget
{
    Q_OBJECT
public:
    explicit NodePageView(Library *library, QWidget *parent = nullptr);

    void showNode(SurveyData *survey, const NodeId &node); // nullptr: none
    [[nodiscard]] SurveyData *survey() const { return m_survey; } // null: none
    [[nodiscard]] NodeId node() const { return m_node; }
    [[nodiscard]] NodePageModel *model() const { return m_model; }
    [[nodiscard]] QTreeView *view() const { return m_view; }

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    void passageActivated(const conspectus::SurveyId &survey, const conspectus::AnnotationId &annotation);
    void findingActivated(const conspectus::SurveyId &survey, const conspectus::FindingId &finding);
    void leaveWanted();
    void message(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override; // rows break anew

private:
    void makeHead();
    void refresh();
    void loadOthers();
    void updateHead();
    void activate(const QModelIndex &index);

    Library *m_library;
    QPointer<SurveyData> m_survey;
    NodeId m_node;
    NodeId m_shared;
    std::vector<NodeSurvey> m_others; // of the other surveys
    int m_asked = 0;                  // answers to older questions are dropped
    NodePageModel *m_model;
    QLabel *m_title;
    QLabel *m_about;
    CoverageBar *m_coverage;
    QTreeView *m_view;
    EmptyLabel *m_empty;
    QTimer *m_soon;
};

} // namespace conspectus
