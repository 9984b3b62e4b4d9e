// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page text that make.py writes gives the fields it expects, or is refused with the code it expects.

#include "exchange/pagetext.h"
#include "hostile/makeinput.h"
#include "support/testenvironment.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace conspectus;
using namespace conspectus::exchange;
using namespace conspectus::test;

namespace {

template<typename Items, typename Field>
QJsonArray each(const Items &items, Field field)
{
    QJsonArray values;
    for (const auto &item : items)
        values.append(item.*field);
    return values;
}

// The fields of a page under the names that make.py uses.
QJsonObject fieldsOf(const ParsedPage &page)
{
    QJsonObject firstReview;
    if (!page.reviews.empty()) {
        for (const auto &[label, text] : page.reviews.front().fields)
            firstReview.insert(label, text);
    }
    return {{QStringLiteral("title"), page.title},
            {QStringLiteral("authors"), QJsonArray::fromStringList(page.authors)},
            {QStringLiteral("tldr"), page.tldr},
            {QStringLiteral("contribution"), page.contribution},
            {QStringLiteral("findings"), QJsonArray::fromStringList(page.findings)},
            {QStringLiteral("abstract"), page.abstract},
            {QStringLiteral("cut"), page.abstractTruncated},
            {QStringLiteral("topics"), QJsonArray::fromStringList(page.topics)},
            {QStringLiteral("methods"), QJsonArray::fromStringList(page.methods)},
            {QStringLiteral("reviewers"), each(page.reviews, &PeerReview::reviewer)},
            {QStringLiteral("fields"), firstReview},
            {QStringLiteral("resources"), static_cast<int>(page.resources.size())},
            {QStringLiteral("videos"), each(page.videos, &Video::url)},
            {QStringLiteral("notes"), each(page.notes, &ImportNote::code)}};
}

QString shown(const QJsonValue &value)
{
    constexpr qsizetype kShown = 300;
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(kShown);
}

// Of lists of codes and of the fields of a review, what is expected has to be among what came.
bool isMet(const QString &name, const QJsonValue &expected, const QJsonValue &met)
{
    if (expected.isNull()) // may be anything
        return true;
    if (name == QLatin1String("notes"))
        return std::ranges::all_of(expected.toArray(), [&met](const QJsonValue &code) { return met.toArray().contains(code); });
    if (name == QLatin1String("fields")) {
        const QJsonObject fields = expected.toObject();
        return std::ranges::all_of(fields.keys(), [&](const QString &key) { return met.toObject()[key] == fields[key]; });
    }
    return met == expected;
}

} // namespace

class HostilePagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsReadOrRefused_data()
    {
        QTest::addColumn<QJsonValue>("expected");
        QVERIFY(m_folder.isValid());
        const QJsonObject expected = makeHostileInput(m_folder.path(), QStringLiteral(".txt"));
        if (expected.isEmpty())
            QSKIP("There is no Python here to make the input with.");
        for (const QString &name : expected.keys())
            QTest::newRow(qPrintable(name)) << expected[name];
    }

    void everyPageIsReadOrRefused()
    {
        QFETCH(QJsonValue, expected);
        QFile file(m_folder.filePath(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY(file.open(QFile::ReadOnly));
        const Result<ParsedPage> page = parsePageText(file.readAll());
        if (expected.isString()) {
            QVERIFY2(!page, "was read as a survey page");
            QVERIFY2(expected.toString().split(u'|').contains(errorCodeName(page.error().code)), qPrintable(page.error().message));
            return;
        }
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        const QJsonObject met = fieldsOf(*page);
        const QJsonObject wanted = expected.toObject();
        for (const QString &name : wanted.keys()) {
            if (!isMet(name, wanted[name], met[name]))
                QFAIL(qPrintable(QStringLiteral("%1 is %2, not %3").arg(name, shown(met[name]), shown(wanted[name]))));
        }
    }

private:
    QTemporaryDir m_folder;
};

CONSPECTUS_TEST_GUILESS_MAIN(HostilePagesTest)
#include "hostilepages_test.moc"
