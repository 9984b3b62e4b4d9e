// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contents panel: the outline of the open PDF with page labels; the section that is on the screen is marked. The window
// gives it the outline when the reader has it, since the PDF is open there.
#pragma once

#include "models/outlinemodel.h"

#include <QWidget>

class QTreeView;

namespace conspectus {

class EmptyLabel;
class PaneHeader;

class ContentsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ContentsPanel(QWidget *parent = nullptr);

    [[nodiscard]] PaneHeader *header() const { return m_header; }
    // labels: of all pages, may be empty (then numbers are shown). An empty outline shows the empty state.
    void setOutline(const std::vector<pdf::OutlineItem> &items, const QStringList &labels);
    // A PDF is open but its outline is empty: says so. false: no PDF is open.
    void setDocumentOpen(bool open);
    // Where the reader is: marks the last entry that stands before it. point: page space of that page.
    void setCurrentPlace(int page, QPointF point);
    // "4.2 Clinical decision support" of the current place, for the status bar; empty where there is none.
    [[nodiscard]] QString currentSection() const;
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    void placeActivated(int page, QPointF point);

private:
    void activate(const QModelIndex &index);
    void updateEmpty();

    OutlineModel *m_model;
    PaneHeader *m_header;
    QTreeView *m_view;
    EmptyLabel *m_empty;
    bool m_documentOpen = false;
};

} // namespace conspectus
