// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Version, licence, where the library is, and what keeps files and network apart from the reader's notes.
#pragma once

#include <QDialog>

namespace conspectus {

struct AboutFacts
{
    QString version;
    QString libraryFolder;
    bool isReadOnly = false;
    bool networkDenied = false;
    bool documentOpen = false; // the next three are known then
    bool seccomp = false;
    bool landlock = false;
    bool limits = false;
};

class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    AboutDialog(const AboutFacts &facts, QWidget *parent);
    // The same as plain text, one fact a line; what Copy gives.
    [[nodiscard]] static QString text(const AboutFacts &facts);
};

} // namespace conspectus
