// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-librarybench: the table of 10,000 surveys against a bare QSortFilterProxyModel over the same rows, both in a view
// that is painted. Shown: model, view and first picture. Key: one more letter of a filter and the picture after it. Sort: by
// authors, and the picture. Prints a Markdown table of medians in ms and their ratios within this run.
// With the name of a folder it only fills a library there to look at: 10,000 surveys with long titles and titles in many scripts,
// one of them with 100,000 annotations, 2,000 findings and 2,000 nodes.

#include "library/library.h"
#include "measuring.h"
#include "models/roles.h"
#include "models/surveylistmodel.h"
#include "models/surveytablemodel.h"
#include "survey/projection.h"
#include "ui/library/surveycelldelegate.h"

#include <QApplication>
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

QString nameOf(int i)
{
    const QString names[] = {QStringLiteral("Surveys of models in care, part %1"),
                             QStringLiteral("סקירה של מודלי שפה רפואיים, חלק %1 (LLMs)"),
                             QStringLiteral("مراجعة شاملة لنماذج اللغة الطبية، الجزء %1"),
                             QStringLiteral("医学大语言模型综述：技术、应用、可信度与未来方向，第%1部分"),
                             QStringLiteral("%1 A title that does not end, since its authors wished to name every topic that they touch, every method "
                                            "that they compare and every dataset that was ever used for any of them in any hospital of the world"),
                             QStringLiteral("%1_Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")};
    return names[static_cast<size_t>(i) % std::size(names)].arg(i);
}

void fillToLookAt(Library &library)
{
    std::vector<Change> changes;
    const auto add = [&changes](const std::vector<Change> &its) { changes.insert(changes.end(), its.begin(), its.end()); };
    const SurveyId first(QStringLiteral("s0"));
    for (int i = 0; i < kSurveys; ++i) {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("s%1").arg(i));
        survey.title.imported = nameOf(i);
        survey.authorsLine.imported = nameOf(i + 1);
        add(changesToMake(survey));
    }
    for (int i = 0; i < 2'000; ++i) {
        Finding finding;
        finding.id = FindingId(QStringLiteral("f%1").arg(i));
        finding.survey = first;
        finding.text.imported = nameOf(i);
        add(changesToMake(finding));
        Node node;
        node.id = NodeId(QStringLiteral("n%1").arg(i));
        node.survey = first;
        if (i >= 100)
            node.parent = NodeId(QStringLiteral("n%1").arg(i / 20));
        node.label.imported = nameOf(i + 2);
        add(changesToMake(node));
    }
    for (int i = 0; i < 100'000; ++i) {
        Annotation annotation;
        annotation.id = AnnotationId(QStringLiteral("a%1").arg(i));
        annotation.survey = first;
        annotation.kind = KindId(QStringLiteral("kind.claim"));
        annotation.note = nameOf(i);
        Anchor anchor;
        anchor.quote = nameOf(i + 1);
        anchor.parts = {{i / 50, 0, 5, {Quad::fromRect(QRectF(60, 80 + i % 50 * 12, 120, 8))}}};
        annotation.anchors = {anchor};
        add(changesToMake(annotation));
    }
    library.edit(QStringLiteral("Import page"), changes);
    runUntil([&] { return library.surveys().size() == kSurveys && library.savingState() == SavingState::Saved; },
             QStringLiteral("the surveys in the library"));
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
    const QTemporaryDir folder;
    const SystemClock clock;
    Library library(clock);
    Library::Options options;
    const QStringList arguments = app.arguments();
    options.folder = arguments.size() > 1 ? QFileInfo(arguments[1]).absoluteFilePath() : folder.filePath(QStringLiteral("library"));
    library.open(options);
    runUntil([&] { return library.isOpen(); }, QStringLiteral("a new library"));
    if (arguments.size() > 1) {
        fillToLookAt(library);
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
