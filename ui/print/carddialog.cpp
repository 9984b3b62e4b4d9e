// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/carddialog.h"

#include "exchange/clinicalcard.h"
#include "models/wording.h"
#include "ui/fileio.h"
#include "ui/fonts.h"
#include "ui/print/carddocument.h"

#include <QBuffer>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QGraphicsView>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace conspectus {
namespace {

constexpr int kDelay = 250; // ms

void setPage(QPrinter &printer)
{
    printer.setPageMargins(QMarginsF(16, 14, 16, 14), QPageLayout::Millimeter);
    printer.setFullPage(false);
}

} // namespace

CardDialog::CardDialog(Input input, QWidget *parent)
    : QDialog(parent)
    , m_input(std::move(input))
    , m_printer(std::make_unique<QPrinter>(QPrinter::HighResolution))
    , m_question(new QLineEdit(this))
    , m_findings(new QListWidget(this))
    , m_preview(nullptr)
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Clinical Card"));
    resize(scaled(1080), scaled(760));
    setPage(*m_printer);
    m_preview = new QPrintPreviewWidget(m_printer.get(), this);
    m_preview->setAccessibleName(tr("The card as it will be printed"));
    if (auto *pages = m_preview->findChild<QGraphicsView *>()) // what has the focus inside
        pages->setAccessibleName(m_preview->accessibleName());
    m_preview->setZoomMode(QPrintPreviewWidget::FitInView);
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, &CardDialog::paint);
    m_question->setText(m_input.question.isEmpty() ? exchange::suggestedQuestion(m_input.snapshot) : m_input.question);
    fillFindings();

    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelay);
    connect(&m_delay, &QTimer::timeout, this, &CardDialog::update);
    connect(m_question, &QLineEdit::textEdited, this, [this] { m_delay.start(); });
    connect(m_findings, &QListWidget::itemChanged, this, [this] { m_delay.start(); });

    auto *layout = new QHBoxLayout(this);
    layout->addWidget(makeSide());
    layout->addWidget(m_preview, 1);
    m_question->setFocus();
    m_question->selectAll();
}

CardDialog::~CardDialog()
{
    delete m_preview; // it holds the printer
}

QWidget *CardDialog::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(scaled(330));
    auto *questionLabel = new QLabel(tr("&Question"), side);
    questionLabel->setBuddy(m_question);
    auto *findingsLabel = new QLabel(tr("&Findings on the card"), side);
    findingsLabel->setBuddy(m_findings);
    m_question->setAccessibleName(tr("Question"));
    m_findings->setAccessibleName(tr("Findings on the card"));
    m_findings->setWordWrap(true);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, side);
    QPushButton *pdf = buttons->addButton(tr("Save as P&DF…"), QDialogButtonBox::ActionRole);
    QPushButton *print = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    print->setDefault(true);
    connect(pdf, &QPushButton::clicked, this, &CardDialog::savePdf);
    connect(print, &QPushButton::clicked, this, &CardDialog::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(questionLabel);
    layout->addWidget(m_question);
    layout->addWidget(findingsLabel);
    layout->addWidget(m_findings, 1);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
    return side;
}

void CardDialog::fillFindings()
{
    const std::vector<FindingId> chosen = exchange::findingsForCard(m_input.snapshot);
    for (const Finding &finding : m_input.snapshot.findings) {
        auto *item = new QListWidgetItem(QStringLiteral("%1  %2").arg(m_input.snapshot.shortName(finding.id), oneLine(finding.text.shown(), 160)));
        item->setData(Qt::UserRole, finding.id.text());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::find(chosen, finding.id) != chosen.end() ? Qt::Checked : Qt::Unchecked);
        m_findings->addItem(item);
    }
    if (m_input.snapshot.findings.empty())
        m_said->setText(tr("This survey has no findings yet. Write one with Annotate ▸ Write a Finding, or import the survey's page."));
}

QString CardDialog::question() const { return m_question->text().trimmed(); }

std::vector<FindingId> CardDialog::findings() const
{
    std::vector<FindingId> chosen;
    for (int row = 0; row < m_findings->count(); ++row) {
        if (m_findings->item(row)->checkState() == Qt::Checked)
            chosen.emplace_back(m_findings->item(row)->data(Qt::UserRole).toString());
    }
    return chosen;
}

void CardDialog::paint(QPrinter *printer) const
{
    (void)printCard(exchange::clinicalCard(m_input.snapshot, m_input.layer, m_input.labels, question(), findings(), m_input.date), *printer);
}

void CardDialog::update()
{
    Q_EMIT questionChanged(question());
    m_preview->updatePreview();
}

void CardDialog::print()
{
    auto *dialog = new QPrintDialog(m_printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        paint(printer);
        m_said->setText(tr("Sent to the printer."));
    });
    dialog->open();
}

QByteArray CardDialog::asPdf() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageLayout(m_printer->pageLayout());
    writer.setResolution(m_printer->resolution());
    writer.setTitle(m_input.snapshot.survey.title.shown().simplified());
    writer.setCreator(QStringLiteral("Conspectus"));
    const exchange::ClinicalCard card =
        exchange::clinicalCard(m_input.snapshot, m_input.layer, m_input.labels, question(), findings(), m_input.date);
    return printCard(card, writer) ? bytes : QByteArray();
}

void CardDialog::savePdf()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save Card as PDF"), m_input.fileName + QStringLiteral(".pdf"), tr("PDF files (*.pdf)"));
    if (path.isEmpty())
        return;
    writeFileLater(path, asPdf(), this, [this](const Result<QString> &written) {
        m_said->setText(written ? tr("Saved: %1").arg(*written) : written.error().message);
    });
}

} // namespace conspectus
