// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the view gets pictures, words and structure from. The real one passes everything on to a DocumentSession and its
// sandboxed workers; tests have one of their own. The same rules as there: every call returns at once, answers are signals.
#pragma once

#include "pdf/documentsession.h"

#include <QObject>

namespace conspectus::reader {

class PageSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void open(const QString &path, const QByteArray &passwordUtf8) = 0;
    virtual void retryWithPassword(const QByteArray &passwordUtf8) = 0;

    virtual void render(const pdf::RenderRequest &request) = 0;
    virtual void cancelRender(quint64 tag) = 0;
    virtual void requestText(int firstPage, int count) = 0;
    virtual void cancelText() = 0;
    virtual void requestShapes(int firstPage, int count) = 0;
    virtual void requestOutline() = 0;
    virtual void retryPage(int page) = 0;

Q_SIGNALS:
    void opened(const conspectus::pdf::DocumentInfo &info);
    void passwordNeeded(bool wasWrong);
    void failed(const conspectus::Error &error);
    void rendered(const conspectus::pdf::RenderedPage &page);
    void renderFailed(const conspectus::pdf::RenderRequest &request, const conspectus::Error &error);
    void textReady(int page, const conspectus::text::RawPage &text);
    void textFailed(int page, const conspectus::Error &error);
    void shapesReady(int firstPage, const std::vector<conspectus::pdf::PageShape> &shapes);
    void outlineReady(const std::vector<conspectus::pdf::OutlineItem> &items);
    void stillWorking(int page);
};

// Workers behind a DocumentSession, which lives on a thread of documents: packets are taken apart and pictures copied there, not
// on the window's thread.
class SessionSource final : public PageSource
{
    Q_OBJECT
public:
    explicit SessionSource(QObject *parent = nullptr);
    ~SessionSource() override;

    // Opens a file before there is a view, and draws its first page as one of that size (pixels) shows it when it fits the width;
    // the height may be guessed too large. Nothing is said until open() is called with the same path, which takes it up.
    void openAhead(const QString &path, const QSizeF &viewport, double pixelRatio);
    void open(const QString &path, const QByteArray &passwordUtf8) override;
    void retryWithPassword(const QByteArray &passwordUtf8) override;
    void render(const pdf::RenderRequest &request) override;
    void cancelRender(quint64 tag) override;
    void requestText(int firstPage, int count) override;
    void cancelText() override;
    void requestShapes(int firstPage, int count) override;
    void requestOutline() override;
    void retryPage(int page) override;

private:
    pdf::DocumentSession *m_session; // on the thread of documents
    QString m_openedAhead;

    template<typename Call>
    void ask(Call call);
};

} // namespace conspectus::reader
