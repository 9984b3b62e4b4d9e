// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One session on a simulated disk, the power cut before every single step of it, several ways in which
// unsynced bytes survive: whatever was acknowledged is in the library that the program's own recovery opens,
// and in its journal. The same with failing steps.
#include "simulateddisk.h"
#include "store/draftstore.h"
#include "store/operation.h"
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

const QString kFolder = QStringLiteral("/home/reader/library");
const QString kState = QStringLiteral("/home/reader/state");

// What the program was told is safe.
struct Acknowledged
{
    QMap<QString, QString> notes; // object → its note
    QSet<QByteArray> operations;
    QStringList documents; // sha256
    QMap<QString, QString> drafts;
};

struct Moment
{
    std::unique_ptr<SimulatedDisk> disk;
    Acknowledged safe;
    // A note that is being written may have its old or its new text.
    QString object;
    QString newNote;
    QString draft; // the same for a draft
    QString newDraft;
};

QString pdfPath(int number) { return QStringLiteral("/home/reader/paper-%1.pdf").arg(number); }

// The reader's home with some PDFs, all of it durable.
std::unique_ptr<SimulatedDisk> readersDisk()
{
    auto disk = std::make_unique<SimulatedDisk>();
    bool isReady = disk->makeDirectory(QStringLiteral("/home/reader")).has_value();
    for (int i = 0; i < 4; ++i) {
        auto file = disk->open(pdfPath(i), OpenMode::CreateNew);
        isReady = isReady && file &&
                  (*file)->write(0, QByteArrayLiteral("%PDF-1.7 ") +
                                        QByteArray(3000, static_cast<char>('a' + i))) &&
                  (*file)->sync();
    }
    for (const QString &folder :
         {QStringLiteral("/"), QStringLiteral("/home"), QStringLiteral("/home/reader")})
        isReady = isReady && disk->syncDirectory(folder);
    if (!isReady)
        qFatal("the test's own files");
    return disk;
}

// A reader's session: annotations are made, changed and deleted, PDFs added, drafts typed, the library closed
// and opened again.
class Session
{
public:
    explicit Session(SimulatedDisk &disk)
        : m_disk(disk)
        , m_drafts(kFolder + QStringLiteral("/drafts"), disk)
    {
    }

    // Every error is tried again a few times, as the reader would; false where it does not go away.
    bool run(int transactions)
    {
        if (!opened())
            return false;
        for (int i = 0; i < transactions; ++i) {
            if (!annotate(i))
                return false;
            if (i % 10 == 4 && !addPdf(i / 10))
                return false;
            if (i % 7 == 3 && !type(i))
                return false;
            if (i % 15 == 14) {
                m_store.reset();
                if (!opened())
                    return false;
            }
        }
        m_store.reset();
        return true;
    }

    Acknowledged safe;
    QString object, newNote, draft, newDraft; // in progress
    int tries = 1;

private:
    bool opened()
    {
        OpenOptions options;
        options.folder = kFolder;
        options.stateFolder = kState;
        for (int i = 0; i < tries && !m_store; ++i) {
            if (auto store = LibraryStore::open(options, m_disk, fixedClock()))
                m_store = std::move(*store);
        }
        return m_store != nullptr;
    }

    bool annotate(int i)
    {
        object = QStringLiteral("annotation-%1").arg(i % 5 == 2 ? i - 1 : i);
        newNote = QStringLiteral("note %1 ").arg(i) + QString(i * 37 % 900, QLatin1Char('x'));
        ChangeGroup group{QStringLiteral("Edit"), {set(object, QStringLiteral("note"), newNote)}};
        if (i % 5 != 2)
            group.changes.insert(group.changes.begin(),
                                 make(object, QStringLiteral("annotation"), QStringLiteral("survey")));
        if (!commit(group))
            return false;
        safe.notes.insert(object, newNote);
        object.clear();
        return true;
    }

