// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagesource.h"

#include "geometry/pagelayout.h"

#include <QCoreApplication>
#include <QThread>

namespace conspectus::reader {

using pdf::DocumentSession;

namespace {

// Ends with the program, after the last event that waits on it (sessions that are to be deleted). Nothing on it blocks.
QThread *documentThread()
{
    static QThread *thread = [] {
        auto *made = new QThread;
        made->setObjectName(QStringLiteral("documents"));
        made->start();
        qAddPostRoutine([] {
            documentThread()->quit();
            documentThread()->wait();
        });
        return made;
    }();
    return thread;
}

} // namespace

SessionSource::SessionSource(QObject *parent) : PageSource(parent), m_session(new DocumentSession)
{
    connect(m_session, &DocumentSession::opened, this, &PageSource::opened);
    connect(m_session, &DocumentSession::passwordNeeded, this, &PageSource::passwordNeeded);
    connect(m_session, &DocumentSession::failed, this, &PageSource::failed);
    connect(m_session, &DocumentSession::rendered, this, &PageSource::rendered);
    connect(m_session, &DocumentSession::renderFailed, this, &PageSource::renderFailed);
    connect(m_session, &DocumentSession::textReady, this, &PageSource::textReady);
    connect(m_session, &DocumentSession::textFailed, this, &PageSource::textFailed);
    connect(m_session, &DocumentSession::shapesReady, this, &PageSource::shapesReady);
    connect(m_session, &DocumentSession::outlineReady, this, &PageSource::outlineReady);
    connect(m_session, &DocumentSession::stillWorking, this, &PageSource::stillWorking);
    m_session->moveToThread(documentThread());
}

SessionSource::~SessionSource()
{
    m_session->disconnect(this);
    m_session->deleteLater();
}

template<typename Call>
void SessionSource::ask(Call call)
{
    QMetaObject::invokeMethod(m_session, std::move(call), Qt::QueuedConnection);
}

void SessionSource::openAhead(const QString &path, const QSizeF &viewport, double pixelRatio)
{
    m_openedAhead = path;
    const QSizeF room = (viewport - QSizeF(2 * PageLayout::kMargin, 0)) * pixelRatio;
    ask([session = m_session, path, room] { session->openAhead(path, room); });
}

void SessionSource::open(const QString &path, const QByteArray &passwordUtf8)
{
    Q_ASSERT(m_openedAhead.isEmpty() || m_openedAhead == path);
    if (m_openedAhead.isEmpty())
        ask([session = m_session, path, passwordUtf8] { session->open(path, passwordUtf8); });
    else
        ask([session = m_session] { session->takeUp(); });
}

void SessionSource::retryWithPassword(const QByteArray &passwordUtf8)
{
    ask([session = m_session, passwordUtf8] { session->retryWithPassword(passwordUtf8); });
}

void SessionSource::render(const pdf::RenderRequest &request)
{
    ask([session = m_session, request] { session->render(request); });
}

void SessionSource::cancelRender(quint64 tag)
{
    ask([session = m_session, tag] { session->cancelRender(tag); });
}

void SessionSource::requestText(int firstPage, int count)
{
    ask([session = m_session, firstPage, count] { session->requestText(firstPage, count); });
}

void SessionSource::cancelText()
{
    ask([session = m_session] { session->cancelText(); });
}

void SessionSource::requestShapes(int firstPage, int count)
{
    ask([session = m_session, firstPage, count] { session->requestShapes(firstPage, count); });
}

void SessionSource::requestOutline()
{
    ask([session = m_session] { session->requestOutline(); });
}

void SessionSource::retryPage(int page)
{
    ask([session = m_session, page] { session->retryPage(page); });
}

} // namespace conspectus::reader
