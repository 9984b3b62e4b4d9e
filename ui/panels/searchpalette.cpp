// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/searchpalette.h"

#include "models/roles.h"
#include "models/searchmodel.h"
#include "models/wording.h"
#include "ui/delegates/searchdelegate.h"
#include "ui/fonts.h"
#include "ui/style.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace conspectus {

namespace {
constexpr int kDelay = 20; // ms after the last key: a search that goes on is given up for the next
constexpr int kMostHits = 60;
constexpr int kWidth = 680;
} // namespace

SearchPalette::SearchPalette(Library *library, QWidget *window)
    : QFrame(window)
    , m_library(library)
    , m_model(new SearchModel(this))
    , m_field(new QLineEdit(this))
    , m_view(new QListView(this))
    , m_state(new QLabel(this))
{
    setPane(this, "paper");
    setAccessibleName(tr("Search everything"));
    m_field->setPlaceholderText(tr("Search everything…"));
    m_field->setAccessibleName(tr("Search everything"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPalette::textEdited);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SearchDelegate(m_view));
    m_view->setFrameShape(NoFrame);
    m_view->setAccessibleName(tr("Results"));
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setPane(m_view, "paper");
    connect(m_view, &QListView::clicked, this, &SearchPalette::activate);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setMargin(12);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setFont(fontFor(FontRole::Small));
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &SearchPalette::startSearch);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_state);
    window->installEventFilter(this);
    hide();
}

void SearchPalette::setActions(const QList<QAction *> &actions) { m_actions = actions; }

