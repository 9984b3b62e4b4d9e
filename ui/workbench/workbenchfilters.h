// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two rows above the table: words and grouping; survey, kind, tag, status, finding, node and date.
#pragma once

#include "library/annotationquery.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace conspectus {

class WorkbenchFilters final : public QWidget
{
    Q_OBJECT
public:
    explicit WorkbenchFilters(QWidget *parent = nullptr);

    // What there is to choose; what is chosen stays where it is still there.
    void setChoices(const AnnotationRows &rows);
    [[nodiscard]] AnnotationFilter filter() const;
    [[nodiscard]] AnnotationGrouping grouping() const;
    void clear();
    [[nodiscard]] QLineEdit *field() const { return m_text; }

Q_SIGNALS:
    void changed();
    void downPressed();
    void leaveWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QComboBox *makeBox(const QString &name);
    void fill(QComboBox *box, const QString &any, const std::vector<RowTie> &choices);

    QLineEdit *m_text;
    QComboBox *m_survey;
    QComboBox *m_kind;
    QComboBox *m_tag;
    QComboBox *m_status;
    QComboBox *m_finding;
    QComboBox *m_node;
    QComboBox *m_date;
    QComboBox *m_grouping;
    QToolButton *m_clear;
    QTimer m_delay; // after the last key
    bool m_isFilling = false;
};

} // namespace conspectus
