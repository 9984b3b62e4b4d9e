// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// conspectus-pdfworker: reads and draws one PDF for the window, shut in a sandbox. Started by the program itself, never by
// people: `conspectus-pdfworker PARENT-PID` with a socket as descriptor 3, or `--self-test` (see selftest.h).

#include "crowdedpages.h"
#include "sandbox.h"
#include "selftest.h"
#include "service.h"

#include <QString>
#include <QVariant>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iconv.h>
#include <poppler-global.h>
#include <poppler-qt6.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

constexpr int kSocket = 3;

bool isSocket(int fd)
{
    struct stat status{};
    return ::fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode);
}

// poppler-cpp converts each word with iconv, whose UTF-16 is a module that the sandbox would not let in later: every word
// would come out empty. Held open until the process ends, it stays loaded.
void loadConversions()
{
    (void)::iconv_open("UTF-16", "UTF-8");
    (void)::iconv_open("UTF-8", "UTF-16");
}

int serve(pid_t parent)
{
    using namespace conspectus::pdfworker;
    loadConversions();
    const Confinement confinement = confine(parent, kSocket + 1);
    // What Poppler has to say of damaged files would be thousands of lines.
    Poppler::setDebugErrorFunction([](const QString &message, const QVariant &) { noteCrowdedPage(message); }, QVariant());
    poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
    Service service(kSocket);
    service.greet(confinement);
    if (!isEnough(confinement))
        return 1;
    service.run();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], "--self-test") == 0)
        ::_exit(conspectus::pdfworker::selfTest());
    const long parent = argc == 2 ? std::strtol(argv[1], nullptr, 10) : 0;
    if (parent <= 0 || !isSocket(kSocket)) {
        std::fputs("conspectus-pdfworker is started by Conspectus; it is no program of its own.\n", stderr);
        return 2;
    }
    // Nothing to save, and no library's last words are wanted (here and above).
    ::_exit(serve(static_cast<pid_t>(parent)));
}
