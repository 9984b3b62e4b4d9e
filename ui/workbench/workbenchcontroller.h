// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The workbench as a view of the window: made when it is first shown; Esc and its action go back.
#pragma once

#include <QObject>

namespace conspectus {

class AnnotationWorkbench;
class MainWindow;

class WorkbenchController final : public QObject
{
    Q_OBJECT
public:
    explicit WorkbenchController(MainWindow *window);

    [[nodiscard]] AnnotationWorkbench *workbench() const { return m_workbench; } // null until it is shown

Q_SIGNALS:
    void message(const QString &line);

private:
    void toggle();
    void make();

    MainWindow *m_window;
    AnnotationWorkbench *m_workbench = nullptr;
};

} // namespace conspectus
