// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Surveys that look like one work, group by group, with why. The reader keeps one of each group and joins the others to it
// as versions; Undo takes a joining back.
#pragma once

#include "library/duplicates.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace conspectus {

class DuplicatesDialog final : public QDialog
{
    Q_OBJECT
public:
    DuplicatesDialog(Library *library, QWidget *parent);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

Q_SIGNALS:
    void joined(const conspectus::SurveyId &kept, int others);

private:
    void look();
    void fill(const std::vector<DuplicateGroup> &groups);
    void join();

    Library *m_library;
    QLabel *m_text;
    QTreeWidget *m_list;
    QPushButton *m_join;
};

} // namespace conspectus
