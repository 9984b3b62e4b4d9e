// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/surveypageview_p.h"

#include "library/findingedits.h"
#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/style.h"

#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace conspectus {

namespace {

// A text as the name of a menu entry: one line, short, no mnemonic.
QString menuText(const QString &text) { return oneLine(text, 60).replace(QLatin1Char('&'), QStringLiteral("&&")); }

const QString kNewFinding = QStringLiteral("new-finding");

} // namespace

void SurveyPageView::Private::activate(int number)
{
    const PageStop *there = stop(number);
    if (!there)
        return;
    const PageStop stopNow = *there; // what follows may rebuild
    if (runFinding(stopNow, number) || runDialog(stopNow))
        return;
    switch (stopNow.action) {
    case PageAction::Sentence:
        Q_EMIT q->sentenceActivated(stopNow.target);
        break;
    case PageAction::Node:
        Q_EMIT q->nodeActivated(NodeId(stopNow.target));
        break;
    case PageAction::Address:
        Q_EMIT q->linkActivated(stopNow.target);
        break;
    case PageAction::ImportNotes:
        q->showImportNotes();
        break;
    case PageAction::AddPdf:
        Q_EMIT q->addPdfRequested();
        break;
    case PageAction::PastePage:
        Q_EMIT q->pastePageRequested();
        break;
    case PageAction::ShowAbstract:
        unfolding.abstract = !unfolding.abstract;
        rebuild();
        break;
    case PageAction::ShowFindings:
        unfolding.findings = true;
        rebuild();
        break;
    case PageAction::ShowReviews:
        unfolding.reviews = !unfolding.reviews;
        rebuild();
        break;
    case PageAction::AddFinding:
        q->addFinding();
        break;
    case PageAction::TakeText:
        takeText(stopNow.target);
        break;
    case PageAction::KeepText:
        keepText(stopNow.target);
        break;
    case PageAction::KeepOut:
        decide(stopNow.target, HeldBack::Decision::KeepOut);
        break;
    case PageAction::AddAnyway:
        decide(stopNow.target, HeldBack::Decision::Add);
        break;
    case PageAction::ResumeDraft:
        if (const int item = content.itemOf(stopNow.target); item >= 0)
            edit(content.items[static_cast<size_t>(item)]);
        break;
    default:
        break;
    }
}

// In the order of the annotations, so by place.
std::vector<AnnotationId> SurveyPageView::Private::passagesOf(const FindingId &finding) const
{
    QSet<QString> tied;
    for (const Link *link : q->m_survey->snapshot().evidenceFor(finding))
        tied.insert(link->annotation.text());
    std::vector<AnnotationId> passages;
    for (const Annotation &annotation : q->m_survey->snapshot().annotations) {
        if (tied.contains(annotation.id.text()))
            passages.push_back(annotation.id);
    }
    return passages;
}

// The first passage of a finding; again: the one after.
void SurveyPageView::Private::goToPassage(const FindingId &finding)
{
    const std::vector<AnnotationId> passages = passagesOf(finding);
    if (passages.empty()) {
        passageFinding = {};
        Q_EMIT q->findingWithoutPassageActivated(finding);
        return;
    }
    const auto at = std::ranges::find(passages, passage);
    const bool goesOn = finding == passageFinding && at != passages.end() && at + 1 != passages.end();
    passage = goesOn ? *(at + 1) : passages.front();
    passageFinding = finding;
    Q_EMIT q->passageActivated(passage);
}

bool SurveyPageView::editCurrent()
{
    d->refresh();
    const PageItem *item = d->itemOfStop(d->marks.current);
    if (!item)
        return false;
    if (item->labelAction == PageAction::ChangeRole) {
        d->showRoleMenu(LinkId(item->labelTarget), d->marks.current);
        return true;
    }
    if (const PageAction action = d->editActionOf(*item); action != PageAction::None) {
        Q_EMIT dialogRequested(action, item->object);
        return true;
    }
    return d->edit(PageItem(*item));
}

void SurveyPageView::addFinding()
{
    if (!m_survey)
        return;
    d->refresh();
    PageItem item;
    item.part = PageItem::Part::Text;
    item.key = QStringLiteral("more-findings");
    item.label = kNewFinding;
    d->edit(item);
}

