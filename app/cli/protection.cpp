// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/protection.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryFile>
#include <optional>

namespace conspectus::cli {

namespace {

// One empty page.
QByteArray smallestPdf()
{
    QByteArray pdf("%PDF-1.4\n");
    const QByteArray objects[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"};
    QByteArray table("0000000000 65535 f \n");
    int number = 1;
    for (const QByteArray &object : objects) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(number++) + " 0 obj\n" + object + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(pdf.size());
    return pdf + "xref\n0 4\n" + table + "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

} // namespace

Result<pdf::Protection> measureProtection()
{
    QTemporaryFile file;
    const QByteArray pdf = smallestPdf();
    if (!file.open() || file.write(pdf) != pdf.size() || !file.flush()) {
        return failure(ErrorCode::DiskFull, QCoreApplication::translate("CommandLine", "There is no room for a temporary file, so the "
                                                                                       "worker's protection could not be looked at."));
    }
    pdf::DocumentSession session;
    std::optional<Result<pdf::Protection>> answer;
    QEventLoop loop;
    const auto take = [&](Result<pdf::Protection> result) {
        answer = std::move(result);
        loop.quit();
    };
    QObject::connect(&session, &pdf::DocumentSession::opened, &loop, [&] { take(session.protection()); });
    QObject::connect(&session, &pdf::DocumentSession::failed, &loop, [&](const Error &error) { take(Failure(error)); });
    session.open(file.fileName());
    loop.exec();
    return *answer;
}

} // namespace conspectus::cli
