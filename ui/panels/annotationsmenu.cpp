// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the context menu of the annotations list does: kind, evidence, taxonomy, removing.
#include "models/roles.h"
#include "models/wording.h"
#include "ui/kindpainter.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kMostEntries = 40; // of a menu of findings or nodes

QString menuText(const QString &text) { return oneLine(text, 60).replace(QLatin1Char('&'), QStringLiteral("&&")); }

} // namespace

void AnnotationsPanel::showMenu(const QPoint &point)
{
    if (!m_survey || currentAnnotation().isNull())
        return;
    const std::vector<AnnotationId> chosen = selectedAnnotations();
    const bool canWrite = !m_library->isReadOnly();
    QMenu menu(this);
    menu.addAction(tr("Show on the page"), this, [this] { Q_EMIT annotationActivated(currentAnnotation()); });
    menu.addAction(tr("Edit the note"), this, [this] { m_note->startEditing(); })->setEnabled(canWrite);
    menu.addAction(tr("Reply"), this, [this] { m_note->startReply(); })->setEnabled(canWrite);
    menu.addAction(tr("Copy the quote"), this, [this] {
        QGuiApplication::clipboard()->setText(m_view->currentIndex().data(QuoteRole).toString());
    });
    menu.addSeparator();
    const auto addMenu = [&](const QString &title) {
        QMenu *made = menu.addMenu(title);
        made->setEnabled(canWrite);
        return made;
    };
    fillKindMenu(addMenu(tr("Kind")), chosen);
    fillEvidenceMenu(addMenu(tr("Evidence for")), chosen);
    fillNodeMenu(addMenu(tr("Belongs to")), chosen);
    fillStatusMenu(addMenu(tr("Status")), chosen);
    fillTagMenu(addMenu(tr("Tags")), chosen);
    menu.addSeparator();
    menu.addAction(tr("Delete"), this, &AnnotationsPanel::removeSelected)->setEnabled(canWrite);
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

void AnnotationsPanel::fillKindMenu(QMenu *menu, const std::vector<AnnotationId> &annotations)
{
    const Annotation *first = m_survey->snapshot().annotation(annotations.empty() ? currentAnnotation() : annotations.front());
    for (const Kind &kind : kindSetOrReading(m_survey->snapshot().survey.kindSet).kinds) {
        QAction *choice = menu->addAction(kindIcon(kind), menuText(kind.name), this, [this, annotations, id = kind.id] {
            setKindOf(annotations, id);
        });
        choice->setCheckable(true);
        choice->setChecked(first && first->kind == kind.id);
    }
}

// For each finding a menu of roles; the role an annotation has is checked, and chosen again takes it away.
void AnnotationsPanel::fillEvidenceMenu(QMenu *menu, const std::vector<AnnotationId> &annotations)
{
    const SurveySnapshot &snapshot = m_survey->snapshot();
    int count = 0;
    for (const Finding &finding : snapshot.findings) {
        if (++count > kMostEntries)
            break;
        QMenu *roles = menu->addMenu(tr("%1  %2", "short name and text of a finding")
                                         .arg(snapshot.shortName(finding.id), menuText(finding.text.shown())));
        for (const EvidenceRole role : {EvidenceRole::States, EvidenceRole::Supports, EvidenceRole::Qualifies,
                                        EvidenceRole::Contradicts, EvidenceRole::Defines, EvidenceRole::ValueSource}) {
            const auto has = [&snapshot, &finding, role](const AnnotationId &id) {
                return std::ranges::any_of(snapshot.linksOf(id), [&](const Link *link) {
                    return link->finding == finding.id && link->role == role;
                });
            };
            QAction *choice = roles->addAction(roleInWords(role), this, [this, annotations, role, id = finding.id] {
                for (const AnnotationId &annotation : annotations)
                    tie(annotation, id, role);
            });
            choice->setCheckable(true);
            choice->setChecked(std::ranges::any_of(annotations, has));
        }
    }
    if (count == 0)
        menu->addAction(tr("This survey has no findings yet"))->setEnabled(false);
}

void AnnotationsPanel::tie(const AnnotationId &annotation, const FindingId &finding, EvidenceRole role)
{
    const SurveySnapshot &snapshot = m_survey->snapshot();
    const std::vector<const Link *> links = snapshot.linksOf(annotation);
    const auto known = std::ranges::find(links, finding, &Link::finding);
    if (known == links.end())
        m_library->addEvidence(m_survey->id(), annotation, finding, role);
    else if ((*known)->role == role)
        m_library->removeLink(m_survey->id(), LinkId((*known)->id));
    else
        m_library->setRole(m_survey->id(), LinkId((*known)->id), role);
}

void AnnotationsPanel::fillNodeMenu(QMenu *menu, const std::vector<AnnotationId> &annotations)
{
    const SurveySnapshot &snapshot = m_survey->snapshot();
    int count = 0;
    for (const Node &node : snapshot.nodes) {
        if (++count > kMostEntries)
            break;
        const auto linkOf = [&snapshot, id = node.id](const AnnotationId &annotation) -> const Link * {
            const std::vector<const Link *> links = snapshot.linksOf(annotation);
            const auto found = std::ranges::find(links, id, &Link::node);
            return found == links.end() ? nullptr : *found;
        };
        QAction *choice = menu->addAction(menuText(node.label.shown()));
        choice->setCheckable(true);
        choice->setChecked(std::ranges::any_of(annotations, linkOf));
        connect(choice, &QAction::triggered, this, [this, annotations, linkOf, id = node.id](bool checked) {
            for (const AnnotationId &annotation : annotations) {
                const Link *link = linkOf(annotation);
                if (checked && !link)
                    m_library->addToNode(m_survey->id(), annotation, id);
                else if (!checked && link)
                    m_library->removeLink(m_survey->id(), LinkId(link->id));
            }
        });
    }
    if (count == 0)
        menu->addAction(tr("The taxonomy is empty"))->setEnabled(false);
}

void AnnotationsPanel::setKindOf(const std::vector<AnnotationId> &annotations, const KindId &kind)
{
    if (m_library->isReadOnly())
        return;
    m_note->commit();
    for (const AnnotationId &id : annotations) {
        const Annotation *annotation = m_survey->snapshot().annotation(id);
        if (!annotation || annotation->kind == kind)
            continue;
        Annotation changed = *annotation;
        changed.kind = kind;
        m_library->changeAnnotation(changed, QStringLiteral("Change kind"));
    }
}

void AnnotationsPanel::removeSelected()
{
    if (!m_survey || m_library->isReadOnly())
        return;
    m_note->commit();
    const std::vector<AnnotationId> chosen = selectedAnnotations();
    if (chosen.size() > 1)
        m_library->undoStack()->beginMacro(tr("Delete annotations"));
    for (const AnnotationId &id : chosen)
        m_library->removeAnnotation(m_survey->id(), id);
    if (chosen.size() > 1)
        m_library->undoStack()->endMacro();
}

} // namespace conspectus
