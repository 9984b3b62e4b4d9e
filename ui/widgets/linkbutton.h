// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An action that reads like a link: "Paste a review…". A button for keyboard and screen readers; underlined when hovered.
#pragma once

#include <QPushButton>

namespace conspectus {

class LinkButton final : public QPushButton
{
    Q_OBJECT
public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);

    // From now on the text is cut with "…" where there is no room for it, and never widens what it stands in.
    void setElided();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_full; // empty: not cut
};

} // namespace conspectus
