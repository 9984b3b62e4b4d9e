// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Status and tags in the annotations panel: filtering by them, and setting them for all that is chosen.
#include "library/annotationedits.h"
#include "models/annotationfilterproxy.h"
#include "models/wording.h"
#include "ui/delegates/annotationdelegate.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/tagbar.h"

#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace conspectus {

namespace {

constexpr qsizetype kMostTags = 60; // of a menu

QString menuText(const QString &text) { return oneLine(text, 40).replace(QLatin1Char('&'), QStringLiteral("&&")); }

QString capital(QString text)
{
    return text.isEmpty() ? text : text.replace(0, 1, text.at(0).toUpper());
}

} // namespace

void AnnotationsPanel::setUpFilter()
{
    m_filterButton->setIcon(iconFor(QStringLiteral("filter")));
    m_filterButton->setIconSize(QSize(scaled(15), scaled(15)));
    m_filterButton->setAutoRaise(true);
    m_filterButton->setCheckable(true);
    m_filterButton->setFocusPolicy(Qt::TabFocus);
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterButton->setMenu(m_filterMenu);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &AnnotationsPanel::fillFilterMenu);
    updateFilter();
}

void AnnotationsPanel::addFilter(QMenu *menu, const QString &text, QSet<QString> chosen, const QString &value,
                                 void (AnnotationFilterProxy::*set)(const QSet<QString> &))
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen.contains(value));
    connect(action, &QAction::toggled, this, [this, chosen, value, set](bool isOn) mutable {
        isOn ? static_cast<void>(chosen.insert(value)) : static_cast<void>(chosen.remove(value));
        (m_filtered->*set)(chosen);
        updateFilter();
    });
}

void AnnotationsPanel::fillFilterMenu()
{
    m_filterMenu->clear();
    m_filterMenu->addSection(tr("Status"));
    for (const QString &status : annotationStatuses())
        addFilter(m_filterMenu, capital(annotationStatusInWords(status)), m_filtered->statuses(), status, &AnnotationFilterProxy::setStatuses);
    const QStringList tags = m_survey ? tagsIn(m_survey->snapshot()) : QStringList();
    m_filterMenu->addSection(tr("Tags"));
    if (tags.isEmpty())
        m_filterMenu->addAction(tr("No tags yet"))->setEnabled(false);
    for (const QString &tag : tags.mid(0, kMostTags))
        addFilter(m_filterMenu, menuText(tag), m_filtered->tags(), tag, &AnnotationFilterProxy::setTags);
    m_filterMenu->addSeparator();
    QAction *all = m_filterMenu->addAction(tr("Show All"), this, [this] {
        m_filtered->setStatuses({});
        m_filtered->setTags({});
        updateFilter();
    });
    all->setEnabled(!m_filtered->statuses().isEmpty() || !m_filtered->tags().isEmpty());
}

// The button says whether something is filtered, and by what.
void AnnotationsPanel::updateFilter()
{
    QStringList by;
    for (const QString &status : m_filtered->statuses())
        by << annotationStatusInWords(status);
    for (const QString &tag : m_filtered->tags())
        by << QLatin1Char('#') + tag;
    if (m_filtered->isResolvedHidden())
        by << tr("without resolved ones");
    by.sort();
    m_filterButton->setChecked(!by.isEmpty());
    const QString name = by.isEmpty() ? tr("Filter by status and tag") : tr("Shown: %1").arg(by.join(QStringLiteral(", ")));
    m_filterButton->setToolTip(plainToolTip(name));
    m_filterButton->setAccessibleName(name);
    updateEmpty();
}

void AnnotationsPanel::setResolvedHidden(bool hidden)
{
    m_filtered->setResolvedHidden(hidden);
    updateFilter();
}

std::vector<AnnotationId> AnnotationsPanel::chosenAnnotations() const
{
    const std::vector<AnnotationId> chosen = selectedAnnotations();
    if (!chosen.empty() || m_note->annotation().isNull())
        return chosen;
    return {m_note->annotation()};
}

QString AnnotationsPanel::statusOfChosen() const
{
    const std::vector<AnnotationId> chosen = chosenAnnotations();
    const Annotation *first = m_survey && !chosen.empty() ? m_survey->snapshot().annotation(chosen.front()) : nullptr;
    return first ? first->status : QString();
}

void AnnotationsPanel::setStatusOfChosen(const QString &status)
{
    if (m_survey && !m_library->isReadOnly())
        setStatus(*m_library, m_survey->id(), chosenAnnotations(), status);
}

void AnnotationsPanel::setPictureSource(std::function<QImage(const AnnotationId &, int)> source)
{
    m_delegate->setPictureSource(source);
    m_note->setPictureSource(std::move(source));
}

void AnnotationsPanel::picturesArrived()
{
    m_view->viewport()->update();
    m_note->picturesArrived();
}

void AnnotationsPanel::fillStatusMenu(QMenu *menu, const std::vector<AnnotationId> &annotations)
{
    for (const QString &status : annotationStatuses()) {
        QAction *action = menu->addAction(capital(annotationStatusInWords(status)), this, [this, annotations, status] {
            setStatus(*m_library, m_survey->id(), annotations, status);
        });
        action->setCheckable(true);
        action->setChecked(std::ranges::all_of(annotations, [&](const AnnotationId &id) {
            const Annotation *annotation = m_survey->snapshot().annotation(id);
            return annotation && annotation->status == status;
        }));
    }
}

void AnnotationsPanel::fillTagMenu(QMenu *menu, const std::vector<AnnotationId> &annotations)
{
    menu->addAction(tr("New Tag…"), this, [this] { m_note->startTags(); });
    menu->addSeparator();
    for (const QString &tag : tagsIn(m_survey->snapshot()).mid(0, kMostTags)) {
        const bool all = std::ranges::all_of(annotations, [&](const AnnotationId &id) {
            const Annotation *annotation = m_survey->snapshot().annotation(id);
            return annotation && annotation->tags.contains(tag);
        });
        QAction *action = menu->addAction(menuText(tag), this, [this, annotations, tag, all] {
            if (all)
                removeTag(*m_library, m_survey->id(), annotations, tag);
            else
                addTag(*m_library, m_survey->id(), annotations, tag);
        });
        action->setCheckable(true);
        action->setChecked(all);
    }
}

} // namespace conspectus
