// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The strip beside the scroll bar: a tick in its kind's ink for every mark of the document, a tick in the accent for pages
// with hits, a round one for the places of the chosen node. A click goes there.
#pragma once

#include "survey/kinds.h"

#include <QWidget>
#include <vector>

namespace conspectus::reader {

class MarkStrip final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kWidth = 11;
    struct Tick
    {
        double share = 0;           // of the document's height, 0…1
        const Kind *kind = nullptr; // nullptr: a hit
        bool isNode = false;        // a place of the chosen node
    };

    explicit MarkStrip(QWidget *parent);
    void setTicks(std::vector<Tick> ticks);
    void setView(double top, double bottom); // what is seen, 0…1
    [[nodiscard]] std::size_t tickCount() const { return m_ticks.size(); }

Q_SIGNALS:
    void pressed(double share);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    std::vector<Tick> m_ticks;
    double m_top = 0;
    double m_bottom = 0;
};

} // namespace conspectus::reader
