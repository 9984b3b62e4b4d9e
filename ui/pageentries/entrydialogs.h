// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialogs for a link to code, a model or a dataset, and for a video with its time marks. Addresses are kept as text; nothing
// is opened or looked up here.
#pragma once

#include "survey/survey.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace conspectus {

class ResourceDialog final : public QDialog
{
    Q_OBJECT
public:
    ResourceDialog(const Resource &resource, QWidget *parent); // with an id: it is edited

Q_SIGNALS:
    void resourceGiven(const conspectus::Resource &resource);

private:
    [[nodiscard]] Resource resource() const;

    Resource m_edited;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_address;
};

class VideoDialog final : public QDialog
{
    Q_OBJECT
public:
    VideoDialog(const Video &video, QWidget *parent);

Q_SIGNALS:
    void videoGiven(const conspectus::Video &video);

private:
    [[nodiscard]] Video video() const;
    void chooseFile();
    void checkMarks();

    Video m_edited;
    QLineEdit *m_title;
    QLineEdit *m_address;
    QPlainTextEdit *m_marks;
    QLabel *m_unread;
};

} // namespace conspectus
