// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findings/findingscontroller.h"

#include "library/findingedits.h"
#include "models/wording.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/findings/findingstable.h"
#include "ui/mainwindow.h"
#include "ui/panels/annotationspanel.h"
#include "ui/reader/readerpane.h"
#include "ui/surveypage/surveypageview.h"

namespace conspectus {

namespace {

const QString kType = QStringLiteral("type");
const QString kSelection = QStringLiteral("selection");
const QString kAnnotation = QStringLiteral("annotation");

} // namespace

FindingsController::FindingsController(Library *library, Actions *actions, SurveyPageView *page, ReaderPane *reader,
                                       AnnotationsPanel *annotations, MainWindow *window)
    : QObject(window), m_library(library), m_actions(actions), m_page(page), m_reader(reader), m_annotations(annotations),
      m_window(window)
{
    connectActions();
    connectPanes();
    QList<QAction *> offered;
    using enum ActionId;
    for (const ActionId id : {MoveFindingUp, MoveFindingDown, SplitFinding, MergeFinding, MergeFindings, FillSlot, FindingToNode,
                              FindingUnchecked, FindingDraft, FindingChecked, FindingDisputed, RemoveFinding})
        offered.append((*m_actions)[id]);
    m_page->setFindingActions(offered);
    makeTable();
    update();
}

void FindingsController::makeTable()
{
    m_table = new FindingsTable(m_library, m_window);
    m_window->addView(m_table);
    QAction *action = (*m_actions)[ActionId::ShowFindingsTable];
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, &FindingsController::showTable);
    connect(m_table, &FindingsTable::leaveWanted, this, [this] { showTable(false); });
    connect(m_table, &FindingsTable::message, this, &FindingsController::message);
    connect(m_table, &FindingsTable::findingActivated, this, [this](const SurveyId &survey, const FindingId &finding) {
        m_window->showView(nullptr);
        m_window->showSurvey(survey, [this, finding] {
            m_page->setCurrentFinding(finding);
            m_page->setFocus();
        });
    });
    connect(m_window, &MainWindow::viewChanged, this, [this, action](QWidget *view) { action->setChecked(view == m_table); });
}

void FindingsController::showTable(bool shown)
{
    m_window->showView(shown ? m_table : nullptr);
    if (!shown)
        m_page->setFocus();
}

void FindingsController::on(ActionId id, void (FindingsController::*what)())
{
    connect((*m_actions)[id], &QAction::triggered, this, what);
}

void FindingsController::connectActions()
{
    using enum ActionId;
    on(PromoteToFinding, &FindingsController::promote);
    on(SplitFinding, &FindingsController::split);
    on(MergeFinding, &FindingsController::mergeWithBefore);
    on(MergeFindings, &FindingsController::mergeWithAnother);
    on(FillSlot, &FindingsController::fillSlotOfCurrent);
    on(FindingToNode, &FindingsController::tieToNode);
    on(RemoveFinding, &FindingsController::removeCurrent);
    connect((*m_actions)[MoveFindingUp], &QAction::triggered, this, [this] { move(-1); });
    connect((*m_actions)[MoveFindingDown], &QAction::triggered, this, [this] { move(1); });
    const std::pair<ActionId, const char *> statuses[] = {
        {FindingUnchecked, ""}, {FindingDraft, "draft"}, {FindingChecked, "checked"}, {FindingDisputed, "disputed"}};
    for (const auto &[id, name] : statuses)
        connect((*m_actions)[id], &QAction::triggered, this, [this, status = QString::fromLatin1(name)] { setStatus(status); });
}

void FindingsController::connectPanes()
{
    connect(m_page, &SurveyPageView::currentFindingChanged, this, &FindingsController::update);
    connect(m_page, &SurveyPageView::message, this, &FindingsController::message);
    connect(m_reader, &ReaderPane::selectionChanged, this, &FindingsController::update);
    connect(m_reader, &ReaderPane::annotationSelected, this, &FindingsController::update);
    connect(m_reader, &ReaderPane::annotationMarked, this, &FindingsController::marked);
    connect(m_annotations, &AnnotationsPanel::annotationSelected, this, &FindingsController::update);
    connect(m_library->undoStack(), &QUndoStack::indexChanged, this, &FindingsController::update);
    // The panes show a survey only after it was opened, and let it go when it is closed.
    connect(m_library, &Library::surveyOpened, this, &FindingsController::update, Qt::QueuedConnection);
    connect(m_library, &Library::surveyAboutToBeClosed, this, &FindingsController::update, Qt::QueuedConnection);
}

