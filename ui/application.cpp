// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/application.h"

#include "library/samplelibrary.h"
#include "ui/mainwindow.h"
#include "ui/picture.h"
#include "ui/reader/pagesource.h"
#include "ui/reader/pdfview.h"
#include "ui/singleinstance.h"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

namespace conspectus {
namespace {

QString dataPlace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
}

QString stateFolder()
{
    const QString place = qEnvironmentVariable("XDG_STATE_HOME");
    return (place.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : place) + QStringLiteral("/conspectus");
}

} // namespace

QString usualLibraryFolder()
{
    return dataPlace() + QStringLiteral("/conspectus/library");
}

QString sampleLibraryFolder()
{
    return SampleLibrary::folderIn(dataPlace());
}

Application::Application(StartOptions options, QObject *parent) : QObject(parent), m_options(std::move(options))
{
    m_appearance.setTextScale(m_settings.textScale());
    m_appearance.setReadingFont(m_settings.readingFamily(), m_settings.readingSize());
    m_appearance.setLargeTextMode(m_settings.isLargeTextMode());
    m_appearance.setTheme(m_options.theme.value_or(m_settings.theme()));
}

Application::~Application() = default;

bool Application::start()
{
    QString folder = m_options.libraryFolder;
    if (folder.isEmpty())
        folder = m_options.sample ? sampleLibraryFolder() : m_settings.libraryFolder();
    if (folder.isEmpty())
        folder = usualLibraryFolder();
    folder = QDir::cleanPath(QDir(folder).absolutePath());
    std::unique_ptr<reader::PageSource> ahead = drawnAhead(folder);
    if (m_options.picture.isEmpty()) {
        SingleInstance other(folder);
        if (other.handOver(m_options.files))
            return false;
    }
    openWindow(folder, m_options.sample, m_options.files, std::move(ahead));
    if (!m_options.picture.isEmpty())
        takePicture();
    return true;
}

// While the window is made, the worker draws what it will show first. A wrong guess of the width costs nothing but that.
std::unique_ptr<reader::PageSource> Application::drawnAhead(const QString &folder) const
{
    if (!MainWindow::drawsFirst(m_options.files))
        return {};
    const QSize window = MainWindow::sizeToCome(m_options.size, m_settings.arrangement(folder));
    const QSizeF viewport(reader::PdfView::viewportWidthIn(window.width()), window.height()); // it is lower than that
    auto source = std::make_unique<reader::SessionSource>();
    source->openAhead(m_options.files.front(), viewport, qGuiApp->devicePixelRatio());
    return source;
}

void Application::openWindow(const QString &folder, bool isSample, const QStringList &files,
                             std::unique_ptr<reader::PageSource> ahead)
{
    WindowOptions options;
    options.libraryFolder = folder;
    options.stateFolder = stateFolder();
    options.isSample = isSample;
    options.networkDenied = m_options.networkDenied;
    options.isForPicture = !m_options.picture.isEmpty();
    options.size = m_options.size;
    m_window = std::make_unique<MainWindow>(m_clock, m_settings, m_appearance, options);
    connect(m_window.get(), &MainWindow::libraryWanted, this, [this](const QString &wanted, bool sample) {
        // The window that asks is still on the stack.
        QTimer::singleShot(0, this, [this, wanted, sample] {
            QString next = wanted;
            if (next.isEmpty())
                next = sample ? sampleLibraryFolder() : usualLibraryFolder();
            if (!sample)
                m_settings.setLibraryFolder(next == usualLibraryFolder() ? QString() : next);
            m_window->close();
            openWindow(QDir::cleanPath(QDir(next).absolutePath()), sample, {}, {});
        });
    });
    m_window->show();
    m_window->start(files, std::move(ahead));
    if (m_options.picture.isEmpty()) {
        m_instance = std::make_unique<SingleInstance>(options.libraryFolder);
        connect(m_instance.get(), &SingleInstance::openRequested, this, &Application::raiseWindow);
        m_instance->listen();
    }
}

void Application::raiseWindow(const QStringList &files, const QString &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    if (!files.isEmpty())
        m_window->openFiles(files);
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
}

void Application::takePicture()
{
    auto *picture = new Picture(m_window.get(), m_options.picture, this);
    connect(picture, &Picture::finished, this, [this](bool good) {
        m_window->close();
        QCoreApplication::exit(good ? 0 : 1);
    });
}

} // namespace conspectus
