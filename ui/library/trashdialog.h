// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trash: removed surveys, and annotations removed from surveys that are there. Restores what is chosen (Undo takes it
// back), and takes surveys out for good after a plain question.
#pragma once

#include "library/trash.h"

#include <QDialog>
#include <QSet>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace conspectus {

class TrashDialog final : public QDialog
{
    Q_OBJECT
public:
    TrashDialog(Library *library, QWidget *parent);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

public Q_SLOTS:
    void restore();
    void purge(); // asks first

Q_SIGNALS:
    void said(const QString &line);

private:
    void look();
    void fill(const Trash &trash);
    void choose(const QSet<QString> &ids);
    void updateButtons();
    void purgeNow(const std::vector<SurveyId> &surveys);
    [[nodiscard]] std::vector<SurveyId> chosenSurveys() const;
    [[nodiscard]] std::vector<TrashedAnnotation> chosenAnnotations() const;
    void tell(const Result<PurgeOutcome> &outcome);

    Library *m_library;
    Trash m_trash;
    QLabel *m_text;
    QTreeWidget *m_list;
    QPushButton *m_restore;
    QPushButton *m_purge;
};

} // namespace conspectus