SurveyId FindingsController::survey() const { return m_page->survey() ? m_page->survey()->id() : SurveyId(); }

AnnotationId FindingsController::chosenAnnotation() const
{
    const AnnotationId onPage = reader()->selectedAnnotation();
    return onPage.isNull() ? m_annotations->currentAnnotation() : onPage;
}

QString FindingsController::quoteOf(const AnnotationId &id) const
{
    const Annotation *annotation = m_page->survey() ? m_page->survey()->snapshot().annotation(id) : nullptr;
    if (!annotation)
        return {};
    const QString quote = shownQuote(m_page->survey()->snapshot(), *annotation).simplified();
    return quote.isEmpty() ? annotation->note.simplified() : quote;
}

void FindingsController::update()
{
    const SurveyData *open = m_page->survey();
    const bool canWrite = open && m_library->isOpen() && !m_library->isReadOnly();
    const Finding *finding = open ? open->snapshot().finding(m_page->currentFinding()) : nullptr;
    const bool isListed = finding && isInFindingsList(*finding);
    const auto set = [this](std::initializer_list<ActionId> ids, bool on) {
        for (const ActionId id : ids)
            (*m_actions)[id]->setEnabled(on);
    };
    using enum ActionId;
    set({PromoteToFinding}, canWrite && (!reader()->selection().isEmpty() || !chosenAnnotation().isNull()));
    set({SplitFinding, MoveFindingUp, MoveFindingDown, MergeFindings}, canWrite && isListed);
    set({MergeFinding}, canWrite && isListed && !findingBefore(open->snapshot(), finding->id).isNull());
    set({FindingUnchecked, FindingDraft, FindingChecked, FindingDisputed, FillSlot, FindingToNode, RemoveFinding}, canWrite && finding);
}

ReaderPane *FindingsController::reader() const { return m_window->activeReader(); }

const KindSet &FindingsController::kindSet() const
{
    return kindSetOrReading(m_page->survey() ? m_page->survey()->snapshot().survey.kindSet : KindSetId());
}

AnnotationId FindingsController::markSelection(const KindId &kind)
{
    if (reader()->selection().isEmpty())
        return {};
    AnnotationId made;
    const auto listening =
        connect(reader(), &ReaderPane::annotationCreated, this, [&made](const AnnotationId &id) { made = id; });
    m_isMarking = true;
    reader()->markWith(kind);
    m_isMarking = false;
    disconnect(listening);
    return made;
}

void FindingsController::promote()
{
    const auto &kinds = kindSet().kinds;
    const auto own = std::ranges::find_if(kinds, [](const Kind &kind) { return makesFinding(kind.id); });
    const AnnotationId made = markSelection(own == kinds.end() ? kinds.front().id : own->id);
    const AnnotationId annotation = made.isNull() ? chosenAnnotation() : made;
    const QString text = quoteOf(annotation);
    if (text.isEmpty())
        return Q_EMIT message(tr("Select text in the PDF, or choose an annotation that has text or a note."));
    makeFinding(annotation, text);
}

void FindingsController::makeFinding(const AnnotationId &annotation, const QString &text)
{
    const FindingId made = promoteToFinding(*m_library, survey(), text, annotation);
    if (made.isNull())
        return;
    m_page->setFindingOpen(made, true);
    m_page->setCurrentFinding(made);
    update();
    Q_EMIT message(tr("Finding made. Drag text onto its fields, or press %1.")
                       .arg((*m_actions)[ActionId::FillSlot]->shortcut().toString(QKeySequence::NativeText)));
}

void FindingsController::marked(const AnnotationId &annotation, const KindId &kind)
{
    if (m_isMarking || !makesFinding(kind) || !m_page->survey() || m_library->isReadOnly())
        return;
    for (const Link *link : m_page->survey()->snapshot().linksOf(annotation)) {
        if (!link->finding.isNull())
            return; // it belongs to one already
    }
    if (const QString text = quoteOf(annotation); !text.isEmpty())
        makeFinding(annotation, text);
}

void FindingsController::split() { m_page->splitAtCaret(); }

void FindingsController::mergeWithBefore()
{
    if (!m_page->survey())
        return;
    const FindingId current = m_page->currentFinding();
    m_page->finishEditing();
    const FindingId stays = mergeFindings(*m_library, survey(), {findingBefore(m_page->survey()->snapshot(), current), current});
    if (!stays.isNull())
        m_page->setCurrentFinding(stays);
    update();
}

