// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a link inside the document leads to, shown beside it without leaving the place: a figure, a table, the entry of a
// reference, an equation, the beginning of a section. Comes 300 ms after the pointer, never takes the focus, stands over the other
// column where there is one, so that the sentence stays readable.
#pragma once

#include "ui/reader/pagecrop.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace conspectus::reader {

class LinkPreview final : public QFrame
{
    Q_OBJECT
public:
    explicit LinkPreview(PdfView *view);

    void enter(const text::RawLink &link, const QRect &onViewport);
    // Chosen by keys: shown at once, till it is closed.
    void choose(const text::RawLink &link, const QRect &onViewport);
    void leave();
    void close();
    void showNow(); // without waiting
    [[nodiscard]] bool hasPlace() const { return m_crop->page() >= 0 && isVisible(); }
    [[nodiscard]] bool isChosen() const { return m_isChosen && hasPlace(); }
    [[nodiscard]] const text::RawLink &link() const { return m_link; }
    [[nodiscard]] QString name() const { return m_name; } // of what is shown: "Figure 3, p. 7"
    [[nodiscard]] const PageCrop &crop() const { return *m_crop; }
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void textWanted(int page); // its text would say more of the place

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int kDelay = 300;      // ms
    static constexpr int kLeaveDelay = 250; // to go from the link into the preview

    PdfView *m_view;
    PageCrop *m_crop;
    QLabel *m_title;
    QTimer m_enter;
    QTimer m_leave;
    text::RawLink m_link;
    QString m_name;
    bool m_isChosen = false;
    QRect m_at;

    void place();
    void say();
};

// What is worth seeing of a place that a link leads to (page space): the figure or table there, else the lines from it on.
[[nodiscard]] QRectF areaOfTarget(const text::TextPage *page, const QSizeF &size, QPointF target, QString *name = nullptr);

} // namespace conspectus::reader
