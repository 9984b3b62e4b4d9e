// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/annotationspanel.h"

#include "models/annotationfilterproxy.h"
#include "models/annotationlistmodel.h"
#include "models/dragdata.h"
#include "models/groupbypageproxy.h"
#include "models/roles.h"
#include "models/wording.h"
#include "ui/delegates/annotationdelegate.h"
#include "ui/kindpainter.h"
#include "ui/panels/kindfilterbar.h"
#include "ui/panels/noteeditor.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {

AnnotationsPanel::AnnotationsPanel(Library *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new AnnotationListModel(this))
    , m_filtered(new AnnotationFilterProxy(this))
    , m_grouped(new GroupByPageProxy(this))
    , m_kinds(new KindFilterBar(this))
    , m_text(new QLineEdit(this))
    , m_filterButton(new QToolButton(this))
    , m_filterMenu(new QMenu(m_filterButton))
    , m_view(new QListView(this))
    , m_empty(new EmptyLabel(QString(), this))
    , m_note(new NoteEditor(library, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setPane(this, "panel");
    m_filtered->setSourceModel(m_model);
    m_grouped->setSourceModel(m_filtered);
    setUpView();
    m_text->setObjectName(QStringLiteral("annotationFilter"));
    m_text->setPlaceholderText(tr("Filter by words"));
    m_text->setAccessibleName(tr("Filter the annotations"));
    m_text->setClearButtonEnabled(true);
    connect(m_text, &QLineEdit::textChanged, this, &AnnotationsPanel::applyTextFilter);
    connect(m_kinds, &KindFilterBar::chosenChanged, this, [this](const QSet<KindId> &kinds) {
        m_filtered->setKinds(kinds);
        updateEmpty();
    });

    auto *list = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_kinds);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(8, 0, 8, 4);
    words->addWidget(m_text);
    words->addWidget(m_filterButton);
    setUpFilter();
    layout->addLayout(words);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_note);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({500, 170});
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);
    connect(m_note, &NoteEditor::findingActivated, this, &AnnotationsPanel::findingActivated);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &AnnotationsPanel::updateEmpty);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &AnnotationsPanel::updateEmpty);
    rebuildKindBar();
    updateEmpty();
}

void AnnotationsPanel::setUpView()
{
    m_view->setModel(m_grouped);
    m_delegate = new AnnotationDelegate(m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Annotations"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMouseTracking(true);
    m_view->setDragEnabled(true);
    m_view->setDefaultDropAction(Qt::LinkAction);
    m_view->viewport()->setAcceptDrops(true); // findings, see eventFilter()
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    setPane(m_view, "panel");
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QWidget::customContextMenuRequested, this, &AnnotationsPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AnnotationsPanel::currentRowChanged);
    connect(m_view, &QListView::clicked, this, [this] { Q_EMIT annotationActivated(currentAnnotation()); });
    connect(m_view, &QListView::doubleClicked, this, [this] { m_note->startEditing(); });
}

void AnnotationsPanel::setSurvey(SurveyData *survey)
{
    m_note->setSurvey(survey);
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    m_model->setSurvey(survey);
    if (survey)
        connect(survey, &SurveyData::surveyChanged, this, &AnnotationsPanel::rebuildKindBar);
    rebuildKindBar();
    updateEmpty();
}

void AnnotationsPanel::setPageLabels(const QStringList &labels)
{
    m_model->setPageLabels(labels);
    m_note->setPageLabels(labels);
}

void AnnotationsPanel::setReadingSize(int px) { m_note->setReadingSize(px); }

AnnotationId AnnotationsPanel::currentAnnotation() const
{
    return AnnotationId(m_view->currentIndex().data(ObjectIdRole).toString());
}

std::vector<AnnotationId> AnnotationsPanel::selectedAnnotations() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<AnnotationId> ids;
    for (const QModelIndex &row : rows)
        ids.emplace_back(row.data(ObjectIdRole).toString());
    return ids;
}

void AnnotationsPanel::setCurrentAnnotation(const AnnotationId &annotation)
{
    if (annotation == currentAnnotation() && annotation == m_note->annotation())
        return;
    const QModelIndex at = m_grouped->mapFromSource(m_filtered->mapFromSource(m_model->indexOf(annotation)));
    m_isSetting = true;
    m_view->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    m_isSetting = false;
    if (at.isValid())
        m_view->scrollTo(at);
    m_note->setAnnotation(annotation); // also where a filter hides its row
}