    bool commit(const ChangeGroup &group)
    {
        for (int i = 0; i < tries; ++i) {
            if (m_store->hasWaiting()) {
                if (m_store->retryWaiting())
                    return true; // the same bytes as before
                continue;
            }
            if (const auto info = m_store->commit(group)) {
                for (const OperationId &id : info->operations)
                    safe.operations.insert(QByteArray::fromHex(id.text().toLatin1()));
                return true;
            }
        }
        return false;
    }

    bool addPdf(int number)
    {
        for (int i = 0; i < tries; ++i) {
            if (const auto adopted = m_store->adoptDocument(pdfPath(number))) {
                safe.documents << adopted->sha256;
                return true;
            }
        }
        return false;
    }

    bool type(int i)
    {
        draft = QStringLiteral("annotation-%1").arg(i % 2);
        newDraft = QStringLiteral("half a sentence %1").arg(i);
        for (int n = 0; n < tries; ++n) {
            if (m_drafts.put(draft, newDraft)) {
                safe.drafts.insert(draft, newDraft);
                draft.clear();
                return true;
            }
        }
        return false;
    }

    SimulatedDisk &m_disk;
    DraftStore m_drafts;
    std::unique_ptr<LibraryStore> m_store;
};

// The ids of all whole lines of the journal. The same lines are met again and again, so what they say is
// kept.
QSet<QByteArray> idsInJournal(SimulatedDisk &disk)
{
    static QHash<QByteArray, QByteArray> known;
    QSet<QByteArray> ids;
    for (const QString &path : disk.paths()) {
        if (!path.endsWith(QLatin1String(".jsonl")))
            continue;
        QList<QByteArray> lines = readAll(disk, path).value_or(QByteArray()).split('\n');
        lines.removeLast(); // what no line feed ends
        for (const QByteArray &line : lines) {
            QByteArray &id = known[line];
            if (id.isNull()) {
                const auto operation = operationFrom(line);
                id = operation ? operation->id : QByteArrayLiteral("damaged");
            }
            ids.insert(id);
        }
    }
    return ids;
}

// What is wrong with the library on that disk; empty where everything acknowledged is there.
QString lossIn(SimulatedDisk &disk, const Moment &moment)
{
    if (!idsInJournal(disk).contains(moment.safe.operations))
        return QStringLiteral("an acknowledged operation is not in the journal");

    OpenOptions options;
    options.folder = kFolder;
    options.stateFolder = kState;
    auto store = LibraryStore::open(options, disk, fixedClock());
    if (!store)
        return QStringLiteral("it does not open: ") + store.error().detail;
    const auto objects = (*store)->objectsOf(ObjectId(QStringLiteral("survey")));
    if (!objects)
        return QStringLiteral("objects cannot be read");
    QMap<QString, QString> notes;
    for (const ObjectState &object : *objects) {
        if (object.isInConflict(QStringLiteral("note")))
            return QStringLiteral("a conflict nobody made");
        notes.insert(object.id.text(), object.text(QStringLiteral("note")));
    }
    for (auto it = moment.safe.notes.cbegin(); it != moment.safe.notes.cend(); ++it) {
        const bool isNew = it.key() == moment.object && notes.value(it.key()) == moment.newNote;
        if (notes.value(it.key()) != it.value() && !isNew)
            return QStringLiteral("the note of %1 is lost").arg(it.key());
    }
    for (const QString &sha256 : moment.safe.documents) {
        const auto bytes = readAll(disk, (*store)->documentPath(sha256));
        if (!bytes ||
            QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex() != sha256.toLatin1())
            return QStringLiteral("a document is lost");
    }
    const auto drafts = DraftStore(kFolder + QStringLiteral("/drafts"), disk).all();
    for (auto it = moment.safe.drafts.cbegin(); it != moment.safe.drafts.cend(); ++it) {
        const bool isNew = it.key() == moment.draft && drafts.value(it.key()) == moment.newDraft;
        if (drafts.value(it.key()) != it.value() && !isNew)
            return QStringLiteral("a draft is lost");
    }
    if (auto quick = (*store)->quickCheck(); !quick)
        return QStringLiteral("the database is damaged: ") + quick.error().detail;
    return {};
}

