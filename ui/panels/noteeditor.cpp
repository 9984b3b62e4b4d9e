// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/noteeditor.h"

#include "models/wording.h"
#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/kindpainter.h"
#include "ui/panels/replythread.h"
#include "ui/panels/tagbar.h"
#include "ui/style.h"
#include "ui/widgets/linkbutton.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kCaretDelay = 500; // ms
const QString kCaretKey = QStringLiteral("note/caret");
constexpr int kMostFindings = 40;

QString menuText(const QString &text) { return oneLine(text, 60).replace(QLatin1Char('&'), QStringLiteral("&&")); }
} // namespace

NoteEditor::NoteEditor(Library *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_swatch(new QLabel(this))
    , m_title(new QLabel(this))
    , m_place(new QLabel(this))
    , m_link(new QToolButton(this))
    , m_linkMenu(new QMenu(this))
    , m_status(new QToolButton(this))
    , m_statusMenu(new QMenu(this))
    , m_tags(new TagBar(this))
    , m_picture(new QLabel(this))
    , m_text(new QPlainTextEdit(this))
    , m_thread(new ReplyThread(library, this))
    , m_reply(new LinkButton(tr("Reply"), this))
    , m_footer(new QWidget(this))
{
    setPane(this, "paper");
    m_title->setTextFormat(Qt::PlainText);
    m_place->setTextFormat(Qt::PlainText);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_link->setIcon(iconFor(QStringLiteral("link")));
    m_link->setText(tr("Tie to a finding"));
    m_link->setToolTip(tr("Tie to a finding"));
    m_link->setAccessibleName(tr("Tie to a finding"));
    m_text->setAccessibleName(tr("Note"));
    m_link->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_link->setAutoRaise(true);
    m_link->setMenu(m_linkMenu);
    m_link->setPopupMode(QToolButton::InstantPopup);
    connect(m_linkMenu, &QMenu::aboutToShow, this, &NoteEditor::fillLinkMenu);

    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // lines are wrapped; it would only take room
    m_text->setPlaceholderText(tr("Write a note"));
    m_text->document()->setDocumentMargin(0);
    m_text->installEventFilter(this);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteEditor::textEdited);

    auto *lines = new QVBoxLayout(m_footer);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_swatch);
    head->addWidget(m_title);
    head->addWidget(m_place, 1);
    head->addWidget(m_link);
    setUpMeta();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 6, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_picture);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_tags);
    layout->addWidget(m_thread, 2);
    layout->addWidget(m_footer);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_reply);
    foot->addStretch(1);
    foot->addWidget(m_status);
    layout->addLayout(foot);
    restyle();
    load();
}

NoteEditor::~NoteEditor() { m_text->removeEventFilter(this); }

void NoteEditor::setSurvey(SurveyData *survey)
{
    if (survey == m_survey)
        return;
    setAnnotation({});
    if (m_survey)
        m_survey->disconnect(this);
    m_survey = survey;
    m_thread->setSurvey(survey);
    if (!survey)
        return;
    const auto follow = [this](SurveyData::List list) {
        if (list == SurveyData::List::Annotations)
            objectChanged();
        else if (list == SurveyData::List::Links || list == SurveyData::List::Findings)
            updateFooter();
    };
    connect(survey, &SurveyData::changed, this, follow);
    connect(survey, &SurveyData::inserted, this, follow);
    connect(survey, &SurveyData::removed, this, follow);
}

void NoteEditor::setAnnotation(const AnnotationId &annotation)
{
    if (annotation == m_annotation)
        return;
    commit();
    m_annotation = annotation;
    load();
}

void NoteEditor::setReadingSize(int px)
{
    m_readingSize = px;
    restyle();
}

void NoteEditor::startEditing()
{
    if (!m_text->isEnabled())
        return;
    m_text->setFocus(Qt::OtherFocusReason);
    m_text->moveCursor(QTextCursor::End);
}

