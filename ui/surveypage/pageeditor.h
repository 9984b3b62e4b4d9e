// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The field that lies over a text of the survey page while it is edited. Ctrl+Return or leaving it commits, Esc cancels; a
// text of one line (title, authors) takes Return as well. Says each change, so that a draft can be kept.
#pragma once

#include <QPlainTextEdit>

namespace conspectus {

class PageEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    PageEditor(const QString &text, bool isOneLine, QWidget *parent);

    // Ends the edit; finished() comes once.
    void finish(bool commit);
    // The height that its text needs at a width.
    [[nodiscard]] int neededHeight() const;

Q_SIGNALS:
    void finished(bool commit, const QString &text);
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool m_isOneLine;
    bool m_isFinished = false;
};

} // namespace conspectus
