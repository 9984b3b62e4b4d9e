// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is held back, and what must never be.
#include "exchange/advertising.h"
#include "realnames.h"
#include "support/testenvironment.h"

using namespace conspectus;
using namespace conspectus::exchange;

namespace {

// Written after the manner of entries that fill public lists of methods; numbers and names are made up or
// well known.
QStringList advertising()
{
    return QString::fromUtf8(R"(Refunds@Expedia|||How do I get a full refund from Expedia?
Refund@Expedia|||How do I get a refund from Expedia?
{Dispute@Expedia}How do I file a dispute with Expedia?
Agent@Expedia|||How do I speak to a live agent at Expedia?
*Communicated@Fast*How Do I Communicate to Expedia?
(FaQ's~24)What is the 24 hour cancellation policy of Expedia?
How do I get a human at Expedia immediately?
How do I ask a question at Expedia?
What happens if I cancel my flight within 24 hours?
How to change a flight on Lufthansa airlines?
Does Lufthansa have 24/7 customer service?
Lufthansa Airlines Customer Service Number
Call +1-888-829-0881 to reach Delta Airlines
Delta Airlines Phone Number +1 (844) 555-0199
1-800-FLY-HELP United Airlines booking
American Airlines refund policy, call now
Southwest Airlines name change fee
Qatar Airways customer care number
Spirit Airlines live person 24/7
How can I talk to a real person at Coinbase?
Coinbase customer support number USA
How do I contact Coinbase support?
MetaMask support number +1 833 555 0142
Trust Wallet customer service phone number
Binance helpline toll-free
How to get my money back from Cash App?
Cash App refund process explained step by step guide
PayPal customer service live chat
QuickBooks support phone number 1-855-555-0167
QuickBooks Desktop support number near me
HP printer helpline 24/7
How do I fix my Epson printer offline?
McAfee refund phone number
Norton 360 customer care toll free
Yahoo Mail customer service number
How do I recover my hacked Instagram account?
Buy Instagram followers cheap
Buy real TikTok likes and views online
Buy Adderall online overnight delivery
Buy Xanax online without no prescription
Cheap Viagra online
Tramadol for sale online
Best CBD gummies discount today
Keto Gummies special offer, order now
Online casino promo code 2024
Slot gacor online terpercaya
Agen judi togel online
Sports betting site best prices
Call girls in Dubai 24/7
Escort service in India call us now
Instant personal loans apply now
Payday loans online guaranteed
Fake passports for sale
Essay writing service cheap
SEO services cheap backlinks
Visit www.best-deals.example for coupons
https://example.com/refund
bestrefunds.shop
Click here for a free trial
Get a free download now at example.online
☎️ Expedia customer service ☎️
𝐄𝐱𝐩𝐞𝐝𝐢𝐚 𝐑𝐞𝐟𝐮𝐧𝐝 𝐏𝐨𝐥𝐢𝐜𝐲
Ехреdia refund helpline
Air Canada complaints contact number
Is it possible to cancel a flight and get a refund?
Can I get a full refund if I cancel my Airbnb?
Emirates airlines booking change a flight
Turkish Airlines® Customer Service
Why is my Expedia refund taking so long?
Who do I call for a Booking.com complaint?
)")
        .split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class TestAdvertising : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEntryThatBeganItIsHeld()
    {
        const AdvertisingScore score =
            advertisingScore(QStringLiteral("Refunds@Expedia|||How do I get a full refund from Expedia?"));
        QVERIFY(score.isHeldBack());
        QVERIFY(score.score >= 5);
        for (const QString &reason : score.reasons)
            QVERIFY(!reason.isEmpty());
    }

    void advertisingIsHeld()
    {
        const QStringList lines = advertising();
        QVERIFY(lines.size() >= 60);
        QStringList missed;
        for (const QString &line : lines) {
            if (!advertisingScore(line).isHeldBack())
                missed.append(line);
        }
        QVERIFY2(missed.size() * 50 <= lines.size(), qPrintable(missed.join(u'\n'))); // at least 98 %
    }

    void realNamesAreNeverHeld()
    {
        const QStringList names = test::realNames();
        QVERIFY(names.size() >= 300);
        QStringList held;
        for (const QString &name : names) {
            const AdvertisingScore score = advertisingScore(name);
            if (score.isHeldBack())
                held.append(name + QStringLiteral(": ") + score.reasons.join(QLatin1String("; ")));
        }
        QVERIFY2(held.isEmpty(), qPrintable(held.join(u'\n')));
    }

    void eachRuleOfTheListScores_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<int>("least");
        QTest::newRow("bars") << QStringLiteral("A|||B") << 2;
        QTest::newRow("telephone") << QStringLiteral("Maps +49 30 1234567 89") << 2;
        QTest::newRow("address") << QStringLiteral("Maps at https://x.example") << 2;
        QTest::newRow("at") << QStringLiteral("Maps@Plans") << 1;
        QTest::newRow("how do I") << QStringLiteral("How do I map") << 1;
        QTest::newRow("refund") << QStringLiteral("Refund") << 1;
        QTest::newRow("customer service") << QStringLiteral("Customer service") << 1;
        QTest::newRow("brand") << QStringLiteral("Lufthansa") << 1;
        QTest::newRow("question") << QStringLiteral("Maps?") << 1;
        QTest::newRow("long") << QStringLiteral("map ").repeated(40) << 1;
        QTest::newRow("emoji") << QStringLiteral("Maps 🔥") << 1;
        QTest::newRow("mixed script") << QStringLiteral("Ехреdia") << 1;
        QTest::newRow("invisible") << QStringLiteral("Ma\u200Bps") << 1;
        QTest::newRow("nothing") << QStringLiteral("Maps") << 0;
    }

    void eachRuleOfTheListScores()
    {
        QFETCH(QString, entry);
        QFETCH(int, least);
        const AdvertisingScore score = advertisingScore(entry);
        QVERIFY(score.score >= least);
        QCOMPARE(score.reasons.isEmpty(), score.score == 0);
        QVERIFY(least > 0 || score.score == 0);
    }

    void oddEntriesAreScoredToo()
    {
        QCOMPARE(advertisingScore(QString()).score, 0);
        QVERIFY(advertisingScore(QString(1'000'000, u'1')).isHeldBack());
        QVERIFY(advertisingScore(QString(1'000'000, u'@')).score >= 1);
        QVERIFY(!advertisingScore(QString(QChar(0xD800))).isHeldBack()); // half a character
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(TestAdvertising)
#include "advertising_test.moc"
