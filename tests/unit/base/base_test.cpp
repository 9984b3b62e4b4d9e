// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ids, error names, cancelling.
#include "support/testenvironment.h"
#include "base/canceltoken.h"
#include "base/ids.h"
#include "base/result.h"

#include <QRegularExpression>
#include <QSet>
#include <map>
#include <thread>
#include <unordered_set>

using namespace conspectus;

class BaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newIdsAreRandomUuids()
    {
        static const QRegularExpression form(
            QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i) {
            const QString text = SurveyId::create().text();
            QVERIFY2(form.match(text).hasMatch(), qPrintable(text));
            seen.insert(text);
        }
        QCOMPARE(seen.size(), 200);
    }

    void idsCompareByTheirText()
    {
        const FindingId a(QStringLiteral("a"));
        const FindingId b(QStringLiteral("b"));
        QVERIFY(a < b);
        QVERIFY(a == FindingId(QStringLiteral("a")));
        QVERIFY(FindingId().isNull());
        QVERIFY(!a.isNull());
        QCOMPARE(asObject(a).text(), a.text());
        const std::map<FindingId, int> ordered = {{b, 2}, {a, 1}};
        QCOMPARE(ordered.begin()->second, 1);
        const std::unordered_set<FindingId> hashed = {a, b, FindingId(QStringLiteral("a"))};
        QCOMPARE(hashed.size(), size_t{2});
    }

    void errorNames_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("name");
        const std::pair<ErrorCode, const char *> names[] = {
            {ErrorCode::NotASurveyPage, "not-a-survey-page"}, {ErrorCode::NotAPdf, "not-a-pdf"},
            {ErrorCode::PasswordNeeded, "password-needed"},   {ErrorCode::WrongPassword, "wrong-password"},
            {ErrorCode::Damaged, "damaged"},                  {ErrorCode::NoPages, "no-pages"},
            {ErrorCode::TooLarge, "too-large"},               {ErrorCode::TimedOut, "timed-out"},
            {ErrorCode::LibraryNewer, "library-newer"},       {ErrorCode::LibraryDamaged, "library-damaged"},
            {ErrorCode::LibraryBusy, "library-busy"},         {ErrorCode::DiskFull, "disk-full"},
            {ErrorCode::ReadOnly, "read-only"},               {ErrorCode::NotFound, "not-found"},
            {ErrorCode::Ambiguous, "ambiguous"},              {ErrorCode::PermissionDenied, "permission-denied"},
            {ErrorCode::Cancelled, "cancelled"},              {ErrorCode::UnsupportedHere, "unsupported-here"},
            {ErrorCode::Internal, "internal"}};
        for (const auto &[code, name] : names)
            QTest::newRow(name) << static_cast<int>(code) << QString::fromLatin1(name);
    }
    void errorNames()
    {
        QFETCH(int, code);
        QFETCH(QString, name);
        QCOMPARE(errorCodeName(static_cast<ErrorCode>(code)), name);
    }

    void aResultIsAValueOrAnError()
    {
        const Result<int> good = 7;
        QVERIFY(good.has_value());
        QCOMPARE(*good, 7);
        const Result<int> bad = failure(ErrorCode::DiskFull, QStringLiteral("m"), QStringLiteral("d"));
        QVERIFY(!bad.has_value());
        QCOMPARE(bad.error(), (Error{ErrorCode::DiskFull, QStringLiteral("m"), QStringLiteral("d")}));
    }

    void copiesOfATokenCancelTogether()
    {
        const CancelToken token;
        const CancelToken copy = token;
        const CancelToken other;
        QVERIFY(!copy.isCancelled());
        std::thread([token] { token.cancel(); }).join();
        QVERIFY(copy.isCancelled());
        QVERIFY(!other.isCancelled());
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