// The whole session with a snapshot before each step.
std::vector<Moment> momentsOf(int transactions, const QString &deafTo = {})
{
    const auto disk = readersDisk();
    disk->deafTo = deafTo;
    Session session(*disk);
    std::vector<Moment> moments;
    const auto note = [&] {
        moments.push_back({disk->snapshot(), session.safe, session.object, session.newNote, session.draft,
                           session.newDraft});
    };
    disk->beforeChange = note;
    if (!session.run(transactions))
        qFatal("the session does not run");
    note();
    return moments;
}

const std::vector<SimulatedDisk::Survival> kSurvivals = {
    SimulatedDisk::Survival::Nothing, SimulatedDisk::Survival::Everything,
    SimulatedDisk::Survival::RandomSectors, SimulatedDisk::Survival::NewestOnly};

} // namespace

class PowerCutTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLostAtAnyStep_data()
    {
        QTest::addColumn<int>("survival");
        QTest::newRow("nothing unsynced survives") << 0;
        QTest::newRow("everything survives") << 1;
        QTest::newRow("random sectors survive") << 2;
        QTest::newRow("only the newest survives") << 3;
    }

    void nothingAcknowledgedIsLostAtAnyStep()
    {
        QFETCH(int, survival);
        static const std::vector<Moment> moments = momentsOf(40);
        QVERIFY(moments.size() > 400);
        for (size_t i = 0; i < moments.size(); ++i) {
            if (survival > 0 && !moments[i].disk->hasUnsynced())
                continue; // the same disk as in the first row
            auto disk = moments[i].disk->afterPowerCut(kSurvivals[static_cast<size_t>(survival)],
                                                       static_cast<unsigned>(i));
            const QString loss = lossIn(*disk, moments[i]);
            QVERIFY2(loss.isEmpty(), qPrintable(QStringLiteral("cut before step %1: %2").arg(i).arg(loss)));
        }
    }

    // The power goes again while the library is being recovered.
    void recoveryItselfMayBeCut()
    {
        const std::vector<Moment> moments = momentsOf(12);
        for (size_t i = 0; i < moments.size(); i += 9) {
            auto disk = moments[i].disk->afterPowerCut(SimulatedDisk::Survival::RandomSectors,
                                                       static_cast<unsigned>(i));
            std::vector<std::unique_ptr<SimulatedDisk>> during;
            disk->beforeChange = [&] { during.push_back(disk->snapshot()); };
            QVERIFY(lossIn(*disk, moments[i]).isEmpty());
            for (size_t k = 0; k < during.size(); ++k) {
                auto again =
                    during[k]->afterPowerCut(kSurvivals[k % kSurvivals.size()], static_cast<unsigned>(k));
                const QString loss = lossIn(*again, moments[i]);
                QVERIFY2(loss.isEmpty(),
                         qPrintable(QStringLiteral("cut %1, then %2: %3").arg(i).arg(k).arg(loss)));
            }
        }
    }

    // A reader who may not write, or does not want to, sees everything too: also beside a rollback that is
    // due.
    void readingAfterACutWritesNothing()
    {
        const std::vector<Moment> moments = momentsOf(12);
        for (size_t i = 0; i < moments.size(); i += 2) {
            auto disk =
                moments[i].disk->afterPowerCut(SimulatedDisk::Survival::Everything, static_cast<unsigned>(i));
            int changes = 0;
            disk->beforeChange = [&] { ++changes; };
            OpenOptions options;
            options.folder = kFolder;
            options.writable = false;
            const auto store = LibraryStore::open(options, *disk, fixedClock());
            if (!store && moments[i].safe.notes.isEmpty())
                continue; // nothing was there yet
            QVERIFY2(store, message(store));
            for (auto it = moments[i].safe.notes.cbegin(); it != moments[i].safe.notes.cend(); ++it) {
                const auto object = (*store)->object(ObjectId(it.key()));
                QVERIFY2(object, qPrintable(QStringLiteral("cut before step %1: %2").arg(i).arg(it.key())));
            }
            QCOMPARE(changes, 0);
        }
    }

    // The test can fail: without the journal's sync it sees the loss.
    void aJournalThatIsNotSyncedIsNoticed()
    {
        const std::vector<Moment> moments = momentsOf(12, QStringLiteral(".jsonl"));
        int losses = 0;
        for (size_t i = 0; i < moments.size(); ++i) {
            auto disk =
                moments[i].disk->afterPowerCut(SimulatedDisk::Survival::Nothing, static_cast<unsigned>(i));
            losses += lossIn(*disk, moments[i]).isEmpty() ? 0 : 1;
        }
        QVERIFY2(losses > 50, QByteArray::number(losses).constData());
    }

    void aDatabaseThatIsNotSyncedIsMadeAnewFromTheJournal()
    {
        const std::vector<Moment> moments = momentsOf(12, QStringLiteral("library.db"));
        for (size_t i = 0; i < moments.size(); i += 3) {
            auto disk = moments[i].disk->afterPowerCut(SimulatedDisk::Survival::RandomSectors,
                                                       static_cast<unsigned>(i));
            // quick_check in lossIn may still find damage that opening did not meet: then the library is
            // opened anew.
            QString loss = lossIn(*disk, moments[i]);
            if (!loss.isEmpty()) {
                OpenOptions options;
                options.folder = kFolder;
                options.rebuild = true;
                QVERIFY(LibraryStore::open(options, *disk, fixedClock()));
                loss = lossIn(*disk, moments[i]);
            }
            QVERIFY2(loss.isEmpty(), qPrintable(QStringLiteral("cut before step %1: %2").arg(i).arg(loss)));
        }
    }

    void oneFailingStepLosesNothing_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("an error of the disk") << static_cast<int>(ErrorCode::Internal);
        QTest::newRow("a full disk") << static_cast<int>(ErrorCode::DiskFull);
    }

    void oneFailingStepLosesNothing()
    {
        QFETCH(int, code);
        qint64 steps = 1;
        for (qint64 failing = 1; failing <= steps; ++failing) {
            const auto reader = readersDisk();
            SimulatedDisk &disk = *reader;
            const qint64 begin = disk.steps();
            Session session(disk);
            session.tries = 4;
            bool isOff = false;
            disk.fault = [&](qint64 step, bool isRead) -> std::optional<ErrorCode> {
                if (isOff || step - begin != failing ||
                    (isRead && code == static_cast<int>(ErrorCode::DiskFull)))
                    return std::nullopt;
                return static_cast<ErrorCode>(code);
            };
            QVERIFY2(session.run(6), qPrintable(QStringLiteral("step %1 is not tried again").arg(failing)));
            steps = disk.steps() - begin;
            isOff = true;
            Moment end{disk.snapshot(), session.safe, {}, {}, {}, {}};
            const QString loss = lossIn(disk, end);
            QVERIFY2(loss.isEmpty(), qPrintable(QStringLiteral("step %1 fails: %2").arg(failing).arg(loss)));
        }
        QVERIFY(steps > 100);
    }

    // The disk is full from some step on, until the reader makes room.
    void aFullDiskIsSaidAndNothingIsLost()
    {
        qint64 steps = 1;
        for (qint64 full = 1; full <= steps; full += 3) {
            const auto reader = readersDisk();
            SimulatedDisk &disk = *reader;
            const qint64 begin = disk.steps();
            Session session(disk);
            bool isFull = true;
            disk.fault = [&](qint64 step, bool isRead) -> std::optional<ErrorCode> {
                return isFull && !isRead && step - begin >= full ? std::optional(ErrorCode::DiskFull)
                                                                 : std::nullopt;
            };
            const bool ran = session.run(6);
            if (ran)
                break;
            steps = disk.steps() - begin + 200;
            isFull = false;
            Moment end{disk.snapshot(), session.safe,  session.object,
                       session.newNote, session.draft, session.newDraft};
            const QString loss = lossIn(disk, end);
            QVERIFY2(loss.isEmpty(), qPrintable(QStringLiteral("full from step %1: %2").arg(full).arg(loss)));
        }
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(PowerCutTest)
#include "powercut_test.moc"
