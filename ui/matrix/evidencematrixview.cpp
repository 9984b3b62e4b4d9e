// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/matrix/evidencematrixview.h"

#include "models/nodepagemodel.h"
#include "models/wording.h"
#include "ui/delegates/rowtreeview.h"
#include "ui/fileio.h"
#include "ui/fonts.h"
#include "ui/library/filterfield.h"
#include "ui/matrix/matrixgrid.h"
#include "ui/style.h"
#include "ui/taxonomy/nodepagedelegate.h"
#include "ui/widgets/emptylabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace conspectus {

EvidenceMatrixView::EvidenceMatrixView(Library *library, QWidget *parent)
    : QWidget(parent), m_library(library), m_model(new EvidenceMatrixModel(this)), m_filter(new FilterField(this)),
      m_kinds(new QComboBox(this)), m_rows(new QComboBox(this)), m_count(new QLabel(this)), m_choose(new QToolButton(this)),
      m_grid(new MatrixGrid(this)), m_cellTitle(new QLabel(this)), m_cellEmpty(new EmptyLabel({}, this)), m_look(new QToolButton(this)),
      m_listModel(new NodePageModel(this)), m_list(new RowTreeView(this)), m_below(new QWidget(this)), m_empty(new EmptyLabel({}, this)),
      m_soon(new QTimer(this))
{
    setPane(this, "paper");
    setFocusProxy(m_grid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar();
    layout->addWidget(m_empty);
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(m_grid);
    halves->addWidget(m_below);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    layout->addWidget(halves, 1);
    makeGrid();
    makeList();
    m_soon->setSingleShot(true);
    m_soon->setInterval(60);
    connect(m_soon, &QTimer::timeout, this, &EvidenceMatrixView::rebuild);
    connectLibrary();
    updateState();
}

void EvidenceMatrixView::makeBar()
{
    auto *bar = new QWidget(this);
    setPane(bar, "win");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    auto *title = new QLabel(tr("Evidence matrix"), bar);
    title->setFont(fontFor(FontRole::InterfaceStrong));
    m_filter->setPlaceholderText(tr("Filter the words"));
    m_filter->setAccessibleName(tr("Filter the words of the matrix"));
    m_kinds->setAccessibleName(tr("Kinds of words"));
    m_kinds->addItem(tr("All kinds"), QString());
    for (const auto &[kind, name] : {std::pair(Node::Kind::Topic, tr("Topics")), std::pair(Node::Kind::Method, tr("Methods")),
                                     std::pair(Node::Kind::Section, tr("Sections")), std::pair(Node::Kind::Custom, tr("Your own nodes"))})
        m_kinds->addItem(name, nodeKindName(kind));
    m_rows->setAccessibleName(tr("Rows"));
    m_rows->addItem(tr("All words"), QStringLiteral("all"));
    m_rows->addItem(tr("With something to read"), QStringLiteral("gaps"));
    m_rows->addItem(tr("With evidence"), QStringLiteral("some"));
    for (QComboBox *box : {m_kinds, m_rows}) { // the words' room is worth more
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    m_filter->setMinimumWidth(scaled(120));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_choose->setText(tr("Surveys…"));
    m_choose->setToolTip(tr("Chooses the surveys that are the columns"));
    connect(m_choose, &QToolButton::clicked, this, &EvidenceMatrixView::chooseSurveys);
    auto *copyButton = new QToolButton(bar);
    copyButton->setText(tr("Copy"));
    copyButton->setToolTip(tr("Copies what is shown as a table for a spreadsheet (Ctrl+C)"));
    connect(copyButton, &QToolButton::clicked, this, &EvidenceMatrixView::copy);
    auto *saveButton = new QToolButton(bar);
    saveButton->setText(tr("Export…"));
    saveButton->setToolTip(tr("Writes what is shown, with the list of what is still to be read, as Markdown or as a table"));
    connect(saveButton, &QToolButton::clicked, this, &EvidenceMatrixView::save);
    row->addWidget(title);
    row->addWidget(m_filter, 1);
    for (QWidget *widget : {static_cast<QWidget *>(m_kinds), static_cast<QWidget *>(m_rows), static_cast<QWidget *>(m_count),
                            static_cast<QWidget *>(m_choose), static_cast<QWidget *>(copyButton), static_cast<QWidget *>(saveButton)})
        row->addWidget(widget);
    bar->setMinimumHeight(scaled(40));
    static_cast<QVBoxLayout *>(layout())->addWidget(bar);
    connect(m_filter, &QLineEdit::textChanged, m_model, &EvidenceMatrixModel::setFilter);
    connect(m_filter, &FilterField::leaveWanted, this, &EvidenceMatrixView::leaveWanted);
    connect(m_filter, &FilterField::downPressed, this, [this] { m_grid->setFocus(Qt::OtherFocusReason); });
    const auto narrow = [this] {
        const QString kind = m_kinds->currentData().toString();
        std::optional<Node::Kind> only;
        for (const Node::Kind each : {Node::Kind::Topic, Node::Kind::Method, Node::Kind::Section, Node::Kind::Custom}) {
            if (nodeKindName(each) == kind)
                only = each;
        }
        m_model->setKind(only);
        const QString rows = m_rows->currentData().toString();
        using Show = EvidenceMatrixModel::Show;
        m_model->setShow(rows == QLatin1String("gaps") ? Show::WithGaps : rows == QLatin1String("some") ? Show::WithSomething : Show::All);
        keepChoice();
    };
    connect(m_kinds, &QComboBox::currentIndexChanged, this, narrow);
    connect(m_rows, &QComboBox::currentIndexChanged, this, narrow);
}

void EvidenceMatrixView::makeGrid()
{
    m_grid->setModel(m_model);
    m_grid->setAccessibleName(tr("Evidence matrix: words against surveys"));
    connect(m_grid, &MatrixGrid::opened, this, &EvidenceMatrixView::openCell);
    connect(m_grid, &MatrixGrid::leaveWanted, this, &EvidenceMatrixView::leaveWanted);
    connect(m_grid, &MatrixGrid::copyWanted, this, &EvidenceMatrixView::copy);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EvidenceMatrixView::showCell);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EvidenceMatrixView::showCell);
    connect(m_model, &EvidenceMatrixModel::countChanged, this, &EvidenceMatrixView::updateState);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const QModelIndex current = m_grid->currentIndex();
        if (const MatrixWord *word = m_model->wordAt(current.row())) {
            m_currentWord = word->label;
            m_currentSurvey = m_model->surveyAt(current.column())->id;
        }
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        const QModelIndex kept = m_model->indexOf(m_currentWord, m_currentSurvey);
        m_grid->setCurrentIndex(kept.isValid() ? kept : m_model->index(0, 0));
        showCell();
    });
    // A heading sorts by how much its survey has; again: the other way round; a third time: as the surveys name the words.
    connect(m_grid->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        QHeaderView *header = m_grid->horizontalHeader();
        if (m_sortedBy == column && header->sortIndicatorOrder() == Qt::AscendingOrder)
            m_sortedBy = -1;
        else
            header->setSortIndicator(column, m_sortedBy == column ? Qt::AscendingOrder : Qt::DescendingOrder), m_sortedBy = column;
        if (m_sortedBy < 0)
            header->setSortIndicator(-1, Qt::DescendingOrder);
        m_model->sort(m_sortedBy, header->sortIndicatorOrder());
    });
}

