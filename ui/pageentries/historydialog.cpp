// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pageentries/historydialog.h"

#include "library/surveydata.h"
#include "models/findingwording.h"
#include "models/wording.h"
#include "ui/fonts.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace conspectus {

namespace {

QString fieldInWords(const QString &field)
{
    const std::pair<const char *, QString> names[] = {
        {"title", HistoryDialog::tr("Title")},       {"authorsLine", HistoryDialog::tr("Authors")},
        {"tldr", HistoryDialog::tr("TL;DR")},        {"contribution", HistoryDialog::tr("Contribution")},
        {"abstract", HistoryDialog::tr("Abstract")}, {"text", HistoryDialog::tr("Text")},
        {"status", HistoryDialog::tr("Status")},     {"label", HistoryDialog::tr("Name")},
        {"name", HistoryDialog::tr("Name")},         {"url", HistoryDialog::tr("Address")},
        {"reviewer", HistoryDialog::tr("Reviewer")}};
    for (const auto &[name, words] : names) {
        if (field == QLatin1String(name))
            return words;
    }
    return field.startsWith(QLatin1String("slot/")) ? slotInWords(field.mid(5)) : oneLine(field, 40);
}

QString whatInWords(const PageHistoryEntry &entry)
{
    const QString label = entry.label.isEmpty() ? QString() : QCoreApplication::translate("Undo", entry.label.toUtf8().constData());
    if (!label.isEmpty())
        return label;
    switch (entry.what) {
    case PageHistoryEntry::What::Made: return HistoryDialog::tr("added");
    case PageHistoryEntry::What::Removed: return HistoryDialog::tr("removed");
    case PageHistoryEntry::What::Restored: return HistoryDialog::tr("brought back");
    case PageHistoryEntry::What::Changed: break;
    }
    return HistoryDialog::tr("changed");
}

} // namespace

HistoryDialog::HistoryDialog(Library *library, const SurveyId &survey, QWidget *parent)
    : QDialog(parent), m_library(library), m_survey(survey), m_filter(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_text(new QPlainTextEdit(this)), m_about(new QLabel(this)), m_take(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("History of This Page"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    m_filter->setPlaceholderText(tr("Filter by words"));
    m_filter->setAccessibleName(tr("Filter the history"));
    layout->addWidget(m_filter);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    m_list->setAccessibleName(tr("Changes, newest first"));
    m_list->setUniformItemSizes(true);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of this change"));
    splitter->addWidget(m_list);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    layout->addWidget(splitter, 1);
    m_about->setTextFormat(Qt::PlainText);
    layout->addWidget(m_about);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_take = buttons->addButton(tr("&Take This Text Back"), QDialogButtonBox::ActionRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_take, &QPushButton::clicked, this, &HistoryDialog::takeBack);
    connect(m_list, &QListWidget::currentRowChanged, this, &HistoryDialog::showCurrent);
    connect(m_filter, &QLineEdit::textChanged, this, &HistoryDialog::filter);
    resize(scaled(760), scaled(560));
    m_about->setText(tr("Reading the history…"));
    m_take->setEnabled(false);
    load();
}

void HistoryDialog::load()
{
    pageHistory(*m_library, m_survey, this, [this](const Result<std::vector<PageHistoryEntry>> &entries) {
        if (entries)
            fill(*entries);
        else
            m_about->setText(entries.error().message);
    });
}

void HistoryDialog::fill(const std::vector<PageHistoryEntry> &entries)
{
    m_entries = entries;
    m_list->clear();
    const QLocale locale;
    for (const PageHistoryEntry &entry : m_entries) {
        const QString when = locale.toString(entry.at.toLocalTime(), QLocale::ShortFormat);
        const QString who = entry.isOwn ? QString() : tr(" (on another computer)");
        m_list->addItem(tr("%1%2  –  %3: %4", "time, where, what was done, to what").arg(when, who, whatInWords(entry), oneLine(entry.objectText, 120)));
    }
    m_about->setText(m_entries.empty() ? tr("Nothing was changed on this page yet.") : tr("%n change(s)", nullptr, static_cast<int>(m_entries.size())));
    m_list->setCurrentRow(m_entries.empty() ? -1 : 0);
    filter(m_filter->text());
}

void HistoryDialog::filter(const QString &typed)
{
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setHidden(!m_list->item(row)->text().contains(typed.trimmed(), Qt::CaseInsensitive));
}

const PageHistoryEntry *HistoryDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && static_cast<size_t>(row) < m_entries.size() ? &m_entries[static_cast<size_t>(row)] : nullptr;
}

QString HistoryDialog::shownNow(const PageHistoryEntry &entry, const PageHistoryEntry::Text &text) const
{
    const SurveyData *survey = m_library->survey(m_survey);
    if (!survey)
        return text.text;
    const Survey &page = survey->snapshot().survey;
    if (entry.objectType == QLatin1String("finding")) {
        const Finding *finding = survey->snapshot().finding(FindingId(entry.object.text()));
        return finding && text.field == QLatin1String("text") ? finding->text.shown() : text.text;
    }
    const std::optional<PageField> field = pageFieldOf(text.field);
    if (entry.objectType != QLatin1String("survey") || !field)
        return text.text;
    switch (*field) {
    case PageField::Title: return page.title.shown();
    case PageField::AuthorsLine: return page.authorsLine.shown();
    case PageField::Tldr: return page.tldr.shown();
    case PageField::Contribution: return page.contribution.shown();
    case PageField::Abstract: break;
    }
    return page.abstract.shown();
}

const PageHistoryEntry::Text *HistoryDialog::textToTake() const
{
    const PageHistoryEntry *entry = current();
    if (!entry || m_library->isReadOnly())
        return nullptr;
    for (const PageHistoryEntry::Text &text : entry->texts) {
        if (!text.text.isEmpty() && shownNow(*entry, text) != text.text)
            return &text;
    }
    return nullptr;
}

void HistoryDialog::showCurrent()
{
    const PageHistoryEntry *entry = current();
    QString shown;
    if (entry) {
        for (const PageHistoryEntry::Text &text : entry->texts) {
            const QString name = text.isImported ? tr("%1, as the page said", "name of a field").arg(fieldInWords(text.field)) : fieldInWords(text.field);
            shown += name.toUpper() + QLatin1Char('\n') + (text.text.isEmpty() ? tr("(as the page says)") : text.text) + QStringLiteral("\n\n");
        }
        if (shown.isEmpty())
            shown = whatInWords(*entry);
    }
    m_text->setPlainText(shown.trimmed());
    m_take->setEnabled(textToTake());
}

void HistoryDialog::takeBack()
{
    const PageHistoryEntry *entry = current();
    const PageHistoryEntry::Text *text = textToTake();
    if (!text)
        return;
    if (entry->objectType == QLatin1String("finding"))
        m_library->editFinding(m_survey, FindingId(entry->object.text()), text->text);
    else if (const std::optional<PageField> field = pageFieldOf(text->field))
        m_library->editPageField(m_survey, *field, text->text);
    load();
}

} // namespace conspectus
