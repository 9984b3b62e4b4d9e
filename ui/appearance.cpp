// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appearance.h"

#include "ui/fonts.h"
#include "ui/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPixmapCache>
#include <QPointer>
#include <QWidget>
#include <cmath>

namespace conspectus {
namespace {

constexpr double kScales[] = {0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5};
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

// Portals of the first version wrap the value twice.
uint schemeIn(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent), m_desktop(QApplication::palette()), m_desktopFont(QApplication::font()),
      m_style(new ConspectusStyle(Theme::chosen(m_choice, m_desktop)))
{
    QApplication::setStyle(m_style);
    apply();
    askDesktop();
}

void Appearance::setTheme(Theme::Choice choice)
{
    m_choice = choice;
    apply();
}

void Appearance::setTextScale(double scale)
{
    m_scale = scale;
    apply();
}

void Appearance::setLargeTextMode(bool on)
{
    if (on == m_isLargeText)
        return;
    m_isLargeText = on;
    apply();
}

void Appearance::setReadingFont(const QString &family, int px)
{
    if (family == m_readingFamily && px == m_readingSize)
        return;
    m_readingFamily = family;
    m_readingSize = px;
    conspectus::setReadingFont(family, px);
    tellAllWidgets();
    Q_EMIT changed();
}

double Appearance::nextScale(double scale, int direction)
{
    double best = scale;
    for (const double each : kScales) {
        const double apart = (each - scale) * direction;
        if (apart > 0.01 && (best == scale || std::abs(each - scale) < std::abs(best - scale)))
            best = each;
    }
    return best;
}

void Appearance::apply()
{
    Theme theme = Theme::chosen(m_choice, m_desktop);
    if (m_choice == Theme::Choice::System && m_desktopScheme != 0)
        theme = m_desktopScheme == 1 ? Theme::dark() : Theme::light();
    if (m_isLargeText)
        theme = Theme::highContrast(theme.isDark);
    const QFont font = applicationFont(m_desktopFont, m_scale * (m_isLargeText ? kLargeText : 1.0));
    const bool newColors = theme != m_style->theme() || QApplication::palette() != theme.palette();
    if (newColors) {
        QPixmapCache::clear(); // icons are drawn in the palette's colours
        m_style->setTheme(theme);
        QApplication::setPalette(theme.palette());
    }
    if (font != QApplication::font()) {
        QApplication::setFont(font);
        tellAllWidgets();
    }
    for (QWidget *window : QApplication::topLevelWidgets())
        window->update();
    Q_EMIT changed();
}

// Widgets with a font of their own and the row heights of views follow as well (see fonts.h).
void Appearance::tellAllWidgets()
{
    QList<QPointer<QWidget>> widgets; // one may take others away when it is told
    for (QWidget *widget : QApplication::allWidgets())
        widgets.append(widget);
    for (const QPointer<QWidget> &widget : std::as_const(widgets)) {
        QEvent event(QEvent::StyleChange);
        if (widget)
            QApplication::sendEvent(widget, &event);
    }
}

void Appearance::askDesktop()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(desktopSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    message << kGroup << kKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            setDesktopScheme(schemeIn(reply.value().variant()));
    });
}

void Appearance::desktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup && key == kKey)
        setDesktopScheme(schemeIn(value.variant()));
}

void Appearance::setDesktopScheme(uint scheme)
{
    if (scheme == m_desktopScheme)
        return;
    m_desktopScheme = scheme;
    apply();
}

} // namespace conspectus
