// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inside of DocumentSession: seats (a worker process, its role and what it is doing), the queue of pictures, the
// queue of things to read, and what happens when a worker answers or dies. documentsession.cpp opens and asks,
// sessionseats.cpp keeps workers, sessionanswers.cpp judges replies.
#pragma once

#include "pdf/documentfile.h"
#include "pdf/documentsession.h"
#include "pdf/pictureahead.h"
#include "pdf/renderqueue.h"
#include "pdf/strikes.h"
#include "pdf/workerprocess.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <deque>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace conspectus::pdf {

struct LoadJob
{
};

struct DrawJob
{
    RenderRequest request;
    bool isCancelled = false;
    bool isPreempted = false; // aborted for something that the reader sees; drawn again later
    bool hasGrown = false;    // the worker has asked for a bigger arena once
};

struct ReadJob
{
    enum class Kind { Outline, Shapes, Text };
    Kind kind = Kind::Text;
    int first = 0;
    int count = 1;
    bool isUrgent = false; // a few pages that somebody waits for
    bool isCancelled = false;
};

using Job = std::variant<std::monostate, LoadJob, DrawJob, ReadJob>;

enum class Role { Draw, Read };

struct Seat
{
    std::unique_ptr<WorkerProcess> process;
    Role role = Role::Draw;
    bool isLoaded = false;
    bool isFileSent = false;
    Job job;
    qint64 idleSince = 0;
};

class DocumentSession::Private
{
public:
    explicit Private(DocumentSession *session);

    enum class State { Fresh, Opening, Locked, Open, Failed };

    // documentsession.cpp
    void open(const QString &path);
    void takeUp();
    void render(const RenderRequest &request);
    void cancelRender(quint64 tag);
    void cancelAllRenders();
    void cancelText();
    void enqueueReading(const ReadJob &job);
    void enqueueFront(const ReadJob &job); // before its equals
    void fail(const Error &error);

    // sessionseats.cpp
    Seat *startSeat(Role role);
    void removeSeat(Seat *seat);
    void load(Seat *seat);
    void onGreeted(Seat *seat, const Protection &protection);
    void onDied(Seat *seat, WorkerProcess::Death how, const QString &detail);
    void onLoadDied(WorkerProcess::Death how, const QString &detail);
    void onDrawDied(const DrawJob &job, WorkerProcess::Death how, const QString &detail);
    void onReadDied(const ReadJob &job, WorkerProcess::Death how, const QString &detail);
    void scheduleDispatch();
    void dispatch();
    void dispatchDrawing();
    void dispatchReading();
    void considerDrawers();
    void preemptFor(int priority);
    [[nodiscard]] int seatCount(Role role) const;
    [[nodiscard]] Seat *idleSeat(Role role) const;
    [[nodiscard]] bool isFirstPictureAwaited() const;

    // sessionanswers.cpp
    void sendDrawing(Seat *seat, const DrawJob &job);
    void sendReading(Seat *seat, ReadJob job);
    void onReplied(Seat *seat, const QByteArray &body);
    void onLoaded(Seat *seat, const QByteArray &body);
    void onFirstLoaded(const DocumentInfo &info);
    void onDrawn(Seat *seat, const DrawJob &job, const QByteArray &body);
    void onRead(Seat *seat, const ReadJob &job, const QByteArray &body);
    void onText(Seat *seat, const ReadJob &job, const QByteArray &body);
    void onShapes(Seat *seat, const ReadJob &job, const QByteArray &body);
    void onOutline(Seat *seat, const ReadJob &job, const QByteArray &body);
    [[nodiscard]] QSize expectedSize(const RenderRequest &request) const;

    // Emits later, so that no answer comes from within the call that asked.
    template<typename Emit>
    void later(Emit emit)
    {
        QMetaObject::invokeMethod(q, std::move(emit), Qt::QueuedConnection);
    }
    void answerRender(const RenderRequest &request, const QImage &image); // at once
    void answerFailedRender(const RenderRequest &request, const Error &error);
    // Who is to be answered for a drawing: the one ahead may have been taken over, or be wanted by nobody.
    [[nodiscard]] std::optional<RenderRequest> askedFor(const RenderRequest &request) const;
    [[nodiscard]] bool serveAhead(const RenderRequest &request);
    void answerFailedReading(const ReadJob &job, const Error &error);
    [[nodiscard]] std::vector<PageShape> guessedShapes(const ReadJob &job) const;

    DocumentSession *q;
    Deadlines deadlines = Deadlines::standard();
    State state = State::Fresh;
    QElapsedTimer clock;
    std::shared_ptr<const Descriptor> file;
    QByteArray password;
    DocumentInfo info;
    Protection protection;
    Error error; // why state is Failed
    QHash<int, std::pair<QSizeF, Rotation>> shapes; // of the pages met so far
    std::vector<std::unique_ptr<Seat>> seats;
    RenderQueue queue;
    std::deque<ReadJob> reading;
    Strikes drawStrikes;
    Strikes readStrikes;
    int loadDeaths = 0; // since the last document that loaded
    std::optional<PictureAhead> ahead; // until somebody has asked for a picture
    bool isHeld = false;               // opened ahead, and not taken up yet
    bool isDispatchScheduled = false;
    bool wasRenderAsked = false;
    bool hasDrawnOnce = false;
    QTimer drawerTimer; // when another drawer starts or goes
};

} // namespace conspectus::pdf
