// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the survey page does with findings beyond their text: opening them, roles, slots, status, splitting; and with the
// reviews, links and videos below.

#include "ui/surveypage/surveypageview_p.h"

#include "library/findingedits.h"
#include "library/pageedits.h"
#include "models/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <algorithm>

namespace conspectus {

bool SurveyPageView::Private::runFinding(const PageStop &there, int number)
{
    switch (there.action) {
    case PageAction::Finding:
        goToPassage(FindingId(there.target));
        return true;
    case PageAction::OpenFinding:
        toggleFinding(FindingId(there.target));
        return true;
    case PageAction::Passage:
        Q_EMIT q->passageActivated(AnnotationId(there.target));
        return true;
    case PageAction::ChangeRole:
        showRoleMenu(LinkId(there.target), number);
        return true;
    case PageAction::ChangeStatus:
        showStatusMenu(FindingId(there.target), number);
        return true;
    case PageAction::FillSlot:
        edit(PageItem(content.items[static_cast<size_t>(there.item)]));
        return true;
    default:
        return false;
    }
}

bool SurveyPageView::Private::runDialog(const PageStop &there)
{
    switch (there.action) {
    case PageAction::PasteReview:
    case PageAction::EditReview:
    case PageAction::AddResource:
    case PageAction::EditResource:
    case PageAction::AddVideo:
    case PageAction::EditVideo:
    case PageAction::ShowHistory:
        Q_EMIT q->dialogRequested(there.action, ObjectId(there.target));
        return true;
    case PageAction::RemoveReview:
        removeObject(ObjectId(there.target));
        return true;
    case PageAction::CopyTimeMark:
        QGuiApplication::clipboard()->setText(there.target);
        Q_EMIT q->message(tr("Copied: %1").arg(oneLine(there.target, 80)));
        return true;
    default:
        return false;
    }
}

PageAction SurveyPageView::Private::editActionOf(const PageItem &item) const
{
    if (item.key.startsWith(QLatin1String("review:")) && !item.object.isNull())
        return PageAction::EditReview;
    if (item.key.startsWith(QLatin1String("resource:")))
        return PageAction::EditResource;
    if (item.key.startsWith(QLatin1String("video:")))
        return PageAction::EditVideo;
    return PageAction::None;
}

void SurveyPageView::setFindingOpen(const FindingId &finding, bool open)
{
    if (!m_survey || finding.isNull() || open == isFindingOpen(finding))
        return;
    if (open)
        d->unfolding.opened.insert(finding.text());
    else
        d->unfolding.opened.remove(finding.text());
    const int target = d->marks.dropTarget;
    d->rebuild();
    d->marks.dropTarget = target < 0 ? -1 : d->content.stopOf(finding);
}

void SurveyPageView::editSlot(const FindingId &finding, const QString &slot)
{
    setFindingOpen(finding, true);
    d->refresh();
    const int item = d->content.itemOf(QStringLiteral("slot:%1:%2").arg(finding.text(), slot));
    if (item < 0)
        return;
    for (size_t i = 0; i < d->content.stops.size(); ++i) {
        if (d->content.stops[i].item == item && d->content.stops[i].index == PageStop::Whole)
            d->setCurrent(static_cast<int>(i), true);
    }
    d->edit(PageItem(d->content.items[static_cast<size_t>(item)]));
}

bool SurveyPageView::isFindingOpen(const FindingId &finding) const { return d->unfolding.opened.contains(finding.text()); }

void SurveyPageView::showReviews()
{
    d->unfolding.reviews = true;
    d->rebuild();
}

void SurveyPageView::setFindingActions(const QList<QAction *> &actions) { d->findingActions = actions; }

// Closed from one of its details: the finding itself is current then.
void SurveyPageView::Private::toggleFinding(const FindingId &finding)
{
    const bool open = !q->isFindingOpen(finding);
    q->setFindingOpen(finding, open);
    if (!stop(marks.current))
        setCurrent(content.stopOf(finding), true);
}

void SurveyPageView::splitAtCaret()
{
    if (!d->editor || !d->editedItem.isFinding()) {
        editCurrent();
        return;
    }
    const FindingId finding = d->editedItem.finding;
    const QString text = d->editor->toPlainText();
    const int caret = d->editor->textCursor().position();
    const FindingId made = splitFinding(*m_library, m_survey->id(), finding, text.left(caret), text.mid(caret));
    if (made.isNull()) {
        Q_EMIT message(tr("Put the caret between two parts of the finding, then split it."));
        return;
    }
    d->editor->finish(false);
    setCurrentFinding(made);
}

void SurveyPageView::Private::fillRoleMenu(QMenu *menu, const LinkId &id)
{
    const std::vector<Link> &links = q->m_survey->snapshot().links;
    const auto link = std::ranges::find(links, id, &Link::id);
    if (link == links.end())
        return;
    const bool canWrite = !q->m_library->isReadOnly();
    for (const EvidenceRole role : {EvidenceRole::States, EvidenceRole::Supports, EvidenceRole::Qualifies,
                                    EvidenceRole::Contradicts, EvidenceRole::Defines, EvidenceRole::ValueSource}) {
        QAction *choice = menu->addAction(roleInWords(role), q, [this, id, role] { q->m_library->setRole(q->m_survey->id(), id, role); });
        choice->setCheckable(true);
        choice->setChecked(role == link->role);
        choice->setEnabled(canWrite);
    }
    menu->addSeparator();
    QAction *untie = menu->addAction(tr("Untie"), q, [this, id] { q->m_library->removeLink(q->m_survey->id(), id); });
    untie->setEnabled(canWrite);
}

void SurveyPageView::Private::showRoleMenu(const LinkId &link, int number)
{
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillRoleMenu(menu, link);
    menu->popup(q->viewport()->mapToGlobal(q->stopRect(number).bottomLeft()));
}

void SurveyPageView::Private::showStatusMenu(const FindingId &id, int number)
{
    const Finding *finding = q->m_survey->snapshot().finding(id);
    if (!finding)
        return;
    auto *menu = new QMenu(q);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char *each : {"", "draft", "checked", "disputed"}) {
        const QString status = QLatin1String(each);
        QAction *choice = menu->addAction(findingStatusInWords(status), q,
                                          [this, id, status] { setFindingStatus(*q->m_library, q->m_survey->id(), id, status); });
        choice->setCheckable(true);
        choice->setChecked(finding->status == status);
        choice->setEnabled(!q->m_library->isReadOnly());
    }
    menu->popup(q->viewport()->mapToGlobal(q->stopRect(number).bottomLeft()));
}

