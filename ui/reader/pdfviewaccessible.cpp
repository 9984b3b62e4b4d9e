// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pdfviewaccessible.h"

#include "ui/reader/pdfview.h"

#include <QAccessibleTextInterface>
#include <QAccessibleWidget>
#include <algorithm>

namespace conspectus::reader {

namespace {

class PdfViewAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit PdfViewAccessible(PdfView *view) : QAccessibleWidget(view, QAccessible::Document), m_view(view) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Name)
            return m_view->accessiblePageName();
        if (which == QAccessible::Value)
            return pageText();
        return QAccessibleWidget::text(which);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    // QAccessibleTextInterface: offsets are those of the current page's text.
    void selection(int index, int *start, int *end) const override
    {
        const text::Span span = index == 0 ? m_view->selectionOnCurrentPage() : text::Span();
        *start = span.begin;
        *end = span.end;
    }
    int selectionCount() const override { return m_view->selectionOnCurrentPage().isEmpty() ? 0 : 1; }
    void addSelection(int start, int end) override { select(start, end); }
    void removeSelection(int index) override
    {
        if (index == 0)
            m_view->clearSelection();
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            select(start, end);
    }
    int cursorPosition() const override { return m_view->selectionOnCurrentPage().end; }
    void setCursorPosition(int position) override { select(position, position); }
    QString text(int start, int end) const override { return pageText().mid(start, end - start); }
    int characterCount() const override { return static_cast<int>(pageText().size()); }
    QRect characterRect(int offset) const override { return m_view->screenRectOf({offset, offset + 1}); }
    int offsetAtPoint(const QPoint &point) const override { return m_view->offsetAtScreenPoint(point); }
    void scrollToSubstring(int start, int end) override { m_view->revealSpan({start, end}); }
    QString attributes(int offset, int *start, int *end) const override
    {
        *start = *end = offset;
        return {};
    }

private:
    PdfView *m_view;

    QString pageText() const { return m_view->currentPageText(); }
    void select(int start, int end)
    {
        const int page = m_view->currentPage();
        m_view->setSelectedRange({{page, std::min(start, end)}, {page, std::max(start, end)}});
    }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    if (auto *view = qobject_cast<PdfView *>(object))
        return new PdfViewAccessible(view);
    return nullptr;
}

} // namespace

void installPdfViewAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace conspectus::reader
