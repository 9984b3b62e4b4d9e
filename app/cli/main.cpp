// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-cli: reads what was asked, does it, prints the answer.

#include "base/translation.h"
#include "cli/commandline.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("conspectus-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CONSPECTUS_VERSION));
    conspectus::installTranslation(app);
    return conspectus::cli::run(argc, argv);
}
