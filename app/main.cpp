// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's program: reads the command line, locks itself in, and starts the Application.
#include "base/guithread.h"
#include "base/translation.h"
#include "pdf/documentsession.h"
#include "ui/application.h"
#include "ui/networkdenial.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDBusConnection>
#include <QFileInfo>
#include <QIcon>
#include <QTextStream>
#include <optional>
#include <sys/stat.h>

using namespace conspectus;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("main", text);
}

// "1280x720"; an empty size where it is not one.
QSize sizeFrom(const QString &text)
{
    const QStringList parts = text.toLower().split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(translated("Read and annotate survey papers, offline."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("library"), translated("The library to open, in place of the usual one."), QStringLiteral("folder")},
        {QStringLiteral("sample"), translated("Open the sample library, which is made where it is missing.")},
        {QStringLiteral("print-sample-folder"), translated("Print where the sample library is, and exit.")},
        {QStringLiteral("picture"), translated("Write a picture of the window once it has settled, and exit."), QStringLiteral("file")},
        {QStringLiteral("size"), translated("Size of the window in pixels."), QStringLiteral("WxH")},
        {QStringLiteral("theme"), translated("Colours: light, dark or system."), QStringLiteral("name")},
    });
    parser.addPositionalArgument(QStringLiteral("file"), translated("PDFs or page texts to add and show."), QStringLiteral("[file…]"));
}

// Nothing: a value of an option is not one that can be used; it was said.
std::optional<StartOptions> optionsFrom(const QCommandLineParser &parser)
{
    StartOptions options;
    options.libraryFolder = parser.value(QStringLiteral("library"));
    options.sample = parser.isSet(QStringLiteral("sample"));
    options.picture = parser.value(QStringLiteral("picture"));
    if (parser.isSet(QStringLiteral("size"))) {
        options.size = sizeFrom(parser.value(QStringLiteral("size")));
        if (options.size.isEmpty()) {
            QTextStream(stderr) << translated("--size wants two numbers, as in 1280x720.") << '\n';
            return std::nullopt;
        }
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        options.theme = themeChoiceFromName(parser.value(QStringLiteral("theme")));
        if (!options.theme) {
            QTextStream(stderr) << translated("--theme is light, dark or system.") << '\n';
            return std::nullopt;
        }
    }
    for (const QString &file : parser.positionalArguments())
        options.files << QFileInfo(file).absoluteFilePath();
    return options;
}

// Where no bus is running, libdbus would start one: this program starts nothing but its own workers. "disabled:" is an
// address that leads nowhere at once.
void neverStartABus()
{
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(usual))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077);
    forbidCoreDumps();
    neverStartABus();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("conspectus"));
    QApplication::setApplicationDisplayName(QStringLiteral("Conspectus"));
    QApplication::setApplicationVersion(QStringLiteral(CONSPECTUS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.example.Conspectus"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/conspectus/desktop/org.example.Conspectus.svg")));

    pdf::DocumentSession::prepareWorker();
    installTranslation(app);

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    if (parser.isSet(QStringLiteral("print-sample-folder"))) {
        QTextStream(stdout) << sampleLibraryFolder() << '\n';
        return 0;
    }
    std::optional<StartOptions> options = optionsFrom(parser);
    if (!options)
        return 2;
    // The display is open, and so is the bus after this line: from here on no socket to the network can be made.
    (void)QDBusConnection::sessionBus().isConnected();
    options->networkDenied = denyNetwork();
    if (!options->networkDenied)
        qWarning("This kernel refuses the filter that keeps the network away; the program has no network code all the same.");
    protectGuiThread();

    Application application(*options);
    if (!application.start())
        return 0;
    return QApplication::exec();
}
