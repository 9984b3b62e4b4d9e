// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-librarybench: the table of 10,000 surveys against a bare QSortFilterProxyModel over the same rows, both in a view
// that is painted. Shown: model, view and first picture. Key: one more letter of a filter and the picture after it. Sort: by
// authors, and the picture. Prints a Markdown table of medians in ms and their ratios within this run.
// With the name of a folder it only fills a library there to look at (biglibrary.h):
//   conspectus-librarybench FOLDER [--pdf FILE.pdf] [--annotations 100000]

#include "biglibrary.h"
#include "library/library.h"
#include "measuring.h"
#include "models/roles.h"
#include "models/surveylistmodel.h"
#include "models/surveytablemodel.h"
#include "survey/projection.h"
#include "ui/library/surveycelldelegate.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QSortFilterProxyModel>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTreeView>

using namespace conspectus;
using namespace conspectus::bench;

namespace {

constexpr int kSurveys = 10'000;
constexpr int kRepetitions = 9;
constexpr const char *kTyped[] = {"m", "mo", "mod", "mode", "model", "models", "models 7", "models 77", "wards", "ward", "w", ""};

void fill(Library &library)
{
    std::vector<Change> changes;
    for (int i = 0; i < kSurveys; ++i) {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("s%1").arg(i));
        survey.title.imported = QStringLiteral("%1 surveys of %2 in care").arg((i * 7919) % kSurveys).arg(i % 3 ? QStringLiteral("models") : QStringLiteral("wards"));
        survey.authorsLine.imported = QStringLiteral("Author %1, Other %2").arg((i * 104729) % kSurveys).arg(i % 13);
        const auto its = changesToMake(survey);
        changes.insert(changes.end(), its.begin(), its.end());
    }
    library.edit(QStringLiteral("Import page"), changes);
    runUntil([&] { return library.surveys().size() == kSurveys; }, QStringLiteral("the surveys in the library"));
}

// The bare way: title as the row, authors behind it, a proxy with a fixed string.
class BareModel final : public QAbstractTableModel
{
public:
    explicit BareModel(const std::vector<SurveyRow> &rows) : m_rows(rows) {}
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &) const override { return SurveyTableModel::ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const SurveyRow &row = m_rows[static_cast<size_t>(index.row())];
        return role != Qt::DisplayRole ? QVariant() : index.column() == 0 ? row.title : index.column() == 1 ? row.authorsLine : QString();
    }

private:
    const std::vector<SurveyRow> &m_rows;
};

double painted(QTreeView &view, const std::function<void()> &what)
{
    return timeOf([&] {
        what();
        view.grab();
    });
}

void prepare(QTreeView &view)
{
    view.setUniformRowHeights(true);
    view.setRootIsDecorated(false);
    view.resize(1100, 900);
}

void print(const QString &what, const Compared &compared)
{
    QTextStream(stdout) << QStringLiteral("| %1 | %2 | %3 | %4 |\n").arg(what).arg(median(compared.ours), 0, 'f', 1)
                               .arg(median(compared.peer), 0, 'f', 1).arg(compared.ratio(), 0, 'f', 2);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("pdf"), {}, QStringLiteral("file")},
                       {QStringLiteral("annotations"), {}, QStringLiteral("count"), QStringLiteral("100000")}});
    parser.process(app);
    const QStringList folders = parser.positionalArguments();
    const QTemporaryDir folder;
    const SystemClock clock;
    Library library(clock);
    Library::Options options;
    options.folder = folders.isEmpty() ? folder.filePath(QStringLiteral("library")) : QFileInfo(folders.front()).absoluteFilePath();
    library.open(options);
    runUntil([&] { return library.isOpen(); }, QStringLiteral("a new library"));
    if (!folders.isEmpty()) {
        const QString pdf = parser.value(QStringLiteral("pdf"));
        fillBigLibrary(library, {parser.value(QStringLiteral("annotations")).toInt(), pdf.isEmpty() ? pdf : QFileInfo(pdf).absoluteFilePath()});
        return library.flush(120'000) ? 0 : 1;
    }
    fill(library);

    Compared shown;
    Compared key;
    Compared sorted;
    for (int i = 0; i < kRepetitions; ++i) {
        std::unique_ptr<SurveyTableModel> model;
        SurveyTableView view;
        prepare(view);
        BareModel rows(library.surveys());
        QSortFilterProxyModel proxy;
        proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        QTreeView bare;
        prepare(bare);
        shown.addPair([&] { return painted(view, [&] { model = std::make_unique<SurveyTableModel>(&library, nullptr); view.setModel(model.get()); }); },
                      [&] { return painted(bare, [&] { proxy.setSourceModel(&rows); bare.setModel(&proxy); }); });
        for (const char *typed : kTyped) {
            const QString text = QLatin1String(typed);
            key.addPair([&] { return painted(view, [&] { model->setFilter(text); }); },
                        [&] { return painted(bare, [&] { proxy.setFilterFixedString(text); }); });
        }
        sorted.addPair([&] { return painted(view, [&] { model->sort(SurveyTableModel::Authors, Qt::AscendingOrder); }); },
                       [&] { return painted(bare, [&] { proxy.sort(1); }); });
        view.setModel(nullptr);
    }
    QTextStream(stdout) << "| 10,000 surveys | ours, ms | bare proxy, ms | ratio |\n|---|---|---|---|\n";
    print(QStringLiteral("shown"), shown);
    print(QStringLiteral("one key of the filter"), key);
    print(QStringLiteral("slowest key"), {{percentile(key.ours, 1.0)}, {percentile(key.peer, 1.0)}});
    print(QStringLiteral("sorted by authors"), sorted);
    return 0;
}
