// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// backup and check.

#include "cli/commands.h"
#include "cli/protection.h"

#include <QCoreApplication>
#include <QDir>

namespace conspectus::cli {

namespace {

QString say(const char *message) { return QCoreApplication::translate("CommandLine", message); }

QJsonObject protectionJson(const Result<pdf::Protection> &protection)
{
    if (!protection)
        return {{QStringLiteral("protection"), QJsonValue()}, {QStringLiteral("problem"), protection.error().message}};
    return {{QStringLiteral("protection"), QJsonObject{{QStringLiteral("seccomp"), protection->seccomp},
                                                       {QStringLiteral("landlock"), protection->landlock},
                                                       {QStringLiteral("limits"), protection->limits},
                                                       {QStringLiteral("complete"), protection->isComplete()}}}};
}

QString protectionLine(const Result<pdf::Protection> &protection)
{
    if (!protection)
        return say("PDFs cannot be opened: %1").arg(protection.error().message);
    const auto yes = [](bool is) { return is ? say("yes") : say("no"); };
    return say("Worker: seccomp %1, Landlock %2, limits %3.")
        .arg(yes(protection->seccomp), yes(protection->landlock), yes(protection->limits));
}

} // namespace

int backup(const Place &place, const Output &output, const QString &toFolder)
{
    // With a folder of its own the copy needs no lock; inside the library it is a write.
    Session session(place, toFolder.isEmpty() ? Session::Access::Write : Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const QString folder = toFolder.isEmpty() ? QString() : QDir(toFolder).absolutePath();
    const auto made = session.waitFor<Result<BackupOutcome>>([&](const std::function<void(Result<BackupOutcome>)> &done) {
        session.library().backup(folder, &session, done);
    });
    if (!made)
        return output.fail(made.error());
    return output.answer({{QStringLiteral("ok"), true}, {QStringLiteral("problems"), QJsonArray()},
                          {QStringLiteral("path"), made->path}, {QStringLiteral("operations"), made->operations},
                          {QStringLiteral("annotations"), made->annotations}},
                         say("Copied to %1 (%2 operations, %3 annotations).")
                             .arg(made->path, QString::number(made->operations), QString::number(made->annotations)));
}

int check(const Place &place, const Output &output)
{
    Session session(place, Session::Access::Read);
    if (const auto opened = session.open(); !opened)
        return output.fail(opened.error());
    const auto checked = session.waitFor<Result<CheckOutcome>>([&](const std::function<void(Result<CheckOutcome>)> &done) {
        session.library().check(&session, done);
    });
    if (!checked)
        return output.fail(checked.error());
    const Result<pdf::Protection> protection = measureProtection();
    const bool ok = checked->problems.isEmpty();
    QStringList lines = checked->problems;
    lines.append(ok ? say("The library is sound: %1 operations, %2 annotations.")
                          .arg(QString::number(checked->operations), QString::number(checked->annotations))
                    : say("The library has problems. Nothing was changed."));
    lines.append(protectionLine(protection));
    output.answer({{QStringLiteral("ok"), ok}, {QStringLiteral("problems"), QJsonArray::fromStringList(checked->problems)},
                   {QStringLiteral("operations"), checked->operations}, {QStringLiteral("annotations"), checked->annotations},
                   {QStringLiteral("worker"), protectionJson(protection)}},
                  lines.join(QLatin1Char('\n')));
    return ok ? kDone : kCouldNot;
}

} // namespace conspectus::cli