void FindingsController::mergeWithAnother()
{
    if (!m_page->survey())
        return;
    const FindingId current = m_page->currentFinding();
    const SurveySnapshot &snapshot = m_page->survey()->snapshot();
    std::vector<Choice> others;
    for (const Finding *finding : findingsList(snapshot)) {
        if (finding->id != current)
            others.push_back({finding->id.text(), tr("%1  %2", "short name, text of a finding").arg(snapshot.shortName(finding->id), finding->text.shown())});
    }
    auto *dialog = new ChooseDialog(tr("Join with Another Finding"), others, {}, m_window);
    dialog->setWords(tr("&Join"));
    connect(dialog, &ChooseDialog::chosen, this, [this, current](const QString &other) {
        const FindingId stays = mergeFindings(*m_library, survey(), {current, FindingId(other)});
        if (!stays.isNull())
            m_page->setCurrentFinding(stays);
    });
    dialog->open();
}

void FindingsController::move(int step)
{
    const FindingId current = m_page->currentFinding();
    if (moveFinding(*m_library, survey(), current, step))
        m_page->setCurrentFinding(current);
}

void FindingsController::setStatus(const QString &status)
{
    setFindingStatus(*m_library, survey(), m_page->currentFinding(), status);
}

void FindingsController::fillSlotOfCurrent()
{
    const Finding *finding = m_page->survey() ? m_page->survey()->snapshot().finding(m_page->currentFinding()) : nullptr;
    if (!finding)
        return;
    std::vector<Choice> slots_;
    QStringList names = slotsAskedFor(m_page->survey()->snapshot());
    for (const FindingSlot &filled : finding->slotValues) {
        if (!names.contains(filled.name))
            names.append(filled.name);
    }
    for (const QString &name : std::as_const(names)) {
        const FindingSlot *filled = finding->slot(name);
        slots_.push_back({name, filled ? tr("%1: %2", "slot, value").arg(slotInWords(name), oneLine(filled->text, 80)) : slotInWords(name)});
    }
    std::vector<Choice> sources;
    if (!reader()->selection().isEmpty())
        sources.push_back({kSelection, tr("with the text selected in the PDF")});
    if (!chosenAnnotation().isNull())
        sources.push_back({kAnnotation, tr("with the chosen annotation")});
    sources.push_back({kType, tr("by typing")});
    auto *dialog = new ChooseDialog(tr("Fill a Slot"), slots_, sources, m_window);
    dialog->setWords(tr("&Fill"), tr("What it is filled with"));
    const auto empty = std::ranges::find_if(names, [finding](const QString &name) { return finding->slot(name) == nullptr; });
    if (empty != names.end())
        dialog->setCurrent(*empty);
    connect(dialog, &ChooseDialog::chosen, this, [this, id = finding->id](const QString &slot, const QString &source) {
        if (source == kType)
            return m_page->editSlot(id, slot);
        fillFrom(id, slot, source == kSelection ? markSelection(kindForSource(kindSet(), slot).id) : chosenAnnotation());
    });
    dialog->open();
}

void FindingsController::fillFrom(const FindingId &finding, const QString &slot, const AnnotationId &annotation)
{
    const QString text = quoteOf(annotation);
    if (text.isEmpty())
        return Q_EMIT message(tr("Select text in the PDF, or choose an annotation that has text or a note."));
    fillSlot(*m_library, survey(), finding, {slot, text, annotation});
    m_page->setFindingOpen(finding, true);
    m_page->setCurrentFinding(finding);
}

void FindingsController::tieToNode()
{
    if (!m_page->survey())
        return;
    std::vector<Choice> nodes;
    for (const Node &node : m_page->survey()->snapshot().nodes)
        nodes.push_back({node.id.text(), node.label.shown()});
    auto *dialog = new ChooseDialog(tr("Tie the Finding to the Taxonomy"), nodes, {}, m_window);
    connect(dialog, &ChooseDialog::chosen, this, [this, finding = m_page->currentFinding()](const QString &node) {
        if (!tieFindingToNode(*m_library, survey(), finding, NodeId(node)).isNull())
            Q_EMIT message(tr("The finding is tied to that node."));
    });
    dialog->open();
}

void FindingsController::removeCurrent()
{
    m_page->finishEditing();
    if (m_page->survey())
        m_library->removeFinding(survey(), m_page->currentFinding());
}

} // namespace conspectus