void SearchPalette::open(const QString &text)
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    if (!text.isEmpty())
        m_field->setText(text);
    m_sections = m_askSections ? m_askSections() : std::vector<NamedSection>();
    textEdited();
    show();
    raise();
    place();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchPalette::dismiss()
{
    m_delay.stop();
    m_library->cancelSearch(this);
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

PaletteSources SearchPalette::sources() const
{
    PaletteSources sources;
    for (int i = 0; i < m_actions.size(); ++i) {
        if (m_actions[i]->isEnabled() && m_actions[i]->isVisible())
            sources.actions.push_back({QString(m_actions[i]->text()).remove(QLatin1Char('&')),
                                       m_actions[i]->shortcut().toString(QKeySequence::NativeText), m_actions[i]->statusTip(), i});
    }
    sources.surveys = m_library->surveys();
    sources.sections = m_sections;
    if (const SurveyData *open = m_library->survey(m_current))
        sources.survey = &open->snapshot();
    return sources;
}

void SearchPalette::textEdited()
{
    const PaletteQuery query = paletteQueryOf(m_field->text());
    m_model->setEntries(entriesByName(query, sources()));
    m_view->setCurrentIndex(m_model->index(m_model->nextChoice(0, 1)));
    const bool isForText = query.scope == PaletteScope::All || query.scope == PaletteScope::Passages;
    m_hasFirstRows = false;
    m_leftOut.clear();
    m_isSearching = isForText && !query.text.trimmed().isEmpty() && m_library->isOpen();
    if (!m_isSearching)
        m_library->cancelSearch(this);
    if (m_isSearching)
        m_delay.start();
    else
        m_delay.stop();
    updateState();
}

void SearchPalette::startSearch()
{
    m_asked = m_field->text();
    m_library->search(
        paletteQueryOf(m_asked).text, {}, kMostHits, this,
        [this, query = m_asked](const Result<FoundAnswer> &answer) { showAnswer(query, answer); },
        [this, query = m_asked](const FoundAnswer &first) {
            if (query != m_field->text())
                return;
            m_hasFirstRows = true;
            showHits(first);
        });
}

void SearchPalette::showAnswer(const QString &query, const Result<FoundAnswer> &answer)
{
    if (query != m_field->text())
        return;
    m_isSearching = false;
    if (!answer && answer.error().code == ErrorCode::Cancelled)
        return;
    if (!answer) {
        m_state->setText(answer.error().message);
        m_state->show();
        return;
    }
    m_hasFirstRows = false;
    showHits(*answer);
}

// Passages below what was found by name, in place of those that are there; what is chosen stays chosen.
void SearchPalette::showHits(const FoundAnswer &answer)
{
    m_leftOut = whatIsLeftOut(answer);
    std::vector<SearchEntry> entries;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const SearchEntry &entry = *m_model->entryAt(m_model->index(row));
        const SearchEntry *next = m_model->entryAt(m_model->index(row + 1));
        const bool isOfHits = entry.type == SearchEntry::Type::Header && next && next->type == SearchEntry::Type::Hit;
        if (entry.type == SearchEntry::Type::Hit || isOfHits)
            break;
        entries.push_back(entry);
    }
    const QModelIndex before = m_view->currentIndex();
    const int chosenRow = before.isValid() ? before.row() : 0;
    const bool isHit = before.isValid() && m_model->entryAt(before)->type == SearchEntry::Type::Hit &&
                       chosenRow != m_model->nextChoice(0, 1);
    const SearchEntry chosen = isHit ? *m_model->entryAt(before) : SearchEntry();
    std::vector<SearchEntry> hits = entriesOfHits(answer, m_current);
    if (isHit)
        keepHit(hits, chosen);
    const bool isByName = chosenRow < static_cast<int>(entries.size());
    entries.insert(entries.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
    m_model->setEntries(std::move(entries));
    const int row = isHit ? m_model->rowOfHit(chosen.hit) : m_model->nextChoice(isByName ? chosenRow : 0, 1);
    m_view->setCurrentIndex(m_model->index(row));
    updateState();
}

QString SearchPalette::nothingFound(const PaletteQuery &query) const
{
    const bool hasNoText = query.text.trimmed().isEmpty();
    if (hasNoText && query.scope == PaletteScope::Sections)
        return tr("The open PDF has no sections to choose from.");
    if (hasNoText && (query.scope == PaletteScope::Nodes || query.scope == PaletteScope::Findings))
        return tr("The open survey has none. Open a survey first, or add some to it.");
    if (hasNoText && query.scope == PaletteScope::Passages)
        return tr("Words of a PDF, a note or a page. AND, OR, NOT, NEAR/5, \"a phrase\", begin*, tag: kind: author: year:2018-2022");
    if (query.text.trimmed().endsWith(QLatin1Char(':')))
        return tr("Go on typing: tag:rct, kind:limitation, author:liu, year:2018-2022. Several words stand in quotation marks.");
    return tr("Nothing found for “%1”.").arg(oneLine(query.text.trimmed(), 80));
}

void SearchPalette::updateState()
{
    const PaletteQuery query = paletteQueryOf(m_field->text());
    const bool isEmpty = m_model->rowCount() == 0;
    QString words;
    if (m_field->text().trimmed().isEmpty())
        words = tr("Type words to search titles, findings, notes and the text of every PDF. Begin with a sign for one thing alone:\n"
                   ">  commands    @  sections of the PDF    #  taxonomy    !  findings    /  surveys    ?  text\n"
                   "In text: AND  OR  NOT  NEAR/5  \"a phrase\"  begin*  tag:  kind:  author:  year:2018-2022");
    else if (m_isSearching && !m_hasFirstRows)
        words = tr("Searching…");
    else if (isEmpty)
        words = nothingFound(query);
    if (!m_leftOut.isEmpty())
        words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + m_leftOut;
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    m_view->setVisible(!isEmpty);
    place();
}

void SearchPalette::activate(const QModelIndex &index)
{
    const SearchEntry *found = m_model->entryAt(index);
    if (!found || found->type == SearchEntry::Type::Header)
        return;
    const SearchEntry entry = *found;
    dismiss();
    if (entry.type == SearchEntry::Type::Action && entry.action < m_actions.size())
        m_actions[entry.action]->trigger();
    else if (entry.type == SearchEntry::Type::Survey)
        Q_EMIT surveyActivated(entry.survey);
    else if (entry.type == SearchEntry::Type::Section)
        Q_EMIT sectionActivated(entry.page, entry.point);
    else if (entry.type == SearchEntry::Type::Finding)
        Q_EMIT findingActivated(entry.finding);
    else if (entry.type == SearchEntry::Type::Node)
        Q_EMIT nodeActivated(entry.node);
    else if (entry.type == SearchEntry::Type::Hit)
        Q_EMIT hitActivated(entry.hit);
}

void SearchPalette::moveSelection(int by)
{
    const int from = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    const int step = by < 0 ? -1 : 1;
    int row = m_model->nextChoice(from + by, step);
    if (row < 0)
        row = m_model->nextChoice(step < 0 ? 0 : m_model->rowCount() - 1, -step);
    m_view->setCurrentIndex(m_model->index(row));
    m_view->scrollTo(m_view->currentIndex());
}

bool SearchPalette::fieldKeyPressed(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Down:
        moveSelection(1);
        return true;
    case Qt::Key_Up:
        moveSelection(-1);
        return true;
    case Qt::Key_PageDown:
        moveSelection(8);
        return true;
    case Qt::Key_PageUp:
        moveSelection(-8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_view->currentIndex());
        return true;
    default:
        return false;
    }
}

bool SearchPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return fieldKeyPressed(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

// At the top, in the middle; as high as its rows need, at most two thirds of the window.
void SearchPalette::place()
{
    const QWidget *window = parentWidget();
    const int width = std::min(scaled(kWidth), window->width() - 32);
    int rows = 0;
    m_view->resize(width - 20, m_view->height()); // heights depend on it
    for (int row = 0; row < m_model->rowCount() && rows < window->height(); ++row)
        rows += m_view->sizeHintForIndex(m_model->index(row)).height();
    const int around = 20 + m_field->sizeHint().height() + (m_state->isHidden() ? 0 : m_state->heightForWidth(width - 20) + 6)
                       + (rows > 0 ? 8 : 0);
    setGeometry((window->width() - width) / 2, scaled(44), width, std::min(around + rows, window->height() * 2 / 3));
}

void SearchPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeOf(this).paper);
    painter.setPen(themeOf(this).edge);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SearchPalette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_state->setFont(fontFor(FontRole::Small));
}

} // namespace conspectus
