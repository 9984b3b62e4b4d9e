// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may include whom. The link lines keep most of it; the rest (a header of another layer, a widget in the core, a library
// outside its one place) is only seen by reading the includes.

#include "arch/sourcetree.h"
#include "support/testenvironment.h"

#include <QMap>

using namespace conspectus::test;

namespace {

const QStringList kCode{QStringLiteral("*.cpp"), QStringLiteral("*.h")};

// A layer and all it may include of ours, its own folder apart.
const QMap<QString, QStringList> &allowedLayers()
{
    static const QMap<QString, QStringList> allowed = [] {
        const QStringList values{QStringLiteral("base"), QStringLiteral("geometry"), QStringLiteral("text"),
                                 QStringLiteral("survey")};
        const QStringList siblings{QStringLiteral("store"), QStringLiteral("pdf"), QStringLiteral("understanding"),
                                   QStringLiteral("reviewing"), QStringLiteral("exchange")};
        QMap<QString, QStringList> map;
        for (int i = 0; i < values.size(); ++i)
            map[values[i]] = values.mid(0, i);
        for (const QString &sibling : siblings)
            map[sibling] = values;
        map[QStringLiteral("library")] = values + siblings;
        map[QStringLiteral("models")] = values + siblings + QStringList{QStringLiteral("library")};
        return map;
    }();
    return allowed;
}

QString layerOf(const QString &include) { return include.section(QLatin1Char('/'), 0, 0); }

bool isOurLayer(const QString &name) { return allowedLayers().contains(name) || name == QLatin1String("ui"); }

} // namespace

class IncludesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coreLayersOnlyLookLeft()
    {
        QStringList wrong;
        const QStringList files = sourceFiles(QStringLiteral("app/core"), kCode);
        QVERIFY(files.size() > 40);
        for (const QString &file : files) {
            const QString layer = file.section(QLatin1Char('/'), 2, 2);
            QVERIFY2(allowedLayers().contains(layer), qPrintable(file));
            for (const QString &include : includesOf(file)) {
                const QString other = layerOf(include);
                if (!include.contains(QLatin1Char('/')) || !isOurLayer(other) || other == layer)
                    continue;
                if (!allowedLayers()[layer].contains(other))
                    wrong << file + QStringLiteral(" includes ") + include;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void onlyTheReaderSeesPdfAndNothingInUiSeesTheStore()
    {
        QStringList wrong;
        for (const QString &file : sourceFiles(QStringLiteral("ui"), kCode)) {
            for (const QString &include : includesOf(file)) {
                if (layerOf(include) == QLatin1String("store")
                    || (layerOf(include) == QLatin1String("pdf") && !file.startsWith(QLatin1String("ui/reader/"))))
                    wrong << file + QStringLiteral(" includes ") + include;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void theWorkerKnowsOnlyTheProtocol()
    {
        QStringList wrong;
        for (const QString &file : sourceFiles(QStringLiteral("app/pdfworker"), kCode)) {
            for (const QString &include : includesOf(file)) {
                const QString layer = layerOf(include);
                if (!include.contains(QLatin1Char('/')) || !isOurLayer(layer))
                    continue;
                const bool allowed = layer == QLatin1String("base") || layer == QLatin1String("geometry")
                                     || include.startsWith(QLatin1String("pdf/protocol"))
                                     || include == QLatin1String("text/rawpage.h");
                if (!allowed)
                    wrong << file + QStringLiteral(" includes ") + include;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void librariesStayInTheirPlace_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("place");
        QTest::newRow("poppler") << QStringLiteral("^poppler") << QStringLiteral("app/pdfworker/");
        QTest::newRow("qpdf") << QStringLiteral("^qpdf") << QStringLiteral("app/pdfworker/");
        QTest::newRow("seccomp in worker and start") << QStringLiteral("^seccomp") << QStringLiteral("(app/pdfworker/|ui/|app/main)");
        QTest::newRow("sqlite") << QStringLiteral("^(sqlite3|SQLiteCpp)") << QStringLiteral("app/core/store/");
        QTest::newRow("processes") << QStringLiteral("^(QProcess|spawn\\.h)") << QStringLiteral("app/core/pdf/");
        QTest::newRow("network") << QStringLiteral("^(QtNetwork|QTcp|QUdp|QNetwork|QLocalS|QSsl|netdb|netinet)") << QStringLiteral("nowhere/");
        QTest::newRow("desktop services") << QStringLiteral("^QDesktopServices") << QStringLiteral("nowhere/");
        QTest::newRow("sql module") << QStringLiteral("^(QtSql|QSql)") << QStringLiteral("nowhere/");
    }

    void librariesStayInTheirPlace()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, place);
        const QRegularExpression library(pattern);
        const QRegularExpression allowed(QLatin1Char('^') + place);
        QStringList wrong;
        for (const QString &folder : {QStringLiteral("app"), QStringLiteral("ui")}) {
            for (const QString &file : sourceFiles(folder, kCode)) {
                for (const QString &include : includesOf(file)) {
                    if (library.match(include).hasMatch() && !allowed.match(file).hasMatch())
                        wrong << file + QStringLiteral(" includes ") + include;
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void theCoreHasNoWidgets()
    {
        static const QRegularExpression widget(
            QStringLiteral("^(QtWidgets|QWidget|QIcon|QPixmap|QSettings|QDialog|QMessageBox|QFileDialog|QApplication|QAbstractItemView)"));
        QStringList wrong;
        for (const QString &file : sourceFiles(QStringLiteral("app/core"), kCode)) {
            for (const QString &include : includesOf(file)) {
                if (widget.match(include).hasMatch())
                    wrong << file + QStringLiteral(" includes ") + include;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

CONSPECTUS_TEST_GUILESS_MAIN(IncludesTest)
#include "includes_test.moc"