// A slot is emptied, a passage untied, a review, link, video or finding removed. All can be undone.
void SurveyPageView::Private::remove(int number)
{
    const PageItem *there = itemOfStop(number);
    if (!there)
        return;
    const PageItem item = *there;
    const SurveyId survey = q->m_survey->id();
    if (!item.slot.isEmpty())
        fillSlot(*q->m_library, survey, item.finding, {item.slot, {}, {}});
    else if (item.labelAction == PageAction::ChangeRole)
        q->m_library->removeLink(survey, LinkId(item.labelTarget));
    else if (!item.object.isNull())
        removeObject(item.object);
    else if (item.isFinding())
        q->m_library->removeFinding(survey, item.finding);
}

void SurveyPageView::Private::removeObject(const ObjectId &object)
{
    removePageEntry(*q->m_library, q->m_survey->id(), object);
}

void SurveyPageView::Private::fillSlotFrom(const AnnotationId &id, const PageItem &item)
{
    const SurveySnapshot &snapshot = q->m_survey->snapshot();
    const Annotation *annotation = snapshot.annotation(id);
    if (!annotation)
        return;
    const QString quote = shownQuote(snapshot, *annotation).simplified();
    QString text = quote.isEmpty() ? annotation->note.simplified() : quote;
    if (text.isEmpty())
        text = tr("see there"); // an area without a note
    fillSlot(*q->m_library, q->m_survey->id(), item.finding, {item.slot, text, id});
}

} // namespace conspectus
