// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reader/pagesource.h"

namespace conspectus::reader {

using pdf::DocumentSession;

SessionSource::SessionSource(QObject *parent) : PageSource(parent)
{
    connect(&m_session, &DocumentSession::opened, this, &PageSource::opened);
    connect(&m_session, &DocumentSession::passwordNeeded, this, &PageSource::passwordNeeded);
    connect(&m_session, &DocumentSession::failed, this, &PageSource::failed);
    connect(&m_session, &DocumentSession::rendered, this, &PageSource::rendered);
    connect(&m_session, &DocumentSession::renderFailed, this, &PageSource::renderFailed);
    connect(&m_session, &DocumentSession::textReady, this, &PageSource::textReady);
    connect(&m_session, &DocumentSession::textFailed, this, &PageSource::textFailed);
    connect(&m_session, &DocumentSession::shapesReady, this, &PageSource::shapesReady);
    connect(&m_session, &DocumentSession::outlineReady, this, &PageSource::outlineReady);
    connect(&m_session, &DocumentSession::stillWorking, this, &PageSource::stillWorking);
}

void SessionSource::open(const QString &path, const QByteArray &passwordUtf8)
{
    m_session.open(path, passwordUtf8);
}

void SessionSource::retryWithPassword(const QByteArray &passwordUtf8)
{
    m_session.retryWithPassword(passwordUtf8);
}

pdf::Protection SessionSource::protection() const
{
    return m_session.protection();
}

void SessionSource::render(const pdf::RenderRequest &request)
{
    m_session.render(request);
}

void SessionSource::cancelRender(quint64 tag)
{
    m_session.cancelRender(tag);
}

void SessionSource::requestText(int firstPage, int count)
{
    m_session.requestText(firstPage, count);
}

void SessionSource::cancelText()
{
    m_session.cancelText();
}

void SessionSource::requestShapes(int firstPage, int count)
{
    m_session.requestShapes(firstPage, count);
}

void SessionSource::requestOutline()
{
    m_session.requestOutline();
}

void SessionSource::retryPage(int page)
{
    m_session.retryPage(page);
}

} // namespace conspectus::reader
