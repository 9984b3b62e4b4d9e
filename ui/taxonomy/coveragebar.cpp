// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taxonomy/coveragebar.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/theme.h"

#include <QPainter>
#include <algorithm>

namespace conspectus {

CoverageBar::CoverageBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CoverageBar::setPages(const std::vector<bool> &covered)
{
    m_covered = covered;
    const int count = static_cast<int>(std::ranges::count(covered, true));
    const QString words = tr("%1 of %2 with a passage", "covered pages, all pages").arg(count).arg(counted(static_cast<int>(covered.size()), Noun::Page));
    setAccessibleName(words);
    setToolTip(words);
    setVisible(!covered.empty());
    update();
}

QSize CoverageBar::sizeHint() const { return {scaled(200), scaled(12)}; }

void CoverageBar::paintEvent(QPaintEvent *)
{
    if (m_covered.empty())
        return;
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    painter.fillRect(rect(), theme.line);
    const double step = static_cast<double>(width()) / static_cast<double>(m_covered.size());
    for (size_t page = 0; page < m_covered.size(); ++page) {
        if (m_covered[page])
            painter.fillRect(QRectF(step * static_cast<double>(page), 0, std::max(step - 1, 1.5), height()), theme.acc);
    }
}

} // namespace conspectus
