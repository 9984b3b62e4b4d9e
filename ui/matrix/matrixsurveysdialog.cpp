// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/matrix/matrixsurveysdialog.h"

#include "models/wording.h"
#include "text/fold.h"
#include "ui/fonts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace conspectus {

namespace {

constexpr int kFolded = Qt::UserRole + 1;

} // namespace

MatrixSurveysDialog::MatrixSurveysDialog(const std::vector<SurveyRow> &surveys, const QSet<QString> &chosen, QWidget *parent)
    : QDialog(parent), m_field(new QLineEdit(this)), m_list(new QListWidget(this)), m_count(new QLabel(this))
{
    setWindowTitle(tr("Surveys of the Matrix"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    m_field->setPlaceholderText(tr("Type to find a survey"));
    m_field->setAccessibleName(tr("Find a survey"));
    m_list->setAccessibleName(tr("Surveys of the library"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the tool tip has all of it
    m_list->setTextElideMode(Qt::ElideRight);
    for (const SurveyRow &row : surveys) {
        const QString title = row.title.isEmpty() ? tr("(no title)") : oneLine(row.title);
        const QString text = row.authorsLine.isEmpty() ? title : tr("%1  ·  %2", "title, authors").arg(title, oneLine(row.authorsLine, 80));
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, row.id.text());
        item->setData(kFolded, text::fold(text));
        item->setToolTip(plainToolTip(text));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(row.id.text()) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    ok->setProperty("conspectus.default", true);
    ok->setDefault(true);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &MatrixSurveysDialog::filter);
    connect(m_list, &QListWidget::itemChanged, this, &MatrixSurveysDialog::updateCount);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT surveysChosen(this->chosen());
        accept();
    });
    updateCount();
    resize(scaled(620), scaled(460));
    m_field->setFocus();
}

QStringList MatrixSurveysDialog::chosen() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids << m_list->item(row)->data(Qt::UserRole).toString();
    }
    return ids;
}

void MatrixSurveysDialog::filter(const QString &typed)
{
    const QStringList words = text::fold(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString folded = m_list->item(row)->data(kFolded).toString();
        const bool isShown = std::ranges::all_of(words, [&folded](const QString &word) { return folded.contains(word); });
        m_list->item(row)->setHidden(!isShown);
        if (isShown && first < 0)
            first = row;
    }
    const QListWidgetItem *current = m_list->currentItem();
    if (!current || current->isHidden())
        m_list->setCurrentRow(first);
}

void MatrixSurveysDialog::updateCount() { m_count->setText(tr("%n survey(s) chosen", nullptr, static_cast<int>(chosen().size()))); }

} // namespace conspectus
