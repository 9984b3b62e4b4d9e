// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/librarysearch.h"

#include "models/searchmodel.h"
#include "models/wording.h"
#include "ui/delegates/searchdelegate.h"
#include "ui/fonts.h"
#include "ui/library/filterfield.h"
#include "ui/style.h"
#include "ui/widgets/emptylabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kDelay = 20; // ms after the last key: a search that goes on is given up for the next
constexpr int kMostHits = 500;
constexpr int kBarHeight = 40;

} // namespace

LibrarySearch::LibrarySearch(Library *library, QWidget *parent)
    : QWidget(parent), m_library(library), m_model(new SearchModel(this)), m_field(new FilterField(this)), m_places(new QComboBox(this)),
      m_view(new QListView(this)), m_count(new QLabel(this)), m_empty(new EmptyLabel({}, this))
{
    setPane(this, "paper");
    setFocusProxy(m_field);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar();
    makeList();
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    layout->addStretch();
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &LibrarySearch::search);
    updateState();
}

void LibrarySearch::makeBar()
{
    auto *bar = new QWidget(this);
    setPane(bar, "win");
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    m_field->setPlaceholderText(tr("Search the whole library"));
    m_field->setAccessibleName(tr("Search the whole library"));
    m_field->setMinimumWidth(scaled(240));
    m_places->setAccessibleName(tr("Where to search"));
    m_places->addItem(tr("Everywhere", "to search"), QStringList());
    m_places->addItem(tr("In PDFs", "to search"), QStringList{QStringLiteral("pdf")});
    m_places->addItem(tr("In your notes", "to search"), QStringList{QStringLiteral("note")});
    m_places->addItem(tr("In survey pages", "to search"), QStringList{QStringLiteral("page")});
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setTextFormat(Qt::PlainText);
    row->addWidget(m_field, 1);
    row->addWidget(m_places);
    row->addWidget(m_count);
    bar->setMinimumHeight(scaled(kBarHeight));
    layout()->addWidget(bar);
    connect(m_field, &QLineEdit::textChanged, this, &LibrarySearch::textEdited);
    connect(m_field, &FilterField::leaveWanted, this, &LibrarySearch::leaveWanted);
    connect(m_field, &FilterField::downPressed, this, &LibrarySearch::goToList);
    connect(m_places, &QComboBox::currentIndexChanged, this, &LibrarySearch::search);
}

void LibrarySearch::makeList()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SearchDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("Passages found"));
    m_view->setMouseTracking(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->installEventFilter(this);
    setPane(m_view, "paper");
    connect(m_view, &QListView::clicked, this, &LibrarySearch::activate);
}

void LibrarySearch::textEdited()
{
    m_isListWanted = m_hasFirstRows = false;
    m_isSearching = m_library->isOpen() && !m_field->text().trimmed().isEmpty();
    if (m_isSearching)
        return m_delay.start();
    m_delay.stop();
    m_library->cancelSearch(this);
    m_problem.clear();
    m_leftOut.clear();
    m_model->setEntries({});
    m_total = m_surveys = 0;
    updateState();
}

void LibrarySearch::search()
{
    m_delay.stop();
    const QString query = m_field->text();
    m_hasFirstRows = false;
    m_isSearching = m_library->isOpen() && !query.trimmed().isEmpty();
    updateState();
    if (m_isSearching)
        m_library->search(query, m_places->currentData().toStringList(), kMostHits, this,
                          [this, query](const Result<FoundAnswer> &answer) { showAnswer(query, answer); },
                          [this](const FoundAnswer &answer) { showFirst(answer); });
}

void LibrarySearch::showFirst(const FoundAnswer &answer)
{
    if (answer.query != m_field->text())
        return;
    m_problem.clear();
    m_hasFirstRows = false; // those of other words: nothing is chosen
    showRows(entriesOfHits(answer, m_current));
    m_hasFirstRows = true;
    m_leftOut = whatIsLeftOut(answer);
    m_total = 0;
    updateState();
    if (std::exchange(m_isListWanted, false))
        goToList();
}

void LibrarySearch::showAnswer(const QString &query, const Result<FoundAnswer> &answer)
{
    if (query != m_field->text() || (!answer && answer.error().code == ErrorCode::Cancelled))
        return; // another is on its way
    m_isSearching = false;
    m_problem = answer ? QString() : answer.error().message;
    m_total = answer ? std::max(answer->total, static_cast<int>(answer->hits.size())) : 0;
    m_leftOut = answer ? whatIsLeftOut(*answer) : QString();
    showRows(answer ? entriesOfHits(*answer, m_current) : std::vector<SearchEntry>());
    m_hasFirstRows = false;
    updateState();
    if (std::exchange(m_isListWanted, false))
        goToList();
}

