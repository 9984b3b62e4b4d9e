// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bar as long as the PDF: the pages that have a passage are filled. Says in words what it shows to assistive technology.
#pragma once

#include <QWidget>
#include <vector>

namespace conspectus {

class CoverageBar final : public QWidget
{
    Q_OBJECT
public:
    explicit CoverageBar(QWidget *parent = nullptr);
    void setPages(const std::vector<bool> &covered); // empty: nothing is drawn
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<bool> m_covered;
};

} // namespace conspectus
