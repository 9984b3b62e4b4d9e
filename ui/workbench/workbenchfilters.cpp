// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workbench/workbenchfilters.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace conspectus {
namespace {

constexpr int kDelay = 120; // ms
constexpr int kLongest = 60; // characters of a choice

} // namespace

WorkbenchFilters::WorkbenchFilters(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_survey(makeBox(tr("Survey")))
    , m_kind(makeBox(tr("Kind")))
    , m_tag(makeBox(tr("Tag")))
    , m_status(makeBox(tr("Status")))
    , m_finding(makeBox(tr("Finding")))
    , m_node(makeBox(tr("Node")))
    , m_date(makeBox(tr("Made")))
    , m_grouping(makeBox(tr("Group by")))
    , m_clear(new QToolButton(this))
{
    setPane(this, "win");
    m_text->setPlaceholderText(tr("Words of quote, note or tags"));
    m_text->setAccessibleName(tr("Filter annotations by words"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_delay.start(); });
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &WorkbenchFilters::changed);

    m_status->addItem(tr("Any status"), QStringLiteral("*"));
    for (const char *status : {"", "open", "answered", "resolved"})
        m_status->addItem(annotationStatusInWords(QString::fromLatin1(status)), QString::fromLatin1(status));
    m_date->addItem(tr("Any date"), -1);
    m_date->addItem(tr("Today"), 0);
    m_date->addItem(tr("Last 7 days"), 7);
    m_date->addItem(tr("Last 30 days"), 30);
    m_date->addItem(tr("Last 365 days"), 365);
    const std::pair<AnnotationGrouping, QString> groupings[] = {
        {AnnotationGrouping::Survey, tr("By survey")}, {AnnotationGrouping::Kind, tr("By kind")},
        {AnnotationGrouping::Tag, tr("By tag")},       {AnnotationGrouping::Finding, tr("By finding")},
        {AnnotationGrouping::Node, tr("By node")},     {AnnotationGrouping::Status, tr("By status")},
        {AnnotationGrouping::None, tr("Not grouped")}};
    for (const auto &[grouping, name] : groupings)
        m_grouping->addItem(name, static_cast<int>(grouping));
    m_clear->setText(tr("Show All"));
    m_clear->setProperty("conspectus.link", true);
    m_clear->setAccessibleName(tr("Clear the filter"));
    connect(m_clear, &QToolButton::clicked, this, &WorkbenchFilters::clear);

    auto *first = new QHBoxLayout;
    first->addWidget(m_text, 1);
    first->addWidget(m_grouping);
    first->addWidget(m_clear);
    auto *second = new QHBoxLayout;
    for (QComboBox *box : {m_survey, m_kind, m_tag, m_status, m_finding, m_node, m_date})
        second->addWidget(box, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    setChoices({});
}

QComboBox *WorkbenchFilters::makeBox(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    box->setMaxVisibleItems(20);
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT changed();
    });
    return box;
}

void WorkbenchFilters::fill(QComboBox *box, const QString &any, const std::vector<RowTie> &choices)
{
    const QVariant chosen = box->currentData();
    m_isFilling = true;
    box->clear();
    box->addItem(any, QString());
    for (const RowTie &choice : choices)
        box->addItem(choice.name.isEmpty() ? tr("Untitled") : oneLine(choice.name, kLongest), choice.target.text());
    box->setCurrentIndex(std::max(box->findData(chosen), 0));
    m_isFilling = false;
}

void WorkbenchFilters::setChoices(const AnnotationRows &rows)
{
    fill(m_survey, tr("Any survey"), rows.surveys);
    fill(m_kind, tr("Any kind"), rows.kinds);
    fill(m_finding, tr("Any finding"), rows.findings);
    fill(m_node, tr("Any node"), rows.nodes);
    std::vector<RowTie> tags;
    for (const QString &tag : rows.tags)
        tags.push_back({ObjectId(tag), tag});
    fill(m_tag, tr("Any tag"), tags);
}

AnnotationFilter WorkbenchFilters::filter() const
{
    AnnotationFilter filter;
    filter.text = m_text->text().trimmed();
    filter.survey = m_survey->currentData().toString();
    filter.kind = m_kind->currentData().toString();
    filter.tag = m_tag->currentData().toString();
    filter.finding = m_finding->currentData().toString();
    filter.node = m_node->currentData().toString();
    if (const QString status = m_status->currentData().toString(); status != QLatin1String("*"))
        filter.status = status;
    if (const int days = m_date->currentData().toInt(); days >= 0)
        filter.from = QDate::currentDate().addDays(-days);
    return filter;
}

AnnotationGrouping WorkbenchFilters::grouping() const
{
    return static_cast<AnnotationGrouping>(m_grouping->currentData().toInt());
}

void WorkbenchFilters::clear()
{
    m_isFilling = true;
    for (QComboBox *box : {m_survey, m_kind, m_tag, m_status, m_finding, m_node, m_date})
        box->setCurrentIndex(0);
    m_text->clear();
    m_isFilling = false;
    m_delay.stop();
    Q_EMIT changed();
}

bool WorkbenchFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT downPressed();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_text->text().isEmpty() ? Q_EMIT leaveWanted() : m_text->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace conspectus
