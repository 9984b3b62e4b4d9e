// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open PDF, seen from the window's side: asks sandboxed workers (conspectus-pdfworker) and gives back pictures, words
// and structure. No Poppler here. Lives in the thread that made it (it needs an event loop); every call returns at
// once and answers come as signals. Every reply is treated as hostile: sizes are checked against the request.
//
// Workers serve one document and are never reused for another. One draws, one reads text and links; a second drawer is
// started when the queue is longer than a frame and ends after 10 s of quiet. A worker that dies or passes its deadline
// (SAFETY.md) is replaced; a page with two strikes cannot be drawn until retryPage().
#pragma once

#include "base/result.h"
#include "geometry/quad.h"
#include "text/rawpage.h"

#include <QImage>
#include <QObject>
#include <memory>
#include <vector>

namespace conspectus::pdf {

// What protects us from the file, as check and the status bar show it.
struct Protection
{
    bool seccomp = false;
    bool landlock = false;
    bool limits = false;
    [[nodiscard]] bool isComplete() const { return seccomp && landlock && limits; }
};

struct DocumentInfo
{
    int pageCount = 0;
    QSizeF firstPageSize; // pt, unrotated crop box
    Rotation firstPageRotation = Rotation::None;
    bool encrypted = false;
    QString metaTitle;    // a hint only: it often lies
    QString metaAuthor;
    Protection protection;
};

// The size of a page (pt, unrotated) and how the file turns it.
struct PageShape
{
    QSizeF size;
    Rotation rotation = Rotation::None;
    QString label;
};

struct OutlineItem
{
    QString title;
    int level = 0; // 0 = top; at most 32
    int page = -1; // from 0; -1 = no such place
    QPointF point; // page space of that page
};

struct RenderRequest
{
    int page = 0;
    double scale = 1.0;  // device pixels per pt, device pixel ratio included
    Rotation rotation = Rotation::None; // in addition to the page's own
    QRect clip = {};        // device pixels of the rotated page; empty = the whole page
    int priority = 0;    // lower first: 0 visible, 1 neighbour, 2 placeholder, 3 in the background; equal ones: newest first
    quint64 tag = 0;     // given back unchanged; several requests may be under way
};

struct RenderedPage
{
    RenderRequest request; // as it was asked; the clip may be larger
    QImage image;        // Format_RGB32 or ARGB32, of the size of clip (or the page at that scale); devicePixelRatio 1
};

class DocumentSession final : public QObject
{
    Q_OBJECT
public:
    // Where the worker program is: beside this program, else in the libexec place; CONSPECTUS_PDFWORKER overrides (tests).
    [[nodiscard]] static QString workerProgram();

    explicit DocumentSession(QObject *parent = nullptr);
    ~DocumentSession() override;

    // Starts a worker ahead of the first session, which takes it: 11 to 15 ms that pass while the program starts. Any thread.
    static void prepareWorker();
    // Opens a file for reading and gives it to the workers as a descriptor of its own. Answer: opened(), passwordNeeded()
    // or failed(). The file is opened on another thread, never on this one. May be called once per session.
    void open(const QString &path, const QByteArray &passwordUtf8 = {});
    // The same before there is anybody to look: says nothing until takeUp(), and draws the first page meanwhile, so many device
    // pixels wide (as the file turns it); of a page much taller than `room` its upper part (see PictureAhead). render() of that very
    // picture, or of a part of it, takes it over.
    void openAhead(const QString &path, const QSizeF &room);
    // From here on answers come as after open(); what was found so far is said at once.
    void takeUp();
    // After passwordNeeded(): tries again. wrong = passwordNeeded(true).
    void retryWithPassword(const QByteArray &passwordUtf8);

    [[nodiscard]] const DocumentInfo &info() const;
    [[nodiscard]] Protection protection() const;

    // All answers come later, by signal, also for what is cached or refused.
    void render(const RenderRequest &request);
    void cancelRender(quint64 tag);  // no answer comes; a running one is aborted inside the engine
    void cancelAllRenders();
    void requestText(int firstPage, int count);   // one textReady() a page, in order
    void cancelText();
    void requestShapes(int firstPage, int count); // shapesReady(), in chunks
    void requestOutline();
    // Forgets the strikes of a page, so that it is tried again.
    void retryPage(int page);

Q_SIGNALS:
    void opened(const conspectus::pdf::DocumentInfo &info);
    void passwordNeeded(bool wasWrong);
    // The document as a whole cannot be used: not-a-pdf, damaged, no-pages, too-large, timed-out, unsupported-here, not-found …
    void failed(const conspectus::Error &error);

    void rendered(const conspectus::pdf::RenderedPage &page);
    void renderFailed(const conspectus::pdf::RenderRequest &request, const conspectus::Error &error);
    void textReady(int page, const conspectus::text::RawPage &text);
    void textFailed(int page, const conspectus::Error &error);
    void shapesReady(int firstPage, const std::vector<conspectus::pdf::PageShape> &shapes);
    void outlineReady(const std::vector<conspectus::pdf::OutlineItem> &items);
    // A request has run for 5 s: the window says so and offers Stop (cancel…).
    void stillWorking(int page);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace conspectus::pdf

Q_DECLARE_METATYPE(conspectus::pdf::DocumentInfo)
Q_DECLARE_METATYPE(conspectus::pdf::RenderedPage)
Q_DECLARE_METATYPE(conspectus::pdf::RenderRequest)
Q_DECLARE_METATYPE(std::vector<conspectus::pdf::PageShape>)
Q_DECLARE_METATYPE(std::vector<conspectus::pdf::OutlineItem>)