void EvidenceMatrixView::makeList()
{
    auto *column = new QVBoxLayout(m_below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QWidget(m_below);
    setPane(head, "win");
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 4, 8, 4);
    m_cellTitle->setTextFormat(Qt::PlainText);
    m_cellTitle->setFont(fontFor(FontRole::InterfaceStrong));
    m_cellTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_look->setText(tr("Look in Its PDF"));
    m_look->setToolTip(tr("Opens the survey and finds the word in its PDF (Return on the cell)"));
    connect(m_look, &QToolButton::clicked, this, [this] {
        const QModelIndex current = m_grid->currentIndex();
        if (const MatrixWord *word = m_model->wordAt(current.row()))
            Q_EMIT wordWanted(SurveyId(m_model->surveyAt(current.column())->id), word->label);
    });
    row->addWidget(m_cellTitle, 1);
    row->addWidget(m_look);
    head->setMinimumHeight(scaled(34));
    column->addWidget(head);
    column->addWidget(m_cellEmpty);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    setPane(m_below, "paper");
    m_list->setModel(m_listModel);
    m_list->setAccessibleName(tr("Passages and findings of the cell"));
    m_list->setUniformRowHeights(false);
    m_list->setItemDelegate(new NodePageDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setPane(m_list, "paper");
    m_list->installEventFilter(this);
    connect(m_list, &RowTreeView::rowActivated, this, &EvidenceMatrixView::activate);
    connect(m_listModel, &QAbstractItemModel::modelReset, m_list, &QTreeView::expandAll);
}

void EvidenceMatrixView::showCell()
{
    const QModelIndex current = m_grid->currentIndex();
    const MatrixCell *cell = m_model->cellAt(current);
    const SurveySnapshot *snapshot = cell ? snapshotOf(m_model->surveyAt(current.column())->id) : nullptr;
    std::vector<NodeSurvey> all;
    if (snapshot && !cell->isGap())
        all.push_back(passagesOfCell(*snapshot, *cell));
    if (all != m_listModel->surveys()) {
        m_listModel->setSurveys(std::move(all));
        m_list->setCurrentIndex(m_listModel->index(0, 0, m_listModel->index(0, 0)));
    }
    const bool isGap = cell && cell->isGap();
    const QString word = cell ? oneLine(m_model->wordAt(current.row())->label, 120) : QString();
    const QString name = cell ? m_model->surveyAt(current.column())->name : QString();
    m_cellTitle->setText(cell ? tr("%1 in %2", "word, survey").arg(word, oneLine(name, 120)) : QString());
    m_cellEmpty->setText(!isGap            ? QString()
                         : cell->isNamed() ? tr("Nothing is tied to this word yet. Return looks for it in the PDF; mark a passage there and drop it on the word in the taxonomy panel.")
                                           : tr("This survey does not name the word. Return looks for it in the PDF; Ctrl+Shift+N adds the word to the survey's taxonomy."));
    m_cellEmpty->setVisible(isGap);
    m_look->setVisible(cell != nullptr);
    m_list->setVisible(cell && !isGap);
}

void EvidenceMatrixView::openCell(const QModelIndex &index)
{
    const MatrixCell *cell = m_model->cellAt(index);
    if (!cell)
        return;
    if (!cell->isGap())
        return m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT wordWanted(SurveyId(m_model->surveyAt(index.column())->id), m_model->wordAt(index.row())->label);
}

void EvidenceMatrixView::activate(const QModelIndex &index)
{
    const NodePassage *passage = m_listModel->passageAt(index);
    if (!passage)
        return m_list->setExpanded(index, !m_list->isExpanded(index));
    const SurveyId survey = m_listModel->surveyAt(index)->survey;
    if (!passage->finding.isNull())
        Q_EMIT findingActivated(survey, FindingId(passage->finding));
    else
        Q_EMIT passageActivated(survey, AnnotationId(passage->annotation));
}

bool EvidenceMatrixView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_grid->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void EvidenceMatrixView::updateState()
{
    const QLocale locale;
    const int words = m_model->rowCount();
    m_count->setText(words == 0 ? QString()
                                : tr("%1 to read", "how many cells are empty").arg(locale.toString(m_model->gaps())));
    m_count->setToolTip(tr("%1 of %2 words are shown; %3 of their cells are empty", "shown, all, gaps")
                            .arg(locale.toString(words), locale.toString(m_model->totalWords()), locale.toString(m_model->gaps())));
    QString empty;
    if (!m_hasLoaded)
        empty = tr("Reading the surveys…");
    else if (m_model->columnCount() == 0)
        empty = tr("No survey has a taxonomy yet. Import a page with topics and methods, or add nodes in the taxonomy panel (Ctrl+Shift+N); then choose the surveys with Surveys….");
    else if (m_model->totalWords() == 0)
        empty = tr("The chosen surveys have no taxonomy. Add nodes in the taxonomy panel (Ctrl+Shift+N), or choose other surveys.");
    else if (words == 0)
        empty = tr("No word fits. Escape empties the filter; All words shows them again.");
    m_empty->setText(empty);
    m_empty->setVisible(!empty.isEmpty());
    m_grid->setVisible(empty.isEmpty());
    m_below->setVisible(empty.isEmpty());
}

void EvidenceMatrixView::copy()
{
    if (m_model->rowCount() == 0)
        return;
    QGuiApplication::clipboard()->setText(m_model->tsv());
    Q_EMIT message(tr("Copied as a table: %n word(s).", nullptr, m_model->rowCount()));
}

void EvidenceMatrixView::save()
{
    const QString markdown = tr("Markdown (*.md)");
    const QString table = tr("Table with tabs (*.tsv)");
    QString filter = markdown;
    QString path = QFileDialog::getSaveFileName(this, tr("Export the Matrix"), tr("Evidence matrix", "a file's name") + QStringLiteral(".md"),
                                                markdown + QStringLiteral(";;") + table, &filter);
    if (path.isEmpty())
        return;
    const bool isTable = path.endsWith(QLatin1String(".tsv")) || (filter == table && !path.endsWith(QLatin1String(".md")));
    const QString text = isTable ? m_model->tsv() : m_model->markdown();
    writeFileLater(path, text.toUtf8(), this, [this](const Result<QString> &written) {
        Q_EMIT message(written ? tr("Exported: %1").arg(*written) : written.error().message);
    });
}

} // namespace conspectus
