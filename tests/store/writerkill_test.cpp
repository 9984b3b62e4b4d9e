// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A writer killed at random moments, 300 times: whatever it was told is saved is there afterwards. (kill -9
// leaves the page cache alone; powercut_test is the other half.)
#include "storefixture.h"
#include "support/testenvironment.h"

#include <QTemporaryDir>
#include <csignal>
#include <poll.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace conspectus;
using namespace conspectus::store;
using namespace conspectus::test;

namespace {

constexpr int kKills = 300;

QString nameOf(int number) { return QStringLiteral("annotation-%1").arg(number); }
QString noteOf(int number)
{
    return QStringLiteral("note %1 ").arg(number) + QString(number * 131 % 700, QLatin1Char('n'));
}

// The child: saves one annotation after the other and says the number of each that was acknowledged. Never
// returns.
[[noreturn]] void writeUntilKilled(const QString &folder, int first, int tellAck)
{
    auto store = openStore(folder);
    for (int number = first;; ++number) {
        const auto info =
            store->commit({QStringLiteral("Highlight"),
                           {make(nameOf(number), QStringLiteral("annotation"), QStringLiteral("s")),
                            set(nameOf(number), QStringLiteral("note"), noteOf(number))}});
        if (!info || ::write(tellAck, &number, sizeof number) != sizeof number)
            ::_exit(3);
    }
}

// Starts a writer, lets it acknowledge so many, kills it so many microseconds later, gives the numbers that
// it acknowledged.
std::vector<int> acknowledgedBeforeKill(const QString &folder, int first, unsigned long enough,
                                        unsigned long microseconds)
{
    int ends[2] = {};
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = ::fork();
    if (child < 0)
        qFatal("no process");
    if (child == 0) {
        ::close(ends[0]);
        writeUntilKilled(folder, first, ends[1]);
    }
    ::close(ends[1]);
    std::vector<int> acknowledged;
    int number = 0;
    while (acknowledged.size() < enough && ::read(ends[0], &number, sizeof number) == sizeof number)
        acknowledged.push_back(number);
    const timespec moment = {0, static_cast<long>(microseconds) * 1000};
    ::ppoll(nullptr, 0, &moment, nullptr);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
        qFatal("the writer ended by itself: %d", status);
    while (::read(ends[0], &number, sizeof number) == sizeof number)
        acknowledged.push_back(number);
    ::close(ends[0]);
    return acknowledged;
}

} // namespace

class WriterKillTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLost()
    {
        QTemporaryDir home;
        const QString folder = home.filePath(QStringLiteral("library"));
        openStore(folder).reset();
        std::mt19937 random(42);
        std::vector<int> all;
        int next = 0;
        for (int i = 0; i < kKills; ++i) {
            const auto acknowledged = acknowledgedBeforeKill(folder, next, random() % 6, random() % 4000);
            // The program's own recovery, as at the next start.
            auto store = openStore(folder);
            for (const int number : acknowledged) {
                const auto object = store->object(ObjectId(nameOf(number)));
                QVERIFY2(object, qPrintable(QStringLiteral("kill %1: %2 is lost").arg(i).arg(number)));
                QCOMPARE(object->text(QStringLiteral("note")), noteOf(number));
            }
            all.insert(all.end(), acknowledged.begin(), acknowledged.end());
            // One that was not acknowledged may be there or not; its name is not used again.
            next = (acknowledged.empty() ? next : acknowledged.back() + 1) + 1;
            if (i % 100 == 99)
                QVERIFY(store->quickCheck());
        }
        auto store = openStore(folder);
        const auto objects = store->objectsOf(ObjectId(QStringLiteral("s")));
        QVERIFY(objects);
        QMap<QString, QString> notes;
        for (const ObjectState &object : *objects) {
            notes.insert(object.id.text(), object.text(QStringLiteral("note")));
            QVERIFY2(!object.text(QStringLiteral("note")).isEmpty(), "half of a group was applied");
        }
        for (const int number : all)
            QCOMPARE(notes.value(nameOf(number)), noteOf(number));
        const auto report = store->check();
        QVERIFY2(report && report->problems.isEmpty(),
                 report ? qPrintable(report->problems.join(QLatin1Char('\n'))) : "");
        QVERIFY2(all.size() > kKills, "the writer hardly came to write");
        qInfo("%zu acknowledged in %d lives, none lost", all.size(), kKills);
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(WriterKillTest)
#include "writerkill_test.moc"