void AnnotationsPanel::editNote(const AnnotationId &annotation)
{
    setCurrentAnnotation(annotation);
    m_note->startEditing();
}

void AnnotationsPanel::goToNext(bool forward)
{
    const int step = forward ? 1 : -1;
    const int from = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : forward ? -1 : m_grouped->rowCount();
    for (int row = from + step; row >= 0 && row < m_grouped->rowCount(); row += step) {
        const QModelIndex index = m_grouped->index(row, 0);
        if (index.data(IsHeaderRole).toBool())
            continue;
        m_view->setCurrentIndex(index);
        Q_EMIT annotationActivated(currentAnnotation());
        return;
    }
}

void AnnotationsPanel::rebuildKindBar()
{
    const KindSet &set = kindSetOrReading(m_survey ? m_survey->snapshot().survey.kindSet : KindSetId());
    if (set == m_kindSet)
        return;
    m_kindSet = set;
    m_kinds->setKinds(set.kinds);
}

void AnnotationsPanel::currentRowChanged()
{
    if (m_isSetting)
        return;
    m_note->setAnnotation(currentAnnotation());
    Q_EMIT annotationSelected(currentAnnotation());
}

void AnnotationsPanel::applyTextFilter(const QString &text)
{
    m_filtered->setText(text);
    updateEmpty();
}

void AnnotationsPanel::updateEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isFilteredAway = !isEmpty && m_grouped->rowCount() == 0;
    m_empty->setText(isFilteredAway ? tr("No annotation matches. Clear the words, the kinds or the filter above.")
                                    : tr("Marks you make on a PDF are listed here, with your notes."));
    m_empty->setVisible(isEmpty || isFilteredAway);
    m_view->setVisible(!isEmpty && !isFilteredAway);
    m_kinds->setVisible(!isEmpty);
    m_text->setVisible(!isEmpty);
    m_filterButton->setVisible(!isEmpty);
    m_note->setVisible(!isEmpty);
    if (QLayout *box = m_empty->parentWidget()->layout())
        static_cast<QVBoxLayout *>(box)->setStretchFactor(m_empty, isEmpty || isFilteredAway ? 1 : 0);
}

bool AnnotationsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && listKeyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    if (watched == m_view && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isDigit = key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9;
        if (key->modifiers() == Qt::NoModifier
            && (isDigit || key->key() == Qt::Key_Delete || key->key() == Qt::Key_F2 || key->key() == Qt::Key_Return)) {
            event->accept();
            return true;
        }
    }
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
    if (watched == m_view->viewport() && isDrag)
        return findingDragged(static_cast<QDropEvent *>(event));
    return QWidget::eventFilter(watched, event);
}

bool AnnotationsPanel::listKeyPressed(const QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) || !m_survey)
        return false;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT annotationActivated(currentAnnotation());
    } else if (event->key() == Qt::Key_F2) {
        m_note->startEditing();
    } else if (event->key() == Qt::Key_Delete) {
        removeSelected();
    } else if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        const QString digit(QChar(static_cast<char16_t>(event->key())));
        const KindSet &set = kindSetOrReading(m_survey->snapshot().survey.kindSet);
        const auto kind = std::ranges::find(set.kinds, digit, &Kind::key);
        if (kind == set.kinds.end())
            return false;
        setKindOf(selectedAnnotations(), kind->id);
    } else {
        return false;
    }
    return true;
}

// A finding dropped on a row is tied to that annotation.
bool AnnotationsPanel::findingDragged(QDropEvent *event)
{
    const FindingId finding = findingIn(event->mimeData());
    if (finding.isNull() || !m_survey || m_library->isReadOnly()) {
        event->ignore();
        return true;
    }
    const AnnotationId annotation(m_view->indexAt(event->position().toPoint()).data(ObjectIdRole).toString());
    if (event->type() != QEvent::DragEnter && annotation.isNull()) {
        event->ignore();
        return true;
    }
    event->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        m_library->addEvidence(m_survey->id(), annotation, finding, EvidenceRole::Supports);
    return true;
}

} // namespace conspectus
