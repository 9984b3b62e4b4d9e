// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The legend: the kinds of a survey with digit and pattern, and how many annotations have each; kinds of other sets that
// annotations still have stand below. A small popover that any key or click outside closes.
#pragma once

#include "survey/survey.h"

#include <QFrame>

namespace conspectus {

class KindLegend final : public QFrame
{
    Q_OBJECT
public:
    explicit KindLegend(const SurveySnapshot &snapshot, QWidget *parent);
    void openAt(const QPoint &globalTopRight);
    [[nodiscard]] QStringList lines() const { return m_lines; } // as they are read out

Q_SIGNALS:
    void editWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QStringList m_lines;
};

} // namespace conspectus
