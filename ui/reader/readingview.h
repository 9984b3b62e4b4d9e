// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of the document reflowed: paragraphs in reading order without running heads, headings as headings, figures and tables
// as pictures after the page on which they stand. Begins at a page and goes on as the reader does, so a document of thousands of
// pages opens as fast as one of ten.
#pragma once

#include "text/floats.h"
#include "ui/reader/pdfview.h"

#include <QTextEdit>
#include <QTimer>

namespace conspectus::reader {

class ReadingView final : public QTextEdit
{
    Q_OBJECT
public:
    ReadingView(PdfView *view, QWidget *parent);

    void open(int page); // from a page on; empties what was shown
    void close();
    [[nodiscard]] int currentPage() const; // the page of the text at the top of the view
    void textArrived(int page);

Q_SIGNALS:
    void textWanted(int page);
    void pageChanged(int page);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    struct Figure
    {
        text::FloatPlace place;
        bool isSharp = false;
    };

    PdfView *m_view;
    QTimer m_growTimer;
    int m_first = 0;
    int m_next = 0; // the page that comes after what is shown
    int m_saidPage = -1;
    std::vector<Figure> m_figures;

    void grow();
    void appendPage(int page, QTextCursor &cursor);
    void prependPage();
    void appendFigure(const text::FloatPlace &place, QTextCursor &cursor);
    void requestFigures();
    void takePicture(int page);
    void styleDocument();
    [[nodiscard]] double columnWidth() const;
    [[nodiscard]] double figureScale(const text::FloatPlace &place) const; // pixels per pt
    [[nodiscard]] static QUrl urlOf(const text::FloatPlace &place);
};

} // namespace conspectus::reader
