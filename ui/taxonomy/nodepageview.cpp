// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taxonomy/nodepageview.h"

#include "models/roles.h"
#include "models/wording.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/fonts.h"
#include "ui/style.h"
#include "ui/taxonomy/coveragebar.h"
#include "ui/taxonomy/nodepagedelegate.h"
#include "ui/widgets/emptylabel.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QtConcurrent>

namespace conspectus {

NodePageView::NodePageView(Library *library, QWidget *parent)
    : QWidget(parent), m_library(library), m_model(new NodePageModel(this)), m_title(new QLabel(this)), m_about(new QLabel(this)),
      m_coverage(new CoverageBar(this)), m_view(new RowTreeView(this)), m_empty(new EmptyLabel({}, this)), m_soon(new QTimer(this))
{
    setPane(this, "paper");
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHead();
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Passages and findings of the node"));
    m_view->setUniformRowHeights(false);
    m_view->setItemsExpandable(true);
    m_view->setItemDelegate(new NodePageDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setPane(m_view, "paper");
    m_view->installEventFilter(this);
    connect(static_cast<RowTreeView *>(m_view), &RowTreeView::rowActivated, this, &NodePageView::activate);
    connect(m_model, &QAbstractItemModel::modelReset, m_view, &QTreeView::expandAll);
    m_soon->setSingleShot(true);
    m_soon->setInterval(40);
    connect(m_soon, &QTimer::timeout, this, &NodePageView::refresh);
}

void NodePageView::makeHead()
{
    auto *head = new QWidget(this);
    setPane(head, "win");
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(24, 12, 16, 12);
    row->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_title->setFont(fontFor(FontRole::SurveyTitle));
    m_about->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_title, m_about}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
    row->addWidget(m_coverage);
    auto *copyButton = new QToolButton(head);
    copyButton->setText(tr("Copy"));
    copyButton->setToolTip(tr("Copies all quotes, notes and findings as Markdown (Ctrl+C)"));
    connect(copyButton, &QToolButton::clicked, this, &NodePageView::copy);
    auto *back = new QToolButton(head);
    back->setText(tr("Back"));
    back->setToolTip(tr("Back to the survey (Escape)"));
    connect(back, &QToolButton::clicked, this, &NodePageView::leaveWanted);
    row->addWidget(copyButton);
    row->addWidget(back);
    static_cast<QVBoxLayout *>(layout())->addWidget(head);
}

void NodePageView::showNode(SurveyData *survey, const NodeId &node)
{
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    m_node = survey ? node : NodeId();
    m_shared = {};
    m_others.clear();
    ++m_asked;
    if (survey) {
        const auto soon = [this] { m_soon->start(); };
        connect(survey, &SurveyData::inserted, this, soon);
        connect(survey, &SurveyData::removed, this, soon);
        connect(survey, &SurveyData::changed, this, soon);
        connect(survey, &QObject::destroyed, this, [this] {
            m_survey = nullptr;
            m_node = {};
        });
    }
    refresh();
    const QModelIndex first = m_model->index(0, 0, m_model->index(0, 0));
    m_view->setCurrentIndex(first.isValid() ? first : m_model->index(0, 0));
}

void NodePageView::refresh()
{
    const Node *node = m_survey ? m_survey->snapshot().node(m_node) : nullptr;
    const NodeId shared = node ? node->shared : NodeId();
    if (shared != m_shared) {
        m_shared = shared;
        m_others.clear();
        loadOthers();
    }
    std::vector<NodeSurvey> all;
    if (node)
        all.push_back(passagesOfNode(m_survey->snapshot(), m_node));
    all.insert(all.end(), m_others.begin(), m_others.end());
    m_model->setSurveys(std::move(all));
    updateHead();
}

// What the other surveys have comes from the store; it is put together away from this thread.
void NodePageView::loadOthers()
{
    const int asked = ++m_asked;
    if (m_shared.isNull() || !m_survey)
        return;
    const SurveyId except = m_survey->id();
    m_library->objectsOfType(nodePassageTypes(), this, [this, asked, except, shared = m_shared](Result<std::vector<ObjectState>> objects) {
        if (asked != m_asked)
            return;
        if (!objects)
            return Q_EMIT message(objects.error().message);
        auto *watcher = new QFutureWatcher<std::vector<NodeSurvey>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, asked] {
            if (asked == m_asked) {
                m_others = watcher->result();
                refresh();
            }
            watcher->deleteLater();
        });
        watcher->setFuture(QtConcurrent::run(
            [all = std::move(*objects), shared, except] { return passagesOfSharedNode(all, shared, except); }));
    });
}

void NodePageView::updateHead()
{
    const Node *node = m_survey ? m_survey->snapshot().node(m_node) : nullptr;
    m_title->setText(node ? oneLine(node->label.shown(), 300) : tr("This node is not there any more."));
    QStringList about;
    if (node && !node->aliases.isEmpty())
        about.append(tr("also: %1").arg(oneLine(node->aliases.join(QStringLiteral(", ")), 300)));
    if (!m_shared.isNull())
        about.append(tr("shared with %n other survey(s)", nullptr, static_cast<int>(m_others.size())));
    bool isEmpty = true;
    std::vector<bool> pages;
    for (const NodeSurvey &survey : m_model->surveys()) {
        isEmpty = isEmpty && survey.passages.empty();
        if (survey.node != m_node)
            continue;
        pages.assign(static_cast<size_t>(std::max(0, survey.pages)), false);
        for (const NodePassage &passage : survey.passages) {
            if (passage.page >= 0 && passage.page < survey.pages)
                pages[static_cast<size_t>(passage.page)] = true;
        }
        if (survey.pages > 0)
            about.append(tr("on %1 of %2", "covered pages, all pages").arg(survey.pagesCovered).arg(counted(survey.pages, Noun::Page)));
        if (survey.sectionsCovered > 0)
            about.append(tr("in %n section(s)", nullptr, survey.sectionsCovered));
    }
    m_about->setText(about.join(QStringLiteral("  ·  ")));
    m_about->setVisible(!about.isEmpty());
    m_coverage->setPages(pages);
    m_empty->setText(tr("Nothing is tied to this node yet. Drop a mark or a finding on it in the taxonomy panel."));
    m_empty->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    m_view->doItemsLayout();
}

void NodePageView::activate(const QModelIndex &index)
{
    const NodePassage *passage = m_model->passageAt(index);
    if (!passage)
        return m_view->setExpanded(index, !m_view->isExpanded(index));
    const SurveyId survey = m_model->surveyAt(index)->survey;
    if (!passage->finding.isNull())
        Q_EMIT findingActivated(survey, FindingId(passage->finding));
    else
        Q_EMIT passageActivated(survey, AnnotationId(passage->annotation));
}

bool NodePageView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT leaveWanted();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
    }
    if (watched == m_view && event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NodePageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->doItemsLayout();
}

void NodePageView::copy()
{
    QGuiApplication::clipboard()->setText(m_model->markdown(m_title->text()));
    Q_EMIT message(tr("Copied what is tied to “%1”.").arg(m_title->text()));
}

} // namespace conspectus
