// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/printoptionsdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <algorithm>
#include <numeric>

namespace conspectus {

PrintOptionsDialog::PrintOptionsDialog(int pageCount, QList<int> annotated, int current, QWidget *parent)
    : QDialog(parent)
    , m_pageCount(pageCount)
    , m_annotated(std::move(annotated))
    , m_all(new QRadioButton(tr("&All pages (%1)").arg(pageCount), this))
    , m_marked(new QRadioButton(tr("Pages &with annotations (%1)").arg(m_annotated.size()), this))
    , m_some(new QRadioButton(tr("Pa&ges:"), this))
    , m_typed(new QLineEdit(QString::number(current + 1), this))
    , m_notes(new QCheckBox(tr("&List of the numbered notes at the end"), this))
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Print with Annotations"));
    m_typed->setAccessibleName(tr("Pages to print"));
    m_typed->setPlaceholderText(tr("1-3, 7"));
    connect(m_typed, &QLineEdit::textEdited, this, [this] { m_some->setChecked(true); });
    m_marked->setEnabled(!m_annotated.isEmpty());
    QRadioButton *usual = m_annotated.isEmpty() ? m_all : m_marked;
    usual->setChecked(true);
    usual->setFocus();
    m_notes->setChecked(true);
    m_said->setTextFormat(Qt::PlainText);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *pdf = buttons->addButton(tr("Save as P&DF…"), QDialogButtonBox::ActionRole);
    QPushButton *print = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    print->setDefault(true);
    connect(print, &QPushButton::clicked, this, [this] { finish(false); });
    connect(pdf, &QPushButton::clicked, this, [this] { finish(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QGridLayout(this);
    layout->addWidget(m_all, 0, 0, 1, 2);
    layout->addWidget(m_marked, 1, 0, 1, 2);
    layout->addWidget(m_some, 2, 0);
    layout->addWidget(m_typed, 2, 1);
    layout->addWidget(m_notes, 3, 0, 1, 2);
    layout->addWidget(m_said, 4, 0, 1, 2);
    layout->addWidget(buttons, 5, 0, 1, 2);
}

QList<int> PrintOptionsDialog::pages() const
{
    if (m_marked->isChecked())
        return m_annotated;
    if (m_some->isChecked())
        return pagesFrom(m_typed->text(), m_pageCount);
    QList<int> all(m_pageCount);
    std::iota(all.begin(), all.end(), 0);
    return all;
}

bool PrintOptionsDialog::withNotes() const { return m_notes->isChecked(); }

void PrintOptionsDialog::finish(bool toPdf)
{
    if (pages().isEmpty()) {
        m_said->setText(tr("There is no such page. Type numbers from 1 to %1.").arg(m_pageCount));
        m_typed->setFocus();
        return;
    }
    toPdf ? Q_EMIT pdfWanted() : Q_EMIT printWanted();
    accept();
}

QList<int> pagesFrom(const QString &typed, int pageCount)
{
    QList<int> pages;
    for (QString part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        part.replace(QChar(0x2013), QLatin1Char('-'));
        const QStringList ends = part.split(QLatin1Char('-'));
        bool isNumber = false;
        bool isOther = false;
        const int from = ends.first().trimmed().toInt(&isNumber);
        const int to = ends.last().trimmed().toInt(&isOther);
        if (!isNumber || !isOther || ends.size() > 2)
            continue;
        for (int page = std::max(from, 1); page <= std::min(to, pageCount); ++page) {
            if (!pages.contains(page - 1))
                pages << page - 1;
        }
    }
    std::ranges::sort(pages);
    return pages;
}

} // namespace conspectus
