// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parts of the document that stay beside the text while it is read: pinned figures, tables, equations. Each can be closed, and
// a click or Return on its name goes to its place. Empty, the board is not shown.
#pragma once

#include "ui/reader/pagecrop.h"

#include <QJsonArray>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace conspectus::reader {

class PinBoard final : public QWidget
{
    Q_OBJECT
public:
    PinBoard(PdfView *view, QWidget *parent);

    // area: page space. One that is pinned already is not pinned twice.
    void pin(const QString &name, int page, const QRectF &area);
    void clear();
    [[nodiscard]] int count() const { return static_cast<int>(m_pins.size()); }
    [[nodiscard]] int heightFor(int width) const; // px, to show all of them at that width
    [[nodiscard]] QJsonArray state() const;
    void restore(const QJsonArray &state);

Q_SIGNALS:
    void changed();
    void placeActivated(int page, const QPointF &point);

private:
    struct Pin
    {
        QString name;
        QWidget *card = nullptr;
        PageCrop *crop = nullptr;
    };

    PdfView *m_view;
    QWidget *m_inside;
    QVBoxLayout *m_column;
    std::vector<Pin> m_pins;

    void add(const QString &name, int page, const QRectF &area);
    void remove(QWidget *card);
};

} // namespace conspectus::reader