void NoteEditor::commit()
{
    if (!m_survey || m_annotation.isNull() || m_library->isReadOnly())
        return;
    const Annotation *annotation = m_survey->snapshot().annotation(m_annotation);
    const QString text = m_text->toPlainText();
    if (annotation && text != m_loaded) {
        Annotation changed = *annotation;
        changed.note = text;
        m_loaded = text;
        m_library->changeAnnotation(changed, QStringLiteral("Edit note"));
    }
    m_library->removeDraft(asObject(m_annotation));
    m_thread->commit();
}

void NoteEditor::load()
{
    const Annotation *annotation = m_survey ? m_survey->snapshot().annotation(m_annotation) : nullptr;
    if (!annotation)
        m_annotation = {};
    m_isLoading = true;
    m_loaded = annotation ? annotation->note : QString();
    const QString draft = annotation ? m_library->draft(asObject(m_annotation)) : QString();
    m_text->setPlainText(draft.isEmpty() ? m_loaded : draft);
    m_isLoading = false;
    m_text->setEnabled(annotation);
    m_text->setReadOnly(m_library->isReadOnly());
    m_link->setEnabled(annotation && !m_library->isReadOnly());
    m_thread->setAnnotation(m_annotation);
    updateHeader();
    updateMeta();
    updatePicture();
    updateFooter();
}

void NoteEditor::textEdited()
{
    if (m_isLoading || m_annotation.isNull())
        return;
    m_library->putDraft(asObject(m_annotation), m_text->toPlainText());
    if (!m_isCaretWaiting) // not a write for each key
        QTimer::singleShot(kCaretDelay, this, &NoteEditor::keepCaret);
    m_isCaretWaiting = true;
}

void NoteEditor::keepCaret()
{
    m_isCaretWaiting = false;
    m_library->putViewState(kCaretKey, {{QStringLiteral("annotation"), m_annotation.text()},
                                        {QStringLiteral("position"), m_text->textCursor().position()}});
}

void NoteEditor::resumeEditing()
{
    if (!m_text->isEnabled())
        return;
    m_text->setFocus(Qt::OtherFocusReason);
    const QJsonObject kept = m_library->viewState(kCaretKey);
    const bool isOurs = kept.value(QLatin1String("annotation")).toString() == m_annotation.text();
    QTextCursor caret = m_text->textCursor();
    caret.movePosition(QTextCursor::End);
    if (isOurs)
        caret.setPosition(std::clamp(kept.value(QLatin1String("position")).toInt(), 0, caret.position()));
    m_text->setTextCursor(caret);
    m_text->ensureCursorVisible();
}

// The annotations changed: ours may have another kind, number or note (undo), or be gone.
void NoteEditor::objectChanged()
{
    const Annotation *annotation = m_survey->snapshot().annotation(m_annotation);
    if (!annotation) {
        // An annotation that moved is removed and inserted at once; a note being typed waits as a draft.
        m_annotation = {};
        load();
        return;
    }
    if (annotation->note != m_loaded) {
        const bool isTouched = m_text->toPlainText() != m_loaded;
        m_loaded = annotation->note;
        if (!isTouched) {
            m_isLoading = true;
            m_text->setPlainText(m_loaded);
            m_isLoading = false;
        }
    }
    updateHeader();
    updateMeta();
    updatePicture();
    m_thread->refresh();
}

void NoteEditor::updateHeader()
{
    const SurveySnapshot *snapshot = m_survey ? &m_survey->snapshot() : nullptr;
    const Annotation *annotation = snapshot ? snapshot->annotation(m_annotation) : nullptr;
    m_title->setText(tr("Note"));
    m_place->setText(annotation ? QString() : tr("No annotation chosen"));
    m_swatch->setVisible(annotation);
    if (!annotation)
        return;
    const std::vector<Annotation> &all = snapshot->annotations;
    m_title->setText(tr("Note %1").arg(std::ranges::find(all, m_annotation, &Annotation::id) - all.begin() + 1));
    const Kind *kind = kindById(annotation->kind);
    if (kind)
        m_swatch->setPixmap(kindIcon(*kind).pixmap(QSize(scaled(14), scaled(14)), devicePixelRatioF()));
    const Anchor *anchor = shownAnchor(*snapshot, *annotation);
    const int page = anchor ? anchor->firstPage() : -1;
    const QString name = kind ? kind->name : tr("Annotation");
    m_place->setText(page < 0 ? name : tr("%1, p. %2", "kind and page").arg(name, m_labels.value(page, QString::number(page + 1))));
    m_text->setAccessibleName(tr("%1, %2", "note and place").arg(m_title->text(), m_place->text()));
}

