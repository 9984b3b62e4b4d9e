// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search of the whole library as a view of the window: made when it is first shown; Esc and its action go back.
#pragma once

#include "library/library.h"

#include <QObject>

namespace conspectus {

class LibrarySearch;
class MainWindow;

class SearchController final : public QObject
{
    Q_OBJECT
public:
    explicit SearchController(MainWindow *window);

    [[nodiscard]] LibrarySearch *view() const { return m_view; } // null until it is shown

Q_SIGNALS:
    void hitActivated(const conspectus::FoundHit &hit);

private:
    void make();
    void run();

    MainWindow *m_window;
    LibrarySearch *m_view = nullptr;
};

} // namespace conspectus
