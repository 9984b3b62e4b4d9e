// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows while the library has no survey: three ways to begin, the kinds of annotation with their digits, where
// the library is, and that nothing leaves this computer.
#pragma once

#include <QScrollArea>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace conspectus {

class Actions;
class KindPreview;

class StartPage final : public QScrollArea
{
    Q_OBJECT
public:
    explicit StartPage(const Actions &actions, QWidget *parent = nullptr);

    void setLibraryFolder(const QString &folder);
    // The kind set chosen here; new surveys get it. "kindset.reading" at first.
    [[nodiscard]] QString kindSet() const;
    void setKindSet(const QString &id);
    // Puts the focus on the first button.
    void begin();

Q_SIGNALS:
    void kindSetChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addChoices(const Actions &actions, QVBoxLayout *column);
    void addKinds(QVBoxLayout *column);
    void addFoot(const Actions &actions, QVBoxLayout *column);
    void restyle();

    QWidget *m_column = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_lead = nullptr;
    QLabel *m_kindsLabel = nullptr;
    QLabel *m_folder = nullptr;
    KindPreview *m_kinds = nullptr;
    QButtonGroup *m_sets = nullptr;
    QAbstractButton *m_first = nullptr;
};

} // namespace conspectus