void NoteEditor::updateFooter()
{
    // A line may be the sender of what led here: it goes when control is back in the event loop.
    for (QWidget *line : m_footer->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        line->hide();
        m_footer->layout()->removeWidget(line);
        line->deleteLater();
    }
    const SurveySnapshot *snapshot = m_survey && !m_annotation.isNull() ? &m_survey->snapshot() : nullptr;
    bool isTied = false;
    for (const Link *link : snapshot ? snapshot->linksOf(m_annotation) : std::vector<const Link *>()) {
        if (const Finding *finding = snapshot->finding(link->finding)) {
            addFooterLine(*link, snapshot->shortName(finding->id) + QLatin1Char(' ') + oneLine(finding->text.shown(), 34));
            isTied = true;
        }
    }
    m_footer->setVisible(isTied);
}

// "supports  F1 Med-LLMs enhance…"
void NoteEditor::addFooterLine(const Link &link, const QString &finding)
{
    auto *line = new QWidget(m_footer);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *role = new QLabel(roleInWords(link.role), line);
    role->setTextFormat(Qt::PlainText);
    role->setFont(fontFor(FontRole::Small));
    role->setForegroundRole(QPalette::PlaceholderText);
    auto *button = new LinkButton(QString(finding).replace(QLatin1Char('&'), QStringLiteral("&&")), line);
    button->setFont(fontFor(FontRole::Small));
    button->setElided();
    connect(button, &QPushButton::clicked, this, [this, id = link.finding] { Q_EMIT findingActivated(id); });
    layout->addWidget(role);
    layout->addWidget(button);
    layout->addStretch(1);
    m_footer->layout()->addWidget(line);
    line->show();
}

void NoteEditor::fillLinkMenu()
{
    m_linkMenu->clear();
    if (!m_survey)
        return;
    const SurveySnapshot &snapshot = m_survey->snapshot();
    const std::vector<const Link *> links = snapshot.linksOf(m_annotation);
    int count = 0;
    for (const Finding &finding : snapshot.findings) {
        if (++count > kMostFindings)
            break;
        const auto known = std::ranges::find(links, finding.id, &Link::finding);
        const LinkId tied = known == links.end() ? LinkId() : (*known)->id;
        QAction *choice = m_linkMenu->addAction(tr("%1  %2", "short name and text of a finding")
                                                    .arg(snapshot.shortName(finding.id), menuText(finding.text.shown())));
        choice->setCheckable(true);
        choice->setChecked(!tied.isNull());
        connect(choice, &QAction::triggered, this, [this, tied, id = finding.id] {
            commit();
            if (tied.isNull())
                m_library->addEvidence(m_survey->id(), m_annotation, id, EvidenceRole::Supports);
            else
                m_library->removeLink(m_survey->id(), tied);
        });
    }
    if (count == 0)
        m_linkMenu->addAction(tr("This survey has no findings yet"))->setEnabled(false);
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            commit();
    }
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isReturn && key->modifiers().testFlag(Qt::ControlModifier))) {
            commit();
            Q_EMIT editingFinished();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NoteEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        restyle();
}

void NoteEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(this).line);
}

void NoteEditor::restyle()
{
    m_title->setFont(fontFor(FontRole::InterfaceStrong));
    m_place->setFont(fontFor(FontRole::Small));
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_text->setFont(fontFor(FontRole::NoteEditor, m_readingSize));
    m_thread->setTextFont(fontFor(FontRole::Small));
    m_status->setFont(fontFor(FontRole::Small));
    m_reply->setFont(fontFor(FontRole::Small));
    updateHeader();
    updateFooter();
}

} // namespace conspectus
