// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace conspectus {

void installTranslation(QCoreApplication &application)
{
    const QString folder = QStringLiteral(":/i18n");
    auto *translator = new QTranslator(&application);
    const bool isLoaded = translator->load(QLocale(), QStringLiteral("conspectus"), QStringLiteral("_"), folder)
                          || translator->load(QStringLiteral("conspectus_en"), folder);
    if (isLoaded)
        QCoreApplication::installTranslator(translator);
}

} // namespace conspectus
