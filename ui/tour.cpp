// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tour.h"

#include "ui/fonts.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/style.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/searchfield.h"

#include <QApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {
namespace {

constexpr int kWidth = 330;
constexpr int kGap = 14;
constexpr int kFrame = 3;
constexpr int kBeginAfter = 900; // ms after the survey is shown

// A frame over the window that lets everything through.
class TargetFrame final : public QWidget
{
public:
    explicit TargetFrame(QWidget *window) : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(QPen(themeOf(this).acc, kFrame));
        painter.drawRect(rect().adjusted(kFrame / 2, kFrame / 2, -kFrame / 2 - 1, -kFrame / 2 - 1));
    }
};

QRect inWindow(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint(0, 0)), widget->size()};
}

std::vector<TourStep> stepsOf(MainWindow *window)
{
    const auto dock = [window](const char *name) {
        return [window, name]() -> QWidget * { return window->findChild<QDockWidget *>(QLatin1String(name)); };
    };
    const auto words = [](const char *text) { return TourCard::tr(text); };
    return {
        {words("The survey page"),
         words("What a survey says of itself: TL;DR, contribution, findings, abstract. The circle beside a finding is full when a passage of the "
               "PDF supports it. Click a finding to go there."),
         [window]() -> QWidget * { return window->surveyPage(); }},
        {words("The PDF"),
         words("Select words and press 1 to mark them, 2 for another kind, and so on. Your file is never changed: marks are kept in your library."),
         [window]() -> QWidget * { return window->reader(); }},
        {words("Your annotations"),
         words("Every mark with its note, page and number. Ctrl+M writes a note; Ctrl+L ties the mark to a finding."), dock("annotations")},
        {words("The taxonomy"),
         words("Topics and methods of the survey. Drag a mark onto one to file it there; choose one to see where it is spoken of."), dock("taxonomy")},
        {words("Everything by name"),
         words("Ctrl+K finds commands, surveys, sections and words of all PDFs. Begin with > for commands alone, @ for sections."),
         [window]() -> QWidget * { return window->menuBar()->findChild<SearchField *>(); }},
        {words("Your library"),
         words("Drop a PDF or the text of a survey's page here or anywhere on the window. Nothing leaves this machine. F1 opens the help."),
         dock("library")},
    };
}

} // namespace

TourCard::TourCard(std::vector<TourStep> steps, QWidget *window)
    : QFrame(window)
    , m_steps(std::move(steps))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_number(new QLabel(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(this))
    , m_frame(new TargetFrame(window))
{
    setAccessibleName(tr("Tour"));
    setFocusPolicy(Qt::StrongFocus);
    setPane(this, "paper");
    m_title->setFont(fontFor(FontRole::InterfaceStrong));
    for (QLabel *label : {m_title, m_text, m_number}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label == m_text);
    }
    m_number->setFont(fontFor(FontRole::Small));
    m_number->setForegroundRole(QPalette::PlaceholderText);
    auto *endButton = new QPushButton(tr("&End"), this);
    connect(m_back, &QPushButton::clicked, this, &TourCard::back);
    connect(m_next, &QPushButton::clicked, this, &TourCard::next);
    connect(endButton, &QPushButton::clicked, this, &TourCard::end);
    auto *row = new QHBoxLayout;
    row->addWidget(m_number);
    row->addStretch(1);
    row->addWidget(endButton);
    row->addWidget(m_back);
    row->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(row);
    qApp->installEventFilter(this);
}

TourCard::~TourCard()
{
    delete m_frame;
}

QWidget *TourCard::target() const
{
    QWidget *found = m_steps[static_cast<size_t>(m_step)].target();
    return found != nullptr && found->isVisible() ? found : nullptr;
}

void TourCard::show(int step)
{
    m_step = std::clamp(step, 0, count() - 1);
    const TourStep &shown = m_steps[static_cast<size_t>(m_step)];
    m_title->setText(shown.title);
    m_text->setText(shown.text);
    setAccessibleDescription(shown.title + QLatin1Char('\n') + shown.text);
    m_number->setText(tr("%1 of %2", "step of the tour").arg(m_step + 1).arg(count()));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 == count() ? tr("&Done") : tr("&Next"));
    if (auto *dock = qobject_cast<QDockWidget *>(shown.target()); dock != nullptr && dock->isVisible())
        dock->raise();
    QFrame::show();
    place();
}