bool SurveyPageView::Private::edit(const PageItem &item)
{
    const bool isNew = item.label == kNewFinding;
    if (!q->m_survey || q->m_library->isReadOnly() || (!item.isEditable() && !isNew))
        return false;
    q->finishEditing();
    editedItem = item;
    const ObjectId draft = draftObject(q->m_survey->id(), item);
    const QString kept = q->m_library->draft(draft);
    const bool isOneLine = item.part == PageItem::Part::Title || item.part == PageItem::Part::Authors || !item.slot.isEmpty();
    editor = new PageEditor(kept.isEmpty() ? editableText(q->m_survey->snapshot(), item) : kept, isOneLine, q->viewport());
    editor->setFont(SurveyPageLayout::fontOf(item, layout->metrics()));
    editor->setAccessibleName(isNew ? tr("New finding") : tr("Edit: %1").arg(oneLine(item.text, 80)));
    marks.edited = isNew ? -1 : content.itemOf(item.key);
    QObject::connect(editor, &PageEditor::typed, q, [this, draft](const QString &text) {
        q->m_library->putDraft(draft, text);
        placeEditor();
    });
    QObject::connect(editor, &PageEditor::finished, q, [this](bool commit, const QString &text) { finishEdit(commit, text); });
    placeEditor();
    editor->show();
    placeEditor();
    editor->setFocus(Qt::OtherFocusReason);
    if (const int number = content.itemOf(item.key); number >= 0)
        ensureVisible(layout->items()[static_cast<size_t>(number)].band);
    q->viewport()->update();
    return true;
}

void SurveyPageView::Private::finishEdit(bool commit, const QString &text)
{
    const PageItem item = editedItem;
    const bool hadFocus = editor->hasFocus();
    editor->hide();
    editor->deleteLater();
    editor = nullptr;
    marks.edited = -1;
    unfolding.drafts.remove(item.key);
    if (hadFocus)
        q->setFocus(Qt::OtherFocusReason);
    if (q->m_survey) {
        if (commit)
            applyEdit(item, text);
        q->m_library->removeDraft(draftObject(q->m_survey->id(), item));
    }
    rebuildTimer.start();
    q->viewport()->update();
}

void SurveyPageView::Private::applyEdit(const PageItem &item, const QString &text)
{
    const SurveyId survey = q->m_survey->id();
    if (item.label == kNewFinding) {
        if (!text.isEmpty())
            q->m_library->addFinding(survey, text);
        return;
    }
    if (text == editableText(q->m_survey->snapshot(), item).trimmed())
        return;
    const Finding *finding = q->m_survey->snapshot().finding(item.finding);
    if (finding && !item.slot.isEmpty()) {
        const FindingSlot *slot = finding->slot(item.slot);
        fillSlot(*q->m_library, survey, item.finding, {item.slot, text, slot ? slot->source : AnnotationId()});
    } else if (finding) {
        if (text.isEmpty())
            q->m_library->removeFinding(survey, item.finding);
        else
            editSentenceOf(Finding(*finding), text);
    } else if (item.field) {
        q->m_library->editPageField(survey, *item.field, text);
    }
}

// A sentence of the TL;DR or the contribution is a claim of its own and also part of that field: both are edited, as one
// step, so that page and claims say the same.
void SurveyPageView::Private::editSentenceOf(const Finding &finding, const QString &text)
{
    const SurveySnapshot &snapshot = q->m_survey->snapshot();
    const SurveyId survey = q->m_survey->id();
    const bool isTldr = finding.origin == Finding::Origin::Tldr;
    if (!isTldr && finding.origin != Finding::Origin::Contribution) {
        q->m_library->editFinding(survey, finding.id, text);
        return;
    }
    QStringList sentences;
    for (const Finding &other : snapshot.findings) {
        if (other.origin == finding.origin && !other.missingFromPage)
            sentences.append(other.id == finding.id ? text : other.text.shown());
    }
    q->m_library->undoStack()->beginMacro(tr("Edit text"));
    q->m_library->editFinding(survey, finding.id, text);
    q->m_library->editPageField(survey, isTldr ? PageField::Tldr : PageField::Contribution,
                                sentences.join(QLatin1Char(' ')));
    q->m_library->undoStack()->endMacro();
}

