// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the preferences where kinds are edited: set, kinds of the set, and name, digit, pattern and colour of the
// chosen one, with how it looks and what is wrong with it. Every change is an operation at once; Undo takes it back.
#pragma once

#include "library/kindregistry.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace conspectus {

class KindSample;

class KindsPage final : public QWidget
{
    Q_OBJECT
public:
    KindsPage(KindRegistry *kinds, bool mayEdit, QWidget *parent = nullptr);
    void chooseSet(const KindSetId &set);

private:
    [[nodiscard]] QWidget *makeSetRow();
    [[nodiscard]] QWidget *makeEditor();
    void fillSets();
    void fillKinds();
    void showKind();
    void change(const std::function<void(Kind &)> &edit);
    void chooseColour();
    void updateButtons();
    void askName(const QString &title, const QString &text, std::function<void(QString)> then, const QString &before = {});
    [[nodiscard]] KindSetId set() const;
    [[nodiscard]] const Kind *kind() const;

    KindRegistry *m_kinds;
    bool m_mayEdit;
    bool m_isFilling = false;
    QComboBox *m_sets;
    QPushButton *m_rename;
    QPushButton *m_removeSet;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLineEdit *m_name;
    QComboBox *m_digit;
    QComboBox *m_pattern;
    QPushButton *m_colour;
    KindSample *m_sample;
    QLabel *m_problems;
};

} // namespace conspectus
