// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of the preferences that says what the program remembers beside what the reader made, and forgets it: what was
// opened lately, places and progress, pictures of pages, and texts that were typed and never finished.
#pragma once

#include "library/library.h"

#include <QWidget>

class QLabel;

namespace conspectus {

class PrivacyPage final : public QWidget
{
    Q_OBJECT
public:
    explicit PrivacyPage(Library *library, QWidget *parent = nullptr);

Q_SIGNALS:
    void recentCleared();

private:
    void forgetPlaces();
    void forgetPictures();
    void forgetDrafts();
    void updateTexts();

    Library *m_library;
    QLabel *m_places;
    QLabel *m_pictures;
    QLabel *m_drafts;
};

} // namespace conspectus
