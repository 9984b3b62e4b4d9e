// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/printrun.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QPainter>
#include <algorithm>
#include <atomic>

namespace conspectus {
namespace {

constexpr int kAtOnce = 2; // one is drawn while the one before is printed

} // namespace

// What the printing thread holds.
struct PrintRun::Paper
{
    std::unique_ptr<QPrinter> printer;
    std::unique_ptr<QPainter> painter;
    bool hasPage = false;
    bool hasFailed = false;
    std::atomic_bool isCancelled = false;

    [[nodiscard]] bool isReady()
    {
        if (!painter && !hasFailed) {
            painter = std::make_unique<QPainter>();
            hasFailed = !painter->begin(printer.get());
        }
        return !hasFailed && !isCancelled;
    }
    [[nodiscard]] QSizeF size() const
    {
        return printer->pageLayout().paintRectPixels(printer->resolution()).size();
    }
    void newPage()
    {
        if (hasPage)
            hasFailed = !printer->newPage() || hasFailed;
        hasPage = true;
    }
    void drawPage(const QImage &image)
    {
        newPage();
        const QSizeF room = size();
        const QSizeF fitted = QSizeF(image.size()).scaled(room, Qt::KeepAspectRatio);
        painter->drawImage(QRectF(QPointF((room.width() - fitted.width()) / 2, 0), fitted), image, QRectF(image.rect()));
    }
    void drawWords(const QString &words)
    {
        newPage();
        painter->drawText(QRectF(QPointF(0, 0), size()), Qt::AlignCenter | Qt::TextWordWrap, words);
    }
    void drawNotes(const QString &title, const std::vector<PrintedNote> &notes)
    {
        const QSizeF room = size();
        const auto document = notesDocument(title, notes, printer.get(), room);
        const int pages = document->pageCount();
        for (int page = 0; page < pages && !isCancelled; ++page) {
            newPage();
            painter->save();
            painter->translate(0, -page * room.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(0, page * room.height(), room.width(), room.height());
            painter->setClipRect(context.clip);
            document->documentLayout()->draw(painter.get(), context);
            painter->restore();
        }
    }
};

PrintRun::PrintRun(PrintInput input, std::unique_ptr<QPrinter> printer, QObject *parent)
    : QObject(parent)
    , m_input(std::move(input))
    , m_paper(std::make_shared<Paper>())
    , m_source(new reader::SessionSource(this))
    , m_printing(QStringLiteral("printing"))
{
    m_paper->printer = std::move(printer);
    if (!m_input.pdfPath.isEmpty()) {
        m_paper->printer->setOutputFormat(QPrinter::PdfFormat);
        m_paper->printer->setOutputFileName(m_input.pdfPath + QStringLiteral(".part"));
    }
    connect(m_source, &reader::PageSource::opened, this, &PrintRun::opened);
    connect(m_source, &reader::PageSource::passwordNeeded, this, &PrintRun::passwordNeeded);
    connect(m_source, &reader::PageSource::failed, this, &PrintRun::end);
    connect(m_source, &reader::PageSource::shapesReady, this, &PrintRun::takeShapes);
    connect(m_source, &reader::PageSource::rendered, this,
            [this](const pdf::RenderedPage &page) { printPage(static_cast<int>(page.request.tag), page.image); });
    connect(m_source, &reader::PageSource::renderFailed, this, [this](const pdf::RenderRequest &request) {
        ++m_failed;
        printPage(static_cast<int>(request.tag), QImage());
    });
}

PrintRun::~PrintRun()
{
    m_paper->isCancelled = true;
}

void PrintRun::start()
{
    m_source->open(m_input.path, {});
}

void PrintRun::providePassword(const QByteArray &passwordUtf8)
{
    m_source->retryWithPassword(passwordUtf8);
}

void PrintRun::opened(const pdf::DocumentInfo &info)
{
    m_pageCount = info.pageCount;
    std::erase_if(m_input.pages, [this](const PageToPrint &page) { return page.page < 0 || page.page >= m_pageCount; });
    m_source->requestShapes(0, m_pageCount);
}

void PrintRun::takeShapes(int first, const std::vector<pdf::PageShape> &shapes)
{
    for (PageToPrint &page : m_input.pages) {
        const int at = page.page - first;
        if (at >= 0 && static_cast<size_t>(at) < shapes.size())
            page.box = {shapes[static_cast<size_t>(at)].size, shapes[static_cast<size_t>(at)].rotation};
    }
    m_shapesKnown += static_cast<int>(shapes.size());
    if (m_shapesKnown >= m_pageCount && m_asked == 0)
        next();
}

void PrintRun::next()
{
    const int count = static_cast<int>(m_input.pages.size());
    if (m_isOver)
        return;
    if (m_printed == count)
        return finishPaper();
    // One at a time, as answers need not come in the order of asking.
    if (m_isDrawing || m_underWay >= kAtOnce || m_asked >= count)
        return;
    pdf::RenderRequest request;
    request.page = m_input.pages[static_cast<size_t>(m_asked)].page;
    request.scale = m_input.dotsPerInch / 72;
    request.tag = static_cast<quint64>(m_asked);
    ++m_asked;
    ++m_underWay;
    m_isDrawing = true;
    m_source->render(request);
}

void PrintRun::printPage(int index, const QImage &picture)
{
    m_isDrawing = false;
    if (m_isOver)
        return;
    const PageToPrint &page = m_input.pages[static_cast<size_t>(index)];
    m_printing.post([this, paper = m_paper, page, picture, dots = m_input.dotsPerInch] {
        if (paper->isReady()) {
            if (picture.isNull())
                paper->drawWords(tr("Page %1 could not be drawn.").arg(page.page + 1));
            else
                paper->drawPage(annotatedPage(picture, dots, page));
        }
        QMetaObject::invokeMethod(this, &PrintRun::pagePrinted, Qt::QueuedConnection);
    });
    next(); // the worker draws the next one meanwhile
}

void PrintRun::pagePrinted()
{
    --m_underWay;
    ++m_printed;
    if (m_isOver)
        return;
    Q_EMIT progressed(m_printed, static_cast<int>(m_input.pages.size()));
    next();
}

void PrintRun::finishPaper()
{
    if (std::exchange(m_isOver, true))
        return;
    m_printing.post([this, paper = m_paper, input = m_input] {
        if (input.withNotes && paper->isReady())
            paper->drawNotes(input.title, input.notes);
        bool isWritten = paper->isReady() && paper->painter->end();
        if (isWritten && !input.pdfPath.isEmpty()) {
            QFile::remove(input.pdfPath);
            isWritten = QFile::rename(input.pdfPath + QStringLiteral(".part"), input.pdfPath);
        }
        QMetaObject::invokeMethod(
            this,
            [this, isWritten] {
                if (isWritten)
                    Q_EMIT printed(m_failed);
                else
                    Q_EMIT failed({ErrorCode::PermissionDenied,
                                   tr("The pages could not be printed: the printer or the file does not take them. Your notes are "
                                      "unchanged."),
                                   {}});
            },
            Qt::QueuedConnection);
    });
}

void PrintRun::cancel()
{
    end({ErrorCode::Cancelled, {}, {}});
}

void PrintRun::end(const Error &error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_paper->isCancelled = true;
    for (int i = 0; i < m_asked; ++i)
        m_source->cancelRender(static_cast<quint64>(i));
    m_printing.post([this, error, paper = m_paper, pdf = m_input.pdfPath] {
        if (paper->painter) {
            paper->printer->abort();
            paper->painter->end();
        }
        if (!pdf.isEmpty())
            QFile::remove(pdf + QStringLiteral(".part"));
        QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
    });
}

} // namespace conspectus