void SurveyPageView::Private::takeText(const QString &key)
{
    const int number = content.itemOf(key);
    if (number < 0)
        return;
    const PageItem &item = content.items[static_cast<size_t>(number)];
    if (const Finding *finding = q->m_survey->snapshot().finding(item.finding))
        editSentenceOf(Finding(*finding), QString(finding->text.imported));
    else if (item.field)
        q->m_library->takePageText(q->m_survey->id(), *item.field);
}

// The same text again, over what the page says by now: the page's text is answered.
void SurveyPageView::Private::keepText(const QString &key)
{
    const int number = content.itemOf(key);
    if (number < 0)
        return;
    const PageItem item = content.items[static_cast<size_t>(number)];
    const QString text = editableText(q->m_survey->snapshot(), item);
    if (item.isFinding())
        q->m_library->editFinding(q->m_survey->id(), item.finding, text);
    else if (item.field)
        q->m_library->editPageField(q->m_survey->id(), *item.field, text);
}

void SurveyPageView::Private::decide(const QString &number, HeldBack::Decision decision)
{
    const std::vector<HeldBack> &entries = q->m_survey->snapshot().survey.heldBack;
    const size_t at = number.toULong();
    if (at < entries.size()) {
        const HeldBack entry = entries[at];
        q->m_library->decideHeldBack(q->m_survey->id(), entry.section, entry.text, decision);
    }
}

void SurveyPageView::Private::fillMenu(QMenu *menu, int number)
{
    const PageStop *there = stop(number);
    if (!there)
        return;
    const PageItem &item = content.items[static_cast<size_t>(there->item)];
    const bool canWrite = !q->m_library->isReadOnly();
    if (item.labelAction == PageAction::ChangeRole) {
        fillRoleMenu(menu, LinkId(item.labelTarget));
        menu->addSeparator();
    } else if (item.isFinding()) {
        fillEvidenceMenu(menu, item.finding);
    }
    if (there->action == PageAction::Address) {
        menu->addAction(tr("Open the link…"), q, [this, number] { activate(number); });
        menu->addSeparator();
    }
    QAction *copy = menu->addAction(tr("Copy"), q, &SurveyPageView::copy);
    copy->setEnabled(!q->selectedText().isEmpty());
    if (item.isEditable() || !item.object.isNull()) {
        QAction *edit = menu->addAction(tr("Edit…"), q, [this] { q->editCurrent(); });
        edit->setEnabled(canWrite);
    }
    if (!item.object.isNull()) {
        QAction *remove = menu->addAction(tr("Remove"), q, [this, object = item.object] { removeObject(object); });
        remove->setEnabled(canWrite);
    }
    if (item.isFinding()) {
        const FindingId finding = item.finding;
        menu->addAction(item.isOpen ? tr("Hide passages, slots and status") : tr("Show passages, slots and status"), q,
                        [this, finding] { toggleFinding(finding); });
        menu->addSeparator();
        for (QAction *action : std::as_const(findingActions))
            menu->addAction(action);
    }
}

void SurveyPageView::Private::fillEvidenceMenu(QMenu *menu, const FindingId &finding)
{
    const SurveySnapshot &snapshot = q->m_survey->snapshot();
    const bool canWrite = !q->m_library->isReadOnly();
    QAction *go = menu->addAction(tr("Go to the next passage"), q, [this, finding] { goToPassage(finding); });
    go->setEnabled(!snapshot.evidenceFor(finding).empty());
    QAction *tie = menu->addAction(tr("Tie the chosen annotation to it"), q, [this, finding] { Q_EMIT q->evidenceWanted(finding); });
    tie->setEnabled(canWrite);
    for (const Link *link : snapshot.evidenceFor(finding)) {
        const Annotation *annotation = snapshot.annotation(link->annotation);
        if (!annotation)
            continue;
        QMenu *passageMenu = menu->addMenu(tr("%1: %2", "role and quote")
                                               .arg(roleInWords(link->role), menuText(shownQuote(snapshot, *annotation))));
        const AnnotationId annotationId = annotation->id;
        passageMenu->addAction(tr("Go there"), q, [this, annotationId] { Q_EMIT q->passageActivated(annotationId); });
        passageMenu->addSeparator();
        fillRoleMenu(passageMenu, link->id);
    }
    menu->addSeparator();
}

} // namespace conspectus
