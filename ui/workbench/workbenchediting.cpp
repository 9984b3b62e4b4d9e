// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the workbench does with what is chosen: kind, status, tags, ties, removal; and the export of what is shown.
#include "ui/workbench/annotationworkbench.h"

#include "library/annotationexport.h"
#include "models/wording.h"
#include "models/workbenchmodel.h"
#include "survey/kinds.h"
#include "survey/projection.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/fileio.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/style.h"
#include "ui/workbench/edittagsdialog.h"
#include "ui/workbench/workbenchview.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QtConcurrent/QtConcurrentRun>

namespace conspectus {
namespace {

constexpr int kLongestChoice = 140;

} // namespace

void AnnotationWorkbench::makeBar()
{
    setPane(m_bar, "win");
    auto *title = new QLabel(tr("Annotations"), m_bar);
    title->setFont(fontFor(FontRole::InterfaceStrong));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(12, 4, 12, 0);
    row->setSpacing(6);
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    m_editButtons << addMenu(tr("Kind"), QStringLiteral("highlight"), [this](QMenu *menu) { fillKinds(menu); });
    m_editButtons << addMenu(tr("Status"), QStringLiteral("check"), [this](QMenu *menu) { fillStatuses(menu); });
    const auto addButton = [this](const QString &text, const QString &help, const QString &icon, auto slot) {
        auto *button = new QToolButton(m_bar);
        button->setText(text);
        button->setToolTip(help);
        button->setStatusTip(help);
        button->setAccessibleName(help);
        button->setIcon(iconFor(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, slot);
        m_editButtons << button;
    };
    addButton(tr("Tags…"), tr("Put tags on what is chosen, or take them off"), QStringLiteral("tag"), &AnnotationWorkbench::askTags);
    addButton(tr("Finding…", "tie to one"), tr("Tie what is chosen to a finding"), QStringLiteral("link"), [this] { askTarget(true); });
    addButton(tr("Node…", "tie to one"), tr("Tie what is chosen to a node of the taxonomy"), QStringLiteral("topic"), [this] { askTarget(false); });
    addButton(tr("Remove"), tr("Remove what is chosen; Undo brings it back"), QStringLiteral("trash"), &AnnotationWorkbench::removeChosen);
    for (QToolButton *button : m_editButtons)
        row->addWidget(button);
    m_exportButton = addMenu(tr("Export"), QStringLiteral("export"), [this](QMenu *menu) { fillExport(menu); });
    row->addWidget(m_exportButton);
}

QToolButton *AnnotationWorkbench::addMenu(const QString &text, const QString &icon, std::function<void(QMenu *)> fill)
{
    auto *button = new QToolButton(m_bar);
    button->setText(text);
    button->setIcon(iconFor(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    auto *menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, this, [menu, fill] {
        menu->clear();
        fill(menu);
    });
    button->setMenu(menu);
    return button;
}

void AnnotationWorkbench::fillKinds(QMenu *menu)
{
    for (const KindSet &set : kindSets()) {
        QMenu *of = menu->addMenu(set.name);
        for (const Kind &kind : set.kinds) {
            BulkEdit edit;
            edit.kind = kind.id;
            of->addAction(kindIcon(kind), kind.name, this, [this, edit] { apply(edit); });
        }
    }
}

void AnnotationWorkbench::fillStatuses(QMenu *menu)
{
    for (const char *status : {"", "open", "answered", "resolved"}) {
        BulkEdit edit;
        edit.status = QString::fromLatin1(status);
        menu->addAction(annotationStatusInWords(*edit.status), this, [this, edit] { apply(edit); });
    }
}

void AnnotationWorkbench::fillExport(QMenu *menu)
{
    menu->addAction(tr("As &Markdown…"), this, [this] { exportShown(QStringLiteral("md")); });
    menu->addAction(tr("As &CSV Table…"), this, [this] { exportShown(QStringLiteral("csv")); });
    menu->addAction(tr("As &JSON…"), this, [this] { exportShown(QStringLiteral("json")); });
}

void AnnotationWorkbench::showMenu(const QPoint &at)
{
    if (chosen().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex current = m_view->currentIndex();
    if (const AnnotationRow *row = m_model->rowAt(current)) {
        menu->addAction(tr("&Open at the Passage"), this, [this, survey = row->survey, id = row->id] { Q_EMIT annotationActivated(survey, id); });
        menu->addSeparator();
    }
    fillKinds(menu->addMenu(tr("&Kind")));
    fillStatuses(menu->addMenu(tr("&Status")));
    menu->addAction(tr("&Tags…"), this, &AnnotationWorkbench::askTags);
    menu->addAction(tr("Tie to a &Finding…"), this, [this] { askTarget(true); });
    menu->addAction(tr("Tie to a &Node…"), this, [this] { askTarget(false); });
    menu->addSeparator();
    menu->addAction(tr("&Remove"), this, &AnnotationWorkbench::removeChosen);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void AnnotationWorkbench::askTags()
{
    const QSet<QString> ids = chosen();
    if (ids.isEmpty())
        return;
    auto *dialog = new EditTagsDialog(static_cast<int>(ids.size()), m_rows->tags, this);
    connect(dialog, &EditTagsDialog::tagsGiven, this, [this, ids](const QStringList &add, const QStringList &remove) {
        BulkEdit edit;
        edit.addTags = add;
        edit.removeTags = remove;
        apply(edit, ids);
    });
    dialog->open();
}

// Findings and nodes of the surveys that the chosen annotations are of.
void AnnotationWorkbench::askTarget(bool forFinding)
{
    const QSet<QString> ids = chosen();
    QHash<QString, QString> surveys;
    for (const AnnotationRow &row : m_rows->rows) {
        if (ids.contains(row.id.text()))
            surveys.insert(row.survey.text(), row.surveyTitle);
    }
    m_library->objectsOfType({forFinding ? type::finding : type::node}, this, [this, ids, surveys, forFinding](const Result<std::vector<ObjectState>> &objects) {
        std::vector<Choice> choices;
        QHash<QString, SurveyId> owners;
        for (const ObjectState &object : objects ? *objects : std::vector<ObjectState>()) {
            if (!surveys.contains(object.owner.text()))
                continue;
            const QString text = oneLine(forFinding ? findingFrom(object).text.shown() : nodeFrom(object).label.shown(), kLongestChoice);
            choices.push_back({object.id.text(), surveys.size() < 2 ? text
                                                                    : tr("%1  (%2)", "finding or node, survey").arg(text, oneLine(surveys[object.owner.text()], 40))});
            owners.insert(object.id.text(), SurveyId(object.owner.text()));
        }
        auto *dialog = new ChooseDialog(forFinding ? tr("Tie to a Finding") : tr("Tie to the Taxonomy"), choices, {}, this);
        connect(dialog, &ChooseDialog::chosen, this, [this, ids, owners, forFinding](const QString &id) {
            BulkEdit edit;
            if (forFinding)
                edit.finding = FindingId(id);
            else
                edit.node = NodeId(id);
            edit.targetSurvey = owners.value(id);
            apply(edit, ids);
        });
        dialog->open();
    });
}

void AnnotationWorkbench::removeChosen()
{
    BulkEdit edit;
    edit.remove = true;
    apply(edit);
}

void AnnotationWorkbench::apply(const BulkEdit &edit)
{
    apply(edit, chosen());
}

// ids: as they were when the reader was asked; the rows may be read anew meanwhile.
void AnnotationWorkbench::apply(const BulkEdit &edit, const QSet<QString> &ids)
{
    if (ids.isEmpty() || m_isChanging || m_library->isReadOnly())
        return;
    m_isChanging = true;
    updateState();
    const QPointer<Job> job = m_library->beginJob(tr("Changing %1").arg(counted(static_cast<int>(ids.size()), Noun::Annotation)));
    auto *watcher = new QFutureWatcher<BulkChanges>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, job] {
        watcher->deleteLater();
        m_isChanging = false;
        const bool isCancelled = job && job->token().isCancelled();
        if (job)
            job->finish();
        const BulkChanges made = watcher->future().takeResult();
        if (isCancelled)
            Q_EMIT message(tr("Nothing was changed."));
        else if (made.changes.empty() || m_library->edit(made.label, made.changes, made.known) > 0)
            say(made);
        updateState();
    });
    watcher->setFuture(QtConcurrent::run([rows = m_rows, ids, edit, cancel = job->token()] { return bulkChanges(*rows, ids, edit, cancel); }));
}

void AnnotationWorkbench::say(const BulkChanges &changes)
{
    QString line = changes.annotations == 0 ? tr("They are so already. Nothing was changed.")
                                            : tr("Changed: %1. Undo takes it back.").arg(counted(changes.annotations, Noun::Annotation));
    if (changes.leftOut > 0)
        line = tr("%1 Left out, as they are of another survey: %2.").arg(line).arg(changes.leftOut);
    Q_EMIT message(line);
}

void AnnotationWorkbench::exportShown(const QString &format)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export Annotations"), tr("Annotations", "a file's name") + QLatin1Char('.') + format);
    if (path.isEmpty())
        return;
    auto *watcher = new QFutureWatcher<QByteArray>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        writeFileLater(path, watcher->result(), this, [this](const Result<QString> &written) {
            Q_EMIT message(written ? tr("Exported: %1").arg(*written) : written.error().message);
        });
    });
    watcher->setFuture(QtConcurrent::run([rows = m_model->rows(), arrangement = m_model->arrangement(), format] {
        if (format == QLatin1String("csv"))
            return annotationsAsCsv(*rows, arrangement);
        return format == QLatin1String("json") ? annotationsAsJson(*rows, arrangement) : annotationsAsMarkdown(*rows, arrangement);
    }));
}

} // namespace conspectus