// What the reader chose among the first rows stays chosen, and where it stands on the screen.
void LibrarySearch::showRows(std::vector<SearchEntry> entries)
{
    const QModelIndex before = m_view->currentIndex();
    const bool isChosen = m_hasFirstRows && before.isValid() &&
                          (m_view->hasFocus() || before.row() != m_model->nextChoice(0, 1));
    const SearchEntry chosen = isChosen ? *m_model->entryAt(before) : SearchEntry();
    const int top = m_view->visualRect(before).top();
    if (isChosen)
        keepHit(entries, chosen);
    m_surveys = static_cast<int>(std::ranges::count(entries, SearchEntry::Type::Header, &SearchEntry::type));
    m_model->setEntries(std::move(entries));
    const int row = isChosen ? m_model->rowOfHit(chosen.hit) : -1;
    m_view->setCurrentIndex(m_model->index(row >= 0 ? row : m_model->nextChoice(0, 1)));
    if (row < 0)
        return m_view->scrollToTop();
    m_view->doItemsLayout();
    QScrollBar *bar = m_view->verticalScrollBar();
    bar->setValue(bar->value() + m_view->visualRect(m_view->currentIndex()).top() - top);
}

void LibrarySearch::goToList()
{
    if (m_delay.isActive())
        search();
    m_isListWanted = m_isSearching && !m_hasFirstRows;
    if (!m_isListWanted && m_model->rowCount() > 0)
        m_view->setFocus(Qt::OtherFocusReason);
}

void LibrarySearch::activate(const QModelIndex &index)
{
    const SearchEntry *entry = m_model->entryAt(index);
    if (entry == nullptr || entry->type != SearchEntry::Type::Hit)
        return;
    const FoundHit hit = entry->hit;
    Q_EMIT hitActivated(hit);
}

QString LibrarySearch::state() const
{
    return m_empty->isHidden() ? m_count->text() : m_empty->text();
}

void LibrarySearch::updateState()
{
    const int shown = m_model->rowCount() - m_surveys;
    QString words;
    if (!m_problem.isEmpty())
        words = m_problem;
    else if (m_field->text().trimmed().isEmpty())
        words = tr("Type words to find them in every PDF, in your notes and on the survey pages; Return goes to the list.\n"
                   "calibration NEAR/6 sepsis   AND  OR  NOT   \"a phrase\"   begin*   tag:  kind:  author:  year:2018-2022");
    else if (shown == 0)
        words = m_isSearching ? tr("Searching…")
                              : tr("Nothing found for “%1”. Try fewer words, or the beginning of one with a star.")
                                    .arg(oneLine(m_field->text().trimmed(), 80));
    if (shown == 0 && !m_isSearching && !m_leftOut.isEmpty())
        words += QLatin1Char('\n') + m_leftOut;
    m_empty->setText(words);
    m_empty->setVisible(!words.isEmpty());
    m_view->setVisible(words.isEmpty());
    m_count->setText(words.isEmpty() ? countText() : QString());
}

QString LibrarySearch::countText() const
{
    const QLocale locale;
    const int shown = m_model->rowCount() - m_surveys;
    QString count;
    if (m_hasFirstRows)
        count = tr("the first %1 …", "passages, while the others are ranked").arg(locale.toString(shown));
    else if (shown < m_total)
        count = tr("the best %1 of %2", "passages shown and found").arg(locale.toString(shown), locale.toString(m_total));
    else
        count = tr("%1 in %2", "passages in surveys")
                    .arg(tr("%n passage(s)", nullptr, shown), tr("%n survey(s)", nullptr, m_surveys));
    return m_leftOut.isEmpty() ? count : m_leftOut + QLatin1Char(' ') + count;
}

bool LibrarySearch::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        activate(m_view->currentIndex());
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT leaveWanted();
        return true;
    }
    const bool isFirst = m_model->nextChoice(0, 1) == m_view->currentIndex().row();
    if (key->key() == Qt::Key_Up && isFirst) {
        m_field->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

// Coming back: the row that was opened is still the current one.
void LibrarySearch::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_field->selectAll();
    if (m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
}

void LibrarySearch::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_view->doItemsLayout();
}

} // namespace conspectus