// Beside what it points at: at its right where there is room, else at its left, else inside.
void TourCard::place()
{
    if (m_isAway)
        return;
    const QWidget *window = parentWidget();
    const int width = scaled(kWidth);
    setFixedWidth(width);
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const QWidget *shown = target();
    QRect at = shown != nullptr ? inWindow(shown, window).intersected(window->rect()) : QRect();
    m_frame->setVisible(shown != nullptr);
    m_frame->setGeometry(at);
    m_frame->raise();
    QPoint corner((window->width() - width) / 2, (window->height() - height) / 2);
    if (shown != nullptr) {
        const bool right = at.right() + kGap + width < window->width();
        const bool left = at.left() - kGap - width > 0;
        const bool below = at.bottom() + kGap + height < window->height();
        corner = right ? QPoint(at.right() + kGap, at.top() + kGap) : left ? QPoint(at.left() - kGap - width, at.top() + kGap)
                 : below ? QPoint(at.right() - width, at.bottom() + kGap) : at.center() - QPoint(width / 2, height / 2);
    }
    corner.setX(std::clamp(corner.x(), 8, std::max(8, window->width() - width - 8)));
    corner.setY(std::clamp(corner.y(), 8, std::max(8, window->height() - height - 8)));
    setGeometry(QRect(corner, QSize(width, height)));
    raise();
}

void TourCard::setOutOfTheWay(bool away)
{
    if (away == m_isAway)
        return;
    m_isAway = away;
    setVisible(!away);
    away ? m_frame->hide() : place();
}

void TourCard::next()
{
    m_step + 1 == count() ? end() : show(m_step + 1);
}

void TourCard::back()
{
    show(m_step - 1);
}

void TourCard::end()
{
    Q_EMIT ended();
    hide();
    m_frame->hide();
    deleteLater();
}

bool TourCard::eventFilter(QObject *watched, QEvent *event)
{
    const bool moves = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show || event->type() == QEvent::Hide;
    if (moves && isVisible() && (watched == parentWidget() || watched == m_steps[static_cast<size_t>(m_step)].target()))
        QMetaObject::invokeMethod(this, &TourCard::place, Qt::QueuedConnection);
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (isKey && isVisible() && parentWidget()->isActiveWindow() && QApplication::activePopupWidget() == nullptr
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            end();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void TourCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        next();
        return;
    case Qt::Key_Left:
        back();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void TourCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(this).paper);
    painter.setPen(QPen(themeOf(this).acc, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

Tour::Tour(MainWindow *window, Settings &settings, bool isSample)
    : QObject(window), m_window(window), m_settings(settings), m_isSample(isSample)
{
    connect(window->actions()[ActionId::TakeTour], &QAction::triggered, this, &Tour::beginByMenu);
    connect(window, &MainWindow::viewChanged, this, [this](QWidget *view) {
        if (m_card)
            m_card->setOutOfTheWay(view != nullptr);
    });
}

void Tour::offerAtFirstStart()
{
    if (!m_isSample || m_settings.hasSeenTour())
        return;
    auto *once = new QTimer(this);
    once->setSingleShot(true);
    once->setInterval(kBeginAfter);
    connect(m_window, &MainWindow::surveyShown, once, qOverload<>(&QTimer::start));
    connect(once, &QTimer::timeout, this, [this, once] {
        once->deleteLater();
        begin(false);
    });
}

// In a library without a survey there is nothing to point at: the sample is opened, and begins with the tour.
void Tour::beginByMenu()
{
    if (!m_window->currentSurvey().isNull()) {
        m_window->showView(nullptr);
        return begin(true);
    }
    m_settings.setHasSeenTour(false);
    if (m_isSample) // emptied: it is filled again
        connect(m_window, &MainWindow::surveyShown, this, [this] { begin(true); }, Qt::SingleShotConnection);
    m_window->actions()[ActionId::OpenSample]->trigger();
}

void Tour::begin(bool takeFocus)
{
    if (m_card)
        return m_card->show(0);
    m_settings.setHasSeenTour(true);
    m_card = new TourCard(stepsOf(m_window), m_window);
    m_card->show(0);
    m_card->setOutOfTheWay(m_window->currentView() != nullptr);
    if (takeFocus)
        m_card->setFocus(Qt::OtherFocusReason);
}

} // namespace conspectus
