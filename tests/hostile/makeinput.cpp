// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostile/makeinput.h"

#include <QDebug>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

namespace conspectus::test {

QJsonObject makeHostileInput(const QString &folder, const QString &partOfName)
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        return {};
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // -B: nothing is written beside the sources.
    process.start(python, {QStringLiteral("-B"), QStringLiteral(CONSPECTUS_SOURCE_DIR "/tests/hostile/make.py"), folder, partOfName});
    constexpr int kLongest = 120'000; // ms
    if (!process.waitForFinished(kLongest) || process.exitCode() != 0) {
        qWarning() << "make.py failed:" << process.errorString() << process.exitCode();
        return {};
    }
    QFile expected(folder + QStringLiteral("/expected.json"));
    return expected.open(QFile::ReadOnly) ? QJsonDocument::fromJson(expected.readAll()).object() : QJsonObject();
}

} // namespace conspectus::test
