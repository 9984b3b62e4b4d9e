// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A kind as it marks words: on a light page, on a dark one, and in grey. For the editor of kinds.
#pragma once

#include "survey/kinds.h"
#include "ui/theme.h"

#include <QWidget>

namespace conspectus {

class KindSample final : public QWidget
{
    Q_OBJECT
public:
    explicit KindSample(QWidget *parent = nullptr);
    void setKind(const Kind &kind);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintPage(QPainter &painter, const QRectF &page, const Theme &theme) const;

    Kind m_kind;
};

} // namespace conspectus
