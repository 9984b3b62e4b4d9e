// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of figures and tables against what the text of the corpus speaks of: each "Figure 3" or "Table II" that a sentence
// names should have its entry. Prints a line for each document; the share over all of them must not fall.

#include "support/testenvironment.h"
#include "text/floats.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/pagesource.h"

#include <QDir>
#include <QRegularExpression>
#include <set>

using namespace conspectus;

namespace {

constexpr double kLeastShare = 0.9; // the rest are tables of a supplement that is not in the file

// "fig 3", "table ii"
using Labels = std::set<QString>;

QString labelOf(const QString &word, const QString &number)
{
    return word.left(3).toLower() + u' ' + number.toUpper();
}

Labels mentioned(const text::TextPage &page)
{
    static const QRegularExpression mention(QStringLiteral(R"(\b(Fig(?:ure|s?\.|ures)?|Tables?)\s+(S?\d{1,2}|[IVX]{1,5})\b(?!\.\d))"));
    Labels labels;
    for (auto it = mention.globalMatch(page.text); it.hasNext();) {
        const auto match = it.next();
        labels.insert(labelOf(match.captured(1), match.captured(2)));
    }
    return labels;
}

Labels listed(const text::TextPage &page, int index)
{
    static const QRegularExpression label(QStringLiteral(R"(^(Fig|Tab)\D*?\s*(S?\d{1,2}|[IVX]{1,5})\b)"),
                                          QRegularExpression::CaseInsensitiveOption);
    Labels labels;
    for (const text::FloatPlace &place : text::floatsOn(page, index)) {
        if (const auto match = label.match(place.label); match.hasMatch())
            labels.insert(labelOf(match.captured(1), match.captured(2)));
        else
            labels.insert(place.label);
    }
    return labels;
}

} // namespace

class CaptionsRealTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheTextNamesIsListed();
};

void CaptionsRealTest::whatTheTextNamesIsListed()
{
    const QString folder = qEnvironmentVariable("CONSPECTUS_CORPUS");
    if (folder.isEmpty() || !QDir(folder + QStringLiteral("/jats")).exists())
        QSKIP("There is no corpus.");
    std::size_t all = 0;
    std::size_t found = 0;
    for (const char *part : {"/surveys", "/jats"}) {
        const QDir corpus(folder + QLatin1String(part));
        for (const QString &name : corpus.entryList({QStringLiteral("*.pdf")}, QDir::Files)) {
            if (qEnvironmentVariableIsSet("CONSPECTUS_ONLY") && !name.contains(qEnvironmentVariable("CONSPECTUS_ONLY")))
                continue;
            std::unique_ptr<reader::PageSource> source = std::make_unique<reader::SessionSource>();
            reader::DocumentText text(source.get());
            int pages = -1;
            connect(source.get(), &reader::PageSource::opened, &text, [&](const pdf::DocumentInfo &info) { pages = info.pageCount; });
            source->open(corpus.filePath(name), {});
            QTRY_VERIFY(pages >= 0);
            text.reset(pages);
            text.requestAll(0);
            QTRY_VERIFY_WITH_TIMEOUT(text.isComplete(), 120000);
            Labels spoken;
            Labels known;
            for (int page = 0; page < pages; ++page) {
                if (const text::TextPage *its = text.page(page)) {
                    spoken.merge(mentioned(*its));
                    known.merge(listed(*its, page));
                }
            }
            QStringList missing;
            for (const QString &label : spoken) {
                if (!known.contains(label))
                    missing << label;
            }
            all += spoken.size();
            found += spoken.size() - static_cast<std::size_t>(missing.size());
            qInfo().noquote() << name << spoken.size() << "named," << known.size() << "listed; missing:" << missing.join(u',');
        }
    }
    qInfo() << found << "of" << all;
    QVERIFY(static_cast<double>(found) >= kLeastShare * static_cast<double>(all));
}

CONSPECTUS_TEST_MAIN(CaptionsRealTest)
#include "captionsreal_test.moc"
