// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings.h"

#include <QCryptographicHash>
#include <QStandardPaths>
#include <algorithm>

namespace conspectus {
namespace {

QString usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/conspectus/window.conf");
}

// The folder's name may say what someone reads, so only its hash stands in the file.
QString groupOf(const QString &libraryFolder)
{
    const QByteArray hash = QCryptographicHash::hash(libraryFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("window-") + QString::fromLatin1(hash);
}

QString keyIn(const QString &libraryFolder, const char *name)
{
    return groupOf(libraryFolder) + QLatin1Char('/') + QLatin1String(name);
}

} // namespace

Settings::Settings(const QString &path) : m_settings(path.isEmpty() ? usualPath() : path, QSettings::IniFormat)
{
    m_settings.setAtomicSyncRequired(true);
}

Theme::Choice Settings::theme() const
{
    return themeChoiceFromName(m_settings.value(QStringLiteral("theme")).toString()).value_or(Theme::Choice::System);
}

void Settings::setTheme(Theme::Choice choice)
{
    m_settings.setValue(QStringLiteral("theme"), themeChoiceName(choice));
}

double Settings::textScale() const
{
    return std::clamp(m_settings.value(QStringLiteral("textScale"), 1.0).toDouble(), 0.7, 3.0);
}

void Settings::setTextScale(double scale)
{
    m_settings.setValue(QStringLiteral("textScale"), scale);
}

bool Settings::isLargeTextMode() const
{
    return m_settings.value(QStringLiteral("largeTextMode")).toBool();
}

void Settings::setLargeTextMode(bool on)
{
    m_settings.setValue(QStringLiteral("largeTextMode"), on);
}

bool Settings::showsFloatingBar() const
{
    return m_settings.value(QStringLiteral("floatingBar"), true).toBool();
}

void Settings::setShowsFloatingBar(bool shown)
{
    m_settings.setValue(QStringLiteral("floatingBar"), shown);
}

bool Settings::hidesResolved() const
{
    return m_settings.value(QStringLiteral("hidesResolved"), false).toBool();
}

void Settings::setHidesResolved(bool hidden)
{
    m_settings.setValue(QStringLiteral("hidesResolved"), hidden);
}

QString Settings::readingFamily() const
{
    return m_settings.value(QStringLiteral("readingFamily")).toString();
}

int Settings::readingSize() const
{
    const int px = m_settings.value(QStringLiteral("readingSize"), 0).toInt();
    return px == 0 ? 0 : std::clamp(px, 12, 22);
}

void Settings::setReadingFont(const QString &family, int px)
{
    m_settings.setValue(QStringLiteral("readingFamily"), family);
    m_settings.setValue(QStringLiteral("readingSize"), px);
}

QString Settings::libraryFolder() const
{
    return m_settings.value(QStringLiteral("libraryFolder")).toString();
}

void Settings::setLibraryFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("libraryFolder"), folder);
}

WindowArrangement Settings::arrangement(const QString &libraryFolder) const
{
    WindowArrangement result;
    result.geometry = m_settings.value(keyIn(libraryFolder, "geometry")).toByteArray();
    result.width = m_settings.value(keyIn(libraryFolder, "width"), 0).toInt();
    result.docks = m_settings.value(keyIn(libraryFolder, "docks")).toByteArray();
    result.splitter = m_settings.value(keyIn(libraryFolder, "splitter")).toByteArray();
    result.isArranged = m_settings.value(keyIn(libraryFolder, "arranged"), false).toBool();
    result.showsSurveyPage = m_settings.value(keyIn(libraryFolder, "surveyPage"), true).toBool();
    result.showsPdf = m_settings.value(keyIn(libraryFolder, "pdf"), true).toBool();
    return result;
}

void Settings::setArrangement(const QString &libraryFolder, const WindowArrangement &arrangement)
{
    m_settings.setValue(keyIn(libraryFolder, "geometry"), arrangement.geometry);
    m_settings.setValue(keyIn(libraryFolder, "width"), arrangement.width);
    m_settings.setValue(keyIn(libraryFolder, "docks"), arrangement.docks);
    m_settings.setValue(keyIn(libraryFolder, "splitter"), arrangement.splitter);
    m_settings.setValue(keyIn(libraryFolder, "arranged"), arrangement.isArranged);
    m_settings.setValue(keyIn(libraryFolder, "surveyPage"), arrangement.showsSurveyPage);
    m_settings.setValue(keyIn(libraryFolder, "pdf"), arrangement.showsPdf);
}

void Settings::forgetArrangement(const QString &libraryFolder)
{
    m_settings.remove(groupOf(libraryFolder));
}

std::optional<QString> Settings::shortcuts(const QString &action) const
{
    const QVariant kept = m_settings.value(QStringLiteral("shortcuts/") + action);
    return kept.isValid() ? std::optional(kept.toString()) : std::nullopt;
}

void Settings::setShortcuts(const QString &action, const std::optional<QString> &keys)
{
    if (keys)
        m_settings.setValue(QStringLiteral("shortcuts/") + action, *keys);
    else
        m_settings.remove(QStringLiteral("shortcuts/") + action);
}

bool Settings::hasSeenTour() const
{
    return m_settings.value(QStringLiteral("tour/seen"), false).toBool();
}

void Settings::setHasSeenTour(bool seen)
{
    m_settings.setValue(QStringLiteral("tour/seen"), seen);
}

} // namespace conspectus
