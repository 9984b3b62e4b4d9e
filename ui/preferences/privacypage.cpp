// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/privacypage.h"

#include "library/keptpictures.h"
#include "ui/fonts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QJsonObject>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace conspectus {

namespace {

const QString kPrivacy = QStringLiteral("privacy");
const QString kNoRecent = QStringLiteral("no-recent");
constexpr const char *kOfSurvey[] = {"place/", "reading/", "chosen/"};

} // namespace

PrivacyPage::PrivacyPage(Library *library, QWidget *parent)
    : QWidget(parent), m_library(library), m_places(new QLabel(this)), m_pictures(new QLabel(this)), m_drafts(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setColumnStretch(0, 1);
    auto *intro = new QLabel(tr("The program sends nothing anywhere. On this machine it remembers, beside what you made:"), this);
    auto *recent = new QCheckBox(tr("Remember which surveys were opened &lately"), this);
    recent->setChecked(!library->viewState(kPrivacy).value(kNoRecent).toBool());
    auto *clearRecent = new QPushButton(tr("Clear the List"), this);
    auto *clearPlaces = new QPushButton(tr("Forget Places"), this);
    auto *clearPictures = new QPushButton(tr("Forget Pictures"), this);
    auto *clearDrafts = new QPushButton(tr("Discard…"), this);
    auto *note = new QLabel(tr("The text of the PDFs stands in index.db in the library's folder, which may be deleted "
                               "while the program is closed: it is made again. Notes can be read by anyone who can read "
                               "the disk; encrypt the disk where that matters."), this);
    for (QLabel *label : {intro, m_places, m_pictures, m_drafts, note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    grid->addWidget(intro, 0, 0, 1, 2);
    grid->addWidget(recent, 1, 0);
    grid->addWidget(clearRecent, 1, 1);
    grid->addWidget(m_places, 2, 0);
    grid->addWidget(clearPlaces, 2, 1);
    grid->addWidget(m_pictures, 3, 0);
    grid->addWidget(clearPictures, 3, 1);
    grid->addWidget(m_drafts, 4, 0);
    grid->addWidget(clearDrafts, 4, 1);
    grid->addWidget(note, 5, 0, 1, 2);
    grid->setRowStretch(6, 1);
    connect(recent, &QCheckBox::toggled, this, [this](bool on) {
        m_library->putViewState(kPrivacy, {{kNoRecent, !on}});
        if (!on)
            Q_EMIT recentCleared();
    });
    connect(clearRecent, &QPushButton::clicked, this, &PrivacyPage::recentCleared);
    connect(clearPlaces, &QPushButton::clicked, this, &PrivacyPage::forgetPlaces);
    connect(clearPictures, &QPushButton::clicked, this, &PrivacyPage::forgetPictures);
    connect(clearDrafts, &QPushButton::clicked, this, [this] {
        auto *question = new QMessageBox(QMessageBox::Warning, tr("Discard"), tr("Discard the texts that were typed and never finished?"),
                                         QMessageBox::Cancel, this);
        question->setInformativeText(tr("They are not in any note. They cannot be brought back."));
        question->setAttribute(Qt::WA_DeleteOnClose);
        connect(question->addButton(tr("Discard"), QMessageBox::DestructiveRole), &QPushButton::clicked, this, &PrivacyPage::forgetDrafts);
        question->open();
    });
    setEnabled(library->isOpen() && !library->isReadOnly());
    updateTexts();
}

void PrivacyPage::updateTexts()
{
    int places = 0;
    for (const SurveyRow &row : m_library->surveys())
        places += m_library->viewState(QStringLiteral("place/") + row.id.text()).isEmpty() ? 0 : 1;
    m_places->setText(tr("Where you were and which pages you have seen, in %n surveys", nullptr, places));
    countKeptPictures(*m_library, this, [this](int pdfs) {
        m_pictures->setText(tr("Pictures of the pages last seen, of %n PDFs", nullptr, pdfs));
    });
    m_drafts->setText(tr("Texts that were typed and never finished: %1").arg(m_library->draftObjects().size()));
}

void PrivacyPage::forgetPlaces()
{
    for (const SurveyRow &row : m_library->surveys()) {
        for (const char *kind : kOfSurvey) {
            const QString key = QLatin1String(kind) + row.id.text();
            if (!m_library->viewState(key).isEmpty())
                m_library->putViewState(key, {});
        }
    }
    updateTexts();
}

void PrivacyPage::forgetPictures()
{
    forgetKeptPictures(*m_library, this, [this](int) { updateTexts(); });
}

void PrivacyPage::forgetDrafts()
{
    for (const QString &object : m_library->draftObjects())
        m_library->removeDraft(ObjectId(object));
    updateTexts();
}

} // namespace conspectus
