// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The entry of libFuzzer; CONSPECTUS_FUZZ_TARGET names the target. With the option --seeds=FOLDER its valid inputs are
// written there before anything else.
#include "targets.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <cstdint>

namespace {

const conspectus::fuzz::Target *target()
{
    static const conspectus::fuzz::Target *found = conspectus::fuzz::targetNamed(QStringLiteral(CONSPECTUS_FUZZ_TARGET));
    return found;
}

void writeSeeds(const QString &folder)
{
    for (const QByteArray &seed : target()->seeds()) {
        const QByteArray name = QCryptographicHash::hash(seed, QCryptographicHash::Sha1).toHex();
        QFile file(QDir(folder).filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern "C" int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    const QByteArray option("--seeds=");
    for (int i = 1; i < *count; ++i) {
        const QByteArray argument((*arguments)[i]);
        if (argument.startsWith(option))
            writeSeeds(QString::fromLocal8Bit(argument.mid(option.size())));
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    target()->run(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
