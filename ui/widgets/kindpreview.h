// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kinds of a set in a grid: swatch, digit, name.
#pragma once

#include "survey/kinds.h"

#include <QWidget>

namespace conspectus {

class KindPreview final : public QWidget
{
    Q_OBJECT
public:
    explicit KindPreview(QWidget *parent = nullptr);
    void setKindSet(const KindSetId &id);
    [[nodiscard]] const KindSetId &kindSet() const { return m_set; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    KindSetId m_set;
};

} // namespace conspectus
