// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows and hides the evidence matrix and goes where its cells lead: to a passage, to a finding, or to the place in a PDF where
// a word that has nothing yet is named. The view is made when it is first asked for.
#pragma once

#include "library/library.h"

#include <QObject>

namespace conspectus {

class EvidenceMatrixView;
class MainWindow;

class EvidenceMatrixController final : public QObject
{
    Q_OBJECT
public:
    explicit EvidenceMatrixController(MainWindow *window);

Q_SIGNALS:
    void message(const QString &text); // one line for the status bar

private:
    void make();
    void toggle();
    void showFinding(const SurveyId &survey, const FindingId &finding);
    void lookFor(const SurveyId &survey, const QString &word);

    MainWindow *m_window;
    EvidenceMatrixView *m_view = nullptr;
};

} // namespace conspectus
