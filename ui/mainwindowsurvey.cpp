// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The survey that the window shows: opening it in all panes, jumps between findings, passages, nodes and hits, and tying an
// annotation to a finding or a node.
#include "ui/mainwindow.h"

#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/linkdialog.h"
#include "ui/panels/annotationspanel.h"
#include "ui/panels/noteeditor.h"
#include "ui/panels/contentspanel.h"
#include "ui/panels/librarypanel.h"
#include "ui/panels/searchpalette.h"
#include "ui/panels/taxonomypanel.h"
#include "ui/passagejump.h"
#include "ui/rolenames.h"
#include "ui/statusline.h"
#include "ui/surveypage/pagehits.h"
#include "ui/surveypage/surveypageview.h"
#include "ui/widgets/messagebar.h"
#include "ui/windowlayout.h"

#include <QCursor>
#include <QDockWidget>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

namespace conspectus {
namespace {

QString chosenKey(const SurveyId &survey)
{
    return QStringLiteral("chosen/") + survey.text();
}

} // namespace

SurveyData *MainWindow::data() const
{
    return m_current.isNull() ? nullptr : m_library->survey(m_current);
}

void MainWindow::showSurvey(const SurveyId &survey, std::function<void()> then)
{
    if (survey == m_current && data() != nullptr) {
        if (!m_openedFrom.isEmpty())
            showVersion(std::exchange(m_openedFrom, {}));
        if (then)
            then();
        return;
    }
    m_wanted = survey;
    m_then = std::move(then);
    m_library->openSurvey(survey);
}

void MainWindow::surveyOpened(const SurveyId &survey)
{
    SurveyData *opened = m_library->survey(survey);
    if (survey != m_wanted || opened == nullptr)
        return;
    m_wanted = {};
    display(opened);
    if (const auto then = std::exchange(m_then, {}))
        then();
}

void MainWindow::display(SurveyData *opened)
{
    const SurveyId before = m_current;
    leaveSurvey();
    if (!before.isNull() && before != opened->id())
        m_library->closeSurvey(before);
    m_current = opened->id();
    m_stack->setCurrentWidget(m_pages);
    m_page->setSurvey(opened);
    m_taxonomy->setSurvey(opened);
    m_annotations->setSurvey(opened);
    m_libraryPanel->setCurrentSurvey(m_current);
    m_palette->setCurrentSurvey(m_current);
    connect(opened, &SurveyData::inserted, this, [this](SurveyData::List list) {
        if (list == SurveyData::List::Versions)
            versionsChanged();
    });
    connect(opened, &SurveyData::removed, this, [this](SurveyData::List list) {
        if (list == SurveyData::List::Versions)
            versionsChanged();
    });
    connect(opened, &SurveyData::surveyChanged, this, [this] {
        updateKinds();
        updatePlace();
    });
    m_library->putViewState(QStringLiteral("window"), {{QStringLiteral("survey"), m_current.text()}});
    showVersion(std::exchange(m_openedFrom, {}));
    chooseAsBefore(opened->snapshot());
    updateKinds();
    updatePlace();
    updateActions();
    Q_EMIT surveyShown(m_current);
}

// The annotation whose note was half typed when the program ended, else the one that was chosen.
void MainWindow::chooseAsBefore(const SurveySnapshot &snapshot)
{
    const QStringList halfTyped = m_library->draftObjects();
    QStringList candidates = halfTyped;
    candidates << m_library->viewState(chosenKey(m_current)).value(QStringLiteral("annotation")).toString();
    for (const QString &id : candidates) {
        if (snapshot.annotation(AnnotationId(id)) != nullptr) {
            m_reader->selectAnnotation(AnnotationId(id));
            annotationChosen(AnnotationId(id));
            if (halfTyped.contains(id)) {
                m_annotationsDock->show();
                m_annotationsDock->raise();
                QMetaObject::invokeMethod(m_annotations->noteEditor(), &NoteEditor::resumeEditing, Qt::QueuedConnection);
            }
            return;
        }
    }
}

void MainWindow::leaveSurvey()
{
    if (m_current.isNull())
        return;
    m_page->finishEditing();
    if (m_reader->isOpen())
        rememberPlace(m_reader->state());
    if (SurveyData *old = data())
        disconnect(old, nullptr, this, nullptr);
    m_page->setSurvey(nullptr);
    m_taxonomy->setSurvey(nullptr);
    m_annotations->setSurvey(nullptr);
    m_pageMessages->clear();
    m_readerMessages->clear();
    if (m_barePath.isEmpty())
        m_reader->setSurvey(m_library, nullptr, {}, {});
    m_current = {};
    m_version = {};
    m_hasPainted = m_documentFailed = false;
}

// openedFrom: the same file is on the screen already from the reader's own disk, so the picture stays.
void MainWindow::showVersion(const QString &openedFrom)
{
    SurveyData *shown = data();
    if (shown == nullptr)
        return;
    const Version *version = shown->snapshot().currentVersion();
    const bool stays = !openedFrom.isEmpty() && openedFrom == m_reader->path() && m_reader->isOpen();
    m_barePath.clear();
    if (version == nullptr) {
        m_version = {};
        m_reader->setSurvey(m_library, shown, {}, {});
        return;
    }
    if (version->id == m_version && !stays)
        return;
    m_version = version->id;
    m_hasPainted = stays;
    m_documentFailed = false;
    const QJsonObject place = m_library->viewState(QStringLiteral("place/") + m_current.text());
    m_reader->setSurvey(m_library, shown, m_version, m_library->documentPath(m_version), openedFrom, stays ? QJsonObject() : place);
    updateActions();
}

void MainWindow::versionsChanged()
{
    // The list is still changing when this is called.
    QMetaObject::invokeMethod(this, [this] { showVersion({}); }, Qt::QueuedConnection);
}

void MainWindow::updatePlace()
{
    const SurveyData *shown = data();
    const QString title = shown != nullptr ? shown->snapshot().survey.title.shown() : QString();
    if (shown == nullptr && m_barePath.isEmpty())
        setWindowTitle(tr("Conspectus"));
    else if (!title.isEmpty())
        setWindowTitle(tr("%1 – Conspectus", "title of the window").arg(title));
    const int page = m_reader->currentPage();
    if (page < 0) {
        shown == nullptr ? m_status->setNothingOpen() : m_status->setPlace(tr("no PDF open"), {}, 0);
        return;
    }
    m_contents->setCurrentPlace(page, QPointF(0, 0));
    QString section = m_reader->currentSection();
    if (!section.isEmpty() && section.front().isDigit())
        section.prepend(QStringLiteral("§"));
    m_status->setPlace(tr("p. %1 of %2", "page of pages").arg(m_reader->pageLabel(page)).arg(m_reader->pageCount()), section,
                       m_reader->zoom());
}

void MainWindow::updatePageLabels()
{
    QStringList labels;
    for (int page = 0; page < m_reader->pageCount(); ++page)
        labels << m_reader->pageLabel(page);
    if (labels == m_pageLabels)
        return;
    m_pageLabels = labels;
    m_page->setPageLabels(labels);
    m_annotations->setPageLabels(labels);
    m_contents->setOutline(m_reader->outline(), labels);
}

void MainWindow::updateProtection()
{
    const auto protection = m_reader->protection();
    QStringList missing;
    if (m_reader->isOpen() && !protection.landlock)
        missing << tr("Landlock (files)", "a part of the confinement");
    if (m_reader->isOpen() && !protection.seccomp)
        missing << tr("seccomp (system calls)", "a part of the confinement");
    if (m_reader->isOpen() && !protection.limits)
        missing << tr("limits of memory and time", "a part of the confinement");
    m_status->setMissingProtection(missing);
}

AnnotationId MainWindow::chosenAnnotation() const
{
    const AnnotationId onPage = m_reader->selectedAnnotation();
    return onPage.isNull() ? m_annotations->currentAnnotation() : onPage;
}

void MainWindow::annotationChosen(const AnnotationId &annotation)
{
    m_annotations->setCurrentAnnotation(annotation);
    std::vector<FindingId> related;
    if (const SurveyData *shown = data(); shown != nullptr && !annotation.isNull()) {
        for (const Link *link : shown->snapshot().linksOf(annotation)) {
            if (!link->finding.isNull())
                related.push_back(link->finding);
        }
    }
    m_page->setRelatedFindings(related);
    if (!m_current.isNull() && !annotation.isNull())
        m_library->putViewState(chosenKey(m_current), {{QStringLiteral("annotation"), annotation.text()}});
    updateActions();
}

void MainWindow::showAnnotation(const AnnotationId &annotation)
{
    m_jump->toAnnotation(data(), annotation);
    annotationChosen(annotation);
}

void MainWindow::openAnnotation(const SurveyId &survey, const AnnotationId &annotation)
{
    showView(nullptr);
    showSurvey(survey, [this, annotation] {
        m_pages->widget(1)->show();
        showAnnotation(annotation);
        m_reader->setFocus();
        updateViewChecks();
    });
}

void MainWindow::showFinding(const FindingId &finding)
{
    m_pages->widget(0)->show();
    m_page->setCurrentFinding(finding);
    m_page->setFocus();
    updateViewChecks();
}

// The next passage tied to the node after the chosen one; without any, its name is looked for in the PDF.
void MainWindow::showNode(const NodeId &node)
{
    const SurveyData *shown = data();
    if (shown == nullptr)
        return;
    const SurveySnapshot &snapshot = shown->snapshot();
    std::vector<AnnotationId> passages;
    for (const Annotation &annotation : snapshot.annotations) {
        const auto links = snapshot.linksOf(annotation.id);
        if (std::any_of(links.begin(), links.end(), [&node](const Link *link) { return link->node == node; }))
            passages.push_back(annotation.id);
    }
    m_taxonomy->setCurrentNode(node);
    if (!passages.empty()) {
        const auto now = std::find(passages.begin(), passages.end(), chosenAnnotation());
        const auto next = now == passages.end() || now + 1 == passages.end() ? passages.begin() : now + 1;
        return showAnnotation(*next);
    }
    if (const Node *found = snapshot.node(node); found != nullptr && m_reader->isOpen())
        m_reader->openFind(found->label.shown());
}

void MainWindow::showHit(const FoundHit &hit)
{
    showView(nullptr);
    showSurvey(hit.survey, [this, hit] {
        const SurveyData *shown = data();
        if (shown == nullptr)
            return;
        if (hit.where == QLatin1String("pdf") && hit.page >= 0) {
            m_jump->toSentence(data(), hit.page, hit.span);
            m_reader->setFocus();
        } else if (shown->snapshot().annotation(AnnotationId(hit.object)) != nullptr) {
            showAnnotation(AnnotationId(hit.object));
        } else if (shown->snapshot().finding(FindingId(hit.object)) != nullptr) {
            showFinding(FindingId(hit.object));
        } else {
            m_pages->widget(0)->show();
            m_page->setFocus();
            showHitOnPage(*m_page, hit);
            updateViewChecks();
        }
    });
}

void MainWindow::findingWithoutPassage(const FindingId &finding)
{
    const SurveyData *shown = data();
    const Finding *found = shown != nullptr ? shown->snapshot().finding(finding) : nullptr;
    if (found == nullptr)
        return;
    const QString text = found->text.shown();
    m_pageMessages->show({QStringLiteral("evidence"), MessageLevel::Info, tr("No passage is tied to this finding yet."),
                          tr("Mark one in the PDF and drag the mark onto the finding, or choose the mark and press E here."), {},
                          {{tr("Search for it"), [this, text] { m_palette->open(text); }, true}}});
}

void MainWindow::addEvidence(const AnnotationId &annotation, const FindingId &finding)
{
    if (annotation.isNull())
        return say(tr("Choose an annotation first, in the PDF or in the list at the right."));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const EvidenceRole role : evidenceRoles()) {
        QAction *action = menu->addAction(evidenceRoleText(role));
        connect(action, &QAction::triggered, this, [this, annotation, finding, role] {
            if (data() != nullptr)
                m_library->addEvidence(m_current, annotation, finding, role);
        });
    }
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_page->underMouse() ? QCursor::pos() : m_page->mapToGlobal(m_page->rect().center()));
}

