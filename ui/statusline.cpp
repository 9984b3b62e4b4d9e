// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace conspectus {
namespace {

constexpr int kHeight = 27;
constexpr int kSavingDelayMs = 200;

QString savingText(SavingState state)
{
    switch (state) {
    case SavingState::NothingToSave:
        return SavingMark::tr("nothing to save");
    case SavingState::Saving:
        return SavingMark::tr("saving…");
    case SavingState::Saved:
        return SavingMark::tr("saved");
    case SavingState::NotSaved:
        return SavingMark::tr("not saved");
    case SavingState::ReadOnly:
        return SavingMark::tr("read-only");
    }
    return {};
}

// A line that says with "…" that it goes on; whole in its tool tip and for screen readers.
class ElidedLabel final : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shown);
    }
};

} // namespace

SavingMark::SavingMark(QWidget *parent) : QWidget(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(kSavingDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] { show(m_next); });
    setAccessibleName(savingText(m_shown));
}

void SavingMark::setState(SavingState state)
{
    m_next = state;
    if (state == SavingState::Saving && m_shown != SavingState::Saving) {
        if (!m_delay.isActive())
            m_delay.start();
        return;
    }
    m_delay.stop();
    show(state);
}

void SavingMark::show(SavingState state)
{
    if (m_shown == state)
        return;
    m_shown = state;
    setAccessibleName(savingText(state));
    updateGeometry();
    update();
}

QString SavingMark::text() const
{
    return savingText(m_shown);
}

QSize SavingMark::sizeHint() const
{
    const QFontMetrics metrics(fontFor(FontRole::Small));
    return {metrics.horizontalAdvance(text()) + scaled(24), metrics.height() + 4};
}

void SavingMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    const QFont font = fontFor(FontRole::Small);
    painter.setFont(font);
    const int width = painter.fontMetrics().horizontalAdvance(text());
    const double left = (this->width() - width) / 2.0;
    const double side = 8;
    const QRectF dot(left - side - 7, height() / 2.0 - side / 2, side, side);
    const bool failed = m_shown == SavingState::NotSaved;
    if (m_shown == SavingState::Saved || m_shown == SavingState::Saving) {
        painter.setPen(QPen(m_shown == SavingState::Saved ? theme.ok : theme.ink3, 1.4));
        painter.setBrush(m_shown == SavingState::Saved ? QBrush(theme.ok) : QBrush(Qt::NoBrush));
        painter.drawEllipse(dot.adjusted(0.7, 0.7, -0.7, -0.7));
    } else if (failed) {
        paintIcon(painter, QStringLiteral("warning"), dot.adjusted(-4, -4, 3, 3), theme.err);
    }
    const bool quiet = m_shown == SavingState::NothingToSave || m_shown == SavingState::ReadOnly;
    painter.setPen(failed ? theme.err : quiet ? theme.ink3 : theme.ink2);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

StatusLine::StatusLine(Library *library, QWidget *parent) : QStatusBar(parent), m_library(library)
{
    setSizeGripEnabled(false);
    m_place = new ElidedLabel(this);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addPermanentWidget(m_place, 1); // never hidden: a message takes its place and gives it back
    m_tool = new QLabel(this);
    m_tool->setTextFormat(Qt::PlainText);
    m_tool->hide();
    addPermanentWidget(m_tool);
    m_saving = new SavingMark(this);
    addPermanentWidget(m_saving, 1);
    auto *right = new QWidget(this);
    right->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(right);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(8);
    layout->addStretch(1);
    m_readOnly = markButton(QStringLiteral("lock"));
    m_protection = markButton(QStringLiteral("shield-off"));
    m_progress = new QProgressBar(right);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(scaled(84));
    m_progress->setAccessibleName(tr("Progress"));
    m_jobs = new QToolButton(right);
    m_jobs->setAutoRaise(true);
    m_jobs->setPopupMode(QToolButton::InstantPopup);
    m_jobsMenu = new QMenu(m_jobs);
    connect(m_jobsMenu, &QMenu::aboutToShow, this, &StatusLine::fillJobsMenu);
    for (QWidget *each : {static_cast<QWidget *>(m_readOnly), static_cast<QWidget *>(m_protection),
                          static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_jobs)})
        layout->addWidget(each);
    addPermanentWidget(right, 1);
    m_readOnly->hide();
    m_protection->hide();
    connect(this, &QStatusBar::messageChanged, this, &StatusLine::updatePlace);
    connect(library, &Library::savingStateChanged, m_saving, &SavingMark::setState);
    connect(library, &Library::jobsChanged, this, &StatusLine::jobsChanged);
    restyle();
    setNothingOpen();
    jobsChanged();
}

