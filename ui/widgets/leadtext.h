// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One paragraph that begins in bold: "Page 14 could not be drawn. The file is damaged there." Laid out here, since labels with
// rich text guess at markup and open paths in it. Both texts are plain.
#pragma once

#include <QWidget>

class QTextLayout;

namespace conspectus {

class LeadText final : public QWidget
{
    Q_OBJECT
public:
    LeadText(const QString &lead, const QString &rest, QWidget *parent = nullptr);
    void setTexts(const QString &lead, const QString &rest);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // Lays the text out in that width; returns its height.
    double layOut(QTextLayout &layout, double width) const;

    QString m_lead;
    QString m_rest;
};

} // namespace conspectus
