// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/kindlegend.h"

#include "survey/kinds.h"
#include "ui/fonts.h"
#include "ui/kindpainter.h"
#include "ui/style.h"

#include <QGridLayout>
#include <QHash>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <algorithm>

namespace conspectus {

KindLegend::KindLegend(const SurveySnapshot &snapshot, QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setPane(this, "paper");
    QHash<QString, int> counts;
    for (const Annotation &annotation : snapshot.annotations) {
        if (annotation.replyTo.isNull())
            ++counts[annotation.kind.text()];
    }
    const KindSet &set = kindSetOrReading(snapshot.survey.kindSet);
    std::vector<Kind> shown = set.kinds;
    std::vector<Kind> others;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const Kind *kind = kindById(KindId(it.key()));
        if (kind && std::ranges::find(shown, kind->id, &Kind::id) == shown.end())
            others.push_back(*kind);
    }
    std::ranges::sort(others, {}, &Kind::name);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(14, 10, 14, 10);
    grid->setHorizontalSpacing(10);
    auto *title = new QLabel(tr("Kinds: %1", "name of a kind set").arg(set.name), this);
    title->setTextFormat(Qt::PlainText);
    title->setFont(fontFor(FontRole::InterfaceStrong));
    grid->addWidget(title, 0, 0, 1, 4);
    const auto addRow = [&](const Kind &kind, bool isOther) {
        const int row = grid->rowCount();
        const int count = counts.value(kind.id.text());
        auto *swatch = new QLabel(this);
        swatch->setPixmap(kindIcon(kind).pixmap(QSize(scaled(14), scaled(14)), devicePixelRatioF()));
        auto *digit = new QLabel(isOther ? QString() : kind.key, this);
        auto *name = new QLabel(kind.name, this);
        auto *number = new QLabel(QString::number(count), this);
        for (QLabel *label : {digit, name, number})
            label->setTextFormat(Qt::PlainText);
        for (QLabel *label : {digit, number})
            label->setForegroundRole(QPalette::PlaceholderText);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(digit, row, 0);
        grid->addWidget(swatch, row, 1);
        grid->addWidget(name, row, 2);
        grid->addWidget(number, row, 3);
        m_lines << (isOther || kind.key.isEmpty() ? tr("%1: %2", "kind and count").arg(kind.name).arg(count)
                                                  : tr("%1 %2: %3", "digit, kind and count").arg(kind.key, kind.name).arg(count));
    };
    for (const Kind &kind : shown)
        addRow(kind, false);
    if (!others.empty()) {
        auto *rest = new QLabel(tr("Of other sets"), this);
        rest->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(rest, grid->rowCount(), 0, 1, 4);
    }
    for (const Kind &kind : others)
        addRow(kind, true);
    auto *edit = new QPushButton(tr("Edit Kinds…"), this);
    edit->setProperty("conspectus.link", true);
    grid->addWidget(edit, grid->rowCount(), 0, 1, 4);
    connect(edit, &QPushButton::clicked, this, [this] {
        Q_EMIT editWanted();
        close();
    });
    setAccessibleName(tr("Legend of kinds"));
    setAccessibleDescription(m_lines.join(QStringLiteral(". ")));
}

void KindLegend::openAt(const QPoint &globalTopRight)
{
    adjustSize();
    move(globalTopRight - QPoint(width(), 0));
    show();
    setFocus(Qt::PopupFocusReason);
}

void KindLegend::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Return)
        return QFrame::keyPressEvent(event);
    close();
}

} // namespace conspectus