QToolButton *StatusLine::markButton(const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setIcon(iconFor(icon));
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::clicked, this, [this, button] { showMessage(button->toolTip()); });
    return button;
}

void StatusLine::setPlace(const QString &page, const QString &section, double zoom)
{
    QStringList parts;
    for (const QString &part : {page, section}) {
        if (!part.isEmpty())
            parts << part;
    }
    if (zoom > 0)
        parts << tr("%1 %", "zoom in per cent").arg(qRound(zoom * 100));
    m_where = parts.join(QStringLiteral(" · "));
    updatePlace();
}

void StatusLine::updatePlace()
{
    m_place->setText(currentMessage().isEmpty() ? m_where : currentMessage());
    m_place->setToolTip(m_place->text());
}

void StatusLine::setNothingOpen()
{
    m_where = tr("No survey open");
    updatePlace();
}

void StatusLine::setTool(const QString &tool)
{
    m_tool->setText(tool);
    m_tool->setAccessibleName(tool.isEmpty() ? QString() : tr("Marking: %1").arg(tool));
    m_tool->setVisible(!tool.isEmpty());
}

void StatusLine::setReadOnly(bool readOnly)
{
    m_readOnly->setText(tr("read-only"));
    m_readOnly->setToolTip(tr("Another program is writing to this library. You can read; changes are not possible here."));
    m_readOnly->setVisible(readOnly);
}

void StatusLine::setMissingProtection(const QStringList &missing)
{
    m_protection->setText(tr("PDF engine less confined"));
    m_protection->setToolTip(tr("Missing here: %1. PDFs are still read by a program of their own, without the network.")
                                 .arg(missing.join(QStringLiteral(", "))));
    m_protection->setVisible(!missing.isEmpty());
}

QString StatusLine::toolText() const
{
    return m_tool->text();
}

QString StatusLine::placeText() const
{
    return m_where;
}

QString StatusLine::jobsText() const
{
    return m_jobs->text();
}

void StatusLine::jobsChanged()
{
    for (Job *job : m_library->jobs())
        connect(job, &Job::progressed, this, &StatusLine::progressChanged, Qt::UniqueConnection);
    const bool any = !m_library->jobs().empty();
    m_progress->setVisible(any);
    m_jobs->setMenu(any ? m_jobsMenu : nullptr);
    m_jobs->setEnabled(any);
    m_jobs->setToolTip(any ? tr("What is running; choose one to cancel it") : QString());
    progressChanged();
}

void StatusLine::progressChanged()
{
    const auto &jobs = m_library->jobs();
    if (jobs.empty()) {
        m_jobs->setText(tr("nothing running"));
        return;
    }
    double share = 0;
    bool known = true;
    for (const Job *job : jobs) {
        known = known && job->total() > 0;
        share += job->total() > 0 ? static_cast<double>(job->done()) / job->total() : 0.0;
    }
    const int percent = qRound(100 * share / static_cast<double>(jobs.size()));
    m_progress->setRange(0, known ? 100 : 0);
    m_progress->setValue(percent);
    const QString running = tr("%n jobs", nullptr, static_cast<int>(jobs.size()));
    m_jobs->setText(known ? tr("%1 · %2 %", "jobs and their progress").arg(running).arg(percent) : running);
    m_jobs->setAccessibleName(m_jobs->text());
}

void StatusLine::fillJobsMenu()
{
    m_jobsMenu->clear();
    for (Job *job : m_library->jobs()) {
        QAction *action = m_jobsMenu->addAction(iconFor(QStringLiteral("stop")), tr("Cancel: %1").arg(job->title()));
        connect(action, &QAction::triggered, job, &Job::cancel);
    }
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(this).win);
    painter.fillRect(0, 0, width(), 1, themeOf(this).line);
}

void StatusLine::restyle()
{
    const QFont small = fontFor(FontRole::Small);
    setFont(small);
    for (QWidget *each : {static_cast<QWidget *>(m_place), static_cast<QWidget *>(m_tool), static_cast<QWidget *>(m_jobs),
                          static_cast<QWidget *>(m_readOnly), static_cast<QWidget *>(m_protection)})
        each->setFont(small);
    setFixedHeight(scaled(kHeight));
    m_place->setContentsMargins(8, 0, 8, 0);
}

} // namespace conspectus
