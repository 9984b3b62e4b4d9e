// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pinboard.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>

namespace conspectus::reader {

namespace {
constexpr int kMostPins = 12;
}

PinBoard::PinBoard(PdfView *view, QWidget *parent)
    : QWidget(parent), m_view(view), m_inside(new QWidget(this)), m_column(new QVBoxLayout(m_inside))
{
    setObjectName(QStringLiteral("pinBoard"));
    setAccessibleName(tr("Pinned beside the text"));
    setPane(this, "panel");
    setPane(m_inside, "panel");
    setMinimumSize(160, 60);
    m_column->setContentsMargins(8, 4, 8, 8);
    m_column->setSpacing(8);
    m_column->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_inside);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    hide();
}

void PinBoard::pin(const QString &name, int page, const QRectF &area)
{
    const auto same = std::ranges::find_if(m_pins, [&](const Pin &pin) { return pin.crop->page() == page && pin.crop->area() == area; });
    if (same != m_pins.end() || page < 0 || area.isEmpty())
        return;
    if (count() >= kMostPins)
        remove(m_pins.front().card);
    add(name, page, area);
    Q_EMIT changed();
}

void PinBoard::add(const QString &name, int page, const QRectF &area)
{
    auto *card = new QWidget(m_inside);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    auto *title = new QToolButton(card);
    title->setAutoRaise(true);
    title->setText(name);
    title->setToolTip(plainToolTip(tr("Go to %1").arg(name)));
    title->setFocusPolicy(Qt::TabFocus);
    title->setFont(fontFor(FontRole::InterfaceStrong));
    auto *close = new QToolButton(card);
    close->setAutoRaise(true);
    close->setIcon(iconFor(QStringLiteral("close")));
    close->setText(tr("Unpin %1").arg(name));
    close->setAccessibleName(close->text());
    close->setToolTip(plainToolTip(close->text()));
    close->setFocusPolicy(Qt::TabFocus);
    close->setFixedSize(26, 26);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(close);
    auto *crop = new PageCrop(m_view, card);
    crop->setAccessibleName(name);
    column->addLayout(row);
    column->addWidget(crop);
    m_column->insertWidget(m_column->count() - 1, card);
    m_pins.push_back({name, card, crop});
    show();
    crop->setPlace(page, area);
    connect(title, &QToolButton::clicked, this, [this, page, area] { Q_EMIT placeActivated(page, area.topLeft()); });
    connect(close, &QToolButton::clicked, this, [this, card] {
        remove(card);
        Q_EMIT changed();
    });
}

void PinBoard::remove(QWidget *card)
{
    std::erase_if(m_pins, [card](const Pin &pin) { return pin.card == card; });
    card->hide();
    card->deleteLater();
    setVisible(!m_pins.empty());
}

void PinBoard::clear()
{
    while (!m_pins.empty())
        remove(m_pins.back().card);
}

int PinBoard::heightFor(int width) const
{
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width) : m_column->totalSizeHint().height();
}

QJsonArray PinBoard::state() const
{
    QJsonArray all;
    for (const Pin &pin : m_pins) {
        const QRectF &area = pin.crop->area();
        all.append(QJsonObject{{QStringLiteral("name"), pin.name},
                               {QStringLiteral("page"), pin.crop->page()},
                               {QStringLiteral("area"), QJsonArray{area.x(), area.y(), area.width(), area.height()}}});
    }
    return all;
}

void PinBoard::restore(const QJsonArray &state)
{
    clear();
    const int pages = m_view->layout().pageCount();
    for (const QJsonValue &value : state) {
        const QJsonObject pin = value.toObject();
        const QJsonArray box = pin.value(QLatin1String("area")).toArray();
        const int page = pin.value(QLatin1String("page")).toInt(-1);
        const QRectF area(box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(), box.at(3).toDouble());
        if (page >= 0 && page < pages && !area.isEmpty() && count() < kMostPins)
            add(pin.value(QLatin1String("name")).toString(), page, area);
    }
}

} // namespace conspectus::reader