void MainWindow::linkToFinding()
{
    const SurveyData *shown = data();
    const AnnotationId annotation = chosenAnnotation();
    if (shown == nullptr || annotation.isNull())
        return say(tr("Choose an annotation first, in the PDF or in the list at the right."));
    std::vector<Choice> findings;
    for (const Finding &finding : shown->snapshot().findings) {
        const QString name = shown->snapshot().shortName(finding.id);
        findings.push_back({finding.id.text(), tr("%1  %2", "short name, text of a finding").arg(name, finding.text.shown())});
    }
    std::vector<Choice> roles;
    for (const EvidenceRole role : evidenceRoles())
        roles.push_back({roleName(role), evidenceRoleText(role).remove(QLatin1Char('&'))});
    auto *dialog = new ChooseDialog(tr("Tie to a Finding"), findings, roles, this);
    connect(dialog, &ChooseDialog::chosen, this, [this, annotation](const QString &finding, const QString &role) {
        if (data() != nullptr)
            m_library->addEvidence(m_current, annotation, FindingId(finding),
                                   evidenceRoleFromName(role).value_or(EvidenceRole::Supports));
    });
    dialog->open();
}

void MainWindow::linkToNode()
{
    const SurveyData *shown = data();
    const AnnotationId annotation = chosenAnnotation();
    if (shown == nullptr || annotation.isNull())
        return say(tr("Choose an annotation first, in the PDF or in the list at the right."));
    std::vector<Choice> nodes;
    for (const Node &node : shown->snapshot().nodes)
        nodes.push_back({node.id.text(), node.label.shown()});
    auto *dialog = new ChooseDialog(tr("Tie to the Taxonomy"), nodes, {}, this);
    connect(dialog, &ChooseDialog::chosen, this, [this, annotation](const QString &node) {
        if (data() != nullptr)
            m_library->addToNode(m_current, annotation, NodeId(node));
    });
    dialog->open();
}

void MainWindow::addFinding()
{
    if (data() == nullptr)
        return;
    showView(nullptr);
    m_pages->widget(0)->show();
    m_page->addFinding();
    updateViewChecks();
}

void MainWindow::removeAnnotation()
{
    const AnnotationId annotation = chosenAnnotation();
    if (data() != nullptr && !annotation.isNull())
        m_library->removeAnnotation(m_current, annotation);
}

void MainWindow::showLink(const QString &address)
{
    (new LinkDialog(address, this))->open();
}

} // namespace conspectus
