// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tags of one or several surveys: type one (known ones are completed) or tick and untick those of the library. A tag that
// only some of the surveys have is half ticked and stays so unless it is touched.
#pragma once

#include "library/library.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace conspectus {

class TagsDialog final : public QDialog
{
    Q_OBJECT
public:
    TagsDialog(Library *library, std::vector<SurveyId> surveys, QWidget *parent);

    // What accept() asks for.
    [[nodiscard]] QStringList toAdd() const;
    [[nodiscard]] QStringList toRemove() const;

public Q_SLOTS:
    void accept() override;

private:
    void addTyped();
    void addTag(const QString &tag, Qt::CheckState state, bool isNew);
    [[nodiscard]] QStringList tagsWith(Qt::CheckState state) const;

    Library *m_library;
    std::vector<SurveyId> m_surveys;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace conspectus
