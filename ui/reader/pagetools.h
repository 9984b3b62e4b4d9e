// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar above the page, 36 px: back and forward, the page and how many there are, zoom, how to mark and as what, find.
// Only shows and says; what a button does is the pane's. Buttons that do not fit go into a menu, the least needed first.
#pragma once

#include "survey/kinds.h"
#include "survey/survey.h"
#include "ui/reader/readerpane.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace conspectus::reader {

class PageTools final : public QWidget
{
    Q_OBJECT
public:
    explicit PageTools(QWidget *parent = nullptr);

    void setPage(const QString &label, int page, int pageCount); // page from 0; pageCount 0: no document
    void setZoom(double zoom, ReaderPane::Fit fit);
    void setHistory(bool canGoBack, bool canGoForward);
    void setKinds(const KindSet &set, const KindId &current);
    void setStyle(AnnotationStyle style);
    void setTool(std::optional<AnnotationStyle> tool);
    void setRepeating(bool repeating);
    void focusPageField();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void backPressed();
    void forwardPressed();
    void pageTyped(const QString &text);
    void pageFieldLeft(); // Escape in the field
    void zoomStepped(int steps);
    void zoomChosen(double zoom);
    void fitChosen(conspectus::ReaderPane::Fit fit);
    void stylePressed(conspectus::AnnotationStyle style);
    void repeatPressed();
    void kindChosen(const conspectus::KindId &kind);
    void findPressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *m_back;
    QToolButton *m_forward;
    QLineEdit *m_page;
    QLabel *m_count;
    QToolButton *m_zoomOut;
    QToolButton *m_zoom;
    QToolButton *m_zoomIn;
    std::vector<std::pair<AnnotationStyle, QToolButton *>> m_styles;
    QToolButton *m_repeat;
    QToolButton *m_more; // what does not fit
    QToolButton *m_kind;
    QToolButton *m_find;
    QString m_label;

    QToolButton *addButton(const QString &icon, const QString &name, const char *shortcutOf);
    void addStyle(AnnotationStyle style, const QString &icon, const QString &name, const char *shortcutOf);
    void fillZoomMenu();
    void chooseVisible();
    void fillMore();
};

} // namespace conspectus::reader
