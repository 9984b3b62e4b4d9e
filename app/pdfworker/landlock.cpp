// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Landlock by raw system calls, for glibc 2.36 has no wrappers and Debian 12's headers end at ABI 2. Constants as in the
// kernel's include/uapi/linux/landlock.h.

#include "sandbox.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace conspectus::pdfworker {

namespace {

constexpr unsigned kCreateRulesetVersion = 1;
constexpr unsigned kRulePathBeneath = 1;
constexpr std::uint64_t kReadFile = 1U << 2;
constexpr std::uint64_t kReadDir = 1U << 3;

struct RulesetAttributes
{
    std::uint64_t handledFiles = 0;
    std::uint64_t handledNet = 0; // from ABI 4
    std::uint64_t scoped = 0;     // from ABI 6
};

struct __attribute__((packed)) PathBeneath
{
    std::uint64_t allowed = 0;
    std::int32_t parentFd = -1;
};

// Every right of this ABI: what is handled and not allowed by a rule is denied.
RulesetAttributes everything(long abi)
{
    RulesetAttributes attributes;
    attributes.handledFiles = (1U << 13) - 1;
    if (abi >= 2)
        attributes.handledFiles |= 1U << 13; // refer
    if (abi >= 3)
        attributes.handledFiles |= 1U << 14; // truncate
    if (abi >= 5)
        attributes.handledFiles |= 1U << 15; // ioctl on devices
    if (abi >= 4)
        attributes.handledNet = 3; // bind and connect TCP
    if (abi >= 6)
        attributes.scoped = 3; // abstract sockets, signals
    return attributes;
}

size_t attributesSize(long abi)
{
    return abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
}

// Fonts and the libraries' data. Debian's font files are links to /usr/share/texmf and elsewhere, hence all of /usr.
std::vector<std::string> readablePlaces()
{
    std::vector<std::string> places{"/usr", "/etc/fonts", "/var/cache/fontconfig"};
    const char *home = std::getenv("HOME");
    if (home && *home) {
        for (const char *place : {"/.fonts", "/.local/share/fonts", "/.cache/fontconfig"})
            places.push_back(std::string(home) + place);
    }
    if (const char *data = std::getenv("XDG_DATA_HOME"); data && *data)
        places.push_back(std::string(data) + "/fonts");
    if (const char *cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        places.push_back(std::string(cache) + "/fontconfig");
    return places;
}

bool allowReading(int ruleset, const std::string &place)
{
    const int fd = ::open(place.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
    if (fd < 0)
        return true; // not there: nothing to allow
    const PathBeneath rule{kReadFile | kReadDir, fd};
    const bool added = ::syscall(SYS_landlock_add_rule, ruleset, kRulePathBeneath, &rule, 0U) == 0;
    ::close(fd);
    return added;
}

} // namespace

bool restrictFiles()
{
    const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, size_t{0}, kCreateRulesetVersion);
    if (abi < 1)
        return false;
    const RulesetAttributes attributes = everything(abi);
    const auto ruleset =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, attributesSize(abi), 0U));
    if (ruleset < 0)
        return false;
    bool done = true;
    for (const std::string &place : readablePlaces())
        done = allowReading(ruleset, place) && done;
    done = done && ::syscall(SYS_landlock_restrict_self, ruleset, 0U) == 0;
    ::close(ruleset);
    return done;
}

} // namespace conspectus::pdfworker
