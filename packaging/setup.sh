# Sourced by packaging/run, packaging/test and packaging/bench: finds the project, installs what is missing, configures,
# builds.
# Every function says what it does before it does it, and does nothing where nothing is to be done.
# shellcheck shell=bash

set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"

say() { printf '%s\n' "$*" >&2; }

# install_missing_packages [LIST…]: installs the Debian packages of packages.txt, or of these lists, that are missing.
# As root with apt-get, else with sudo -n; else prints the one command to type and exits with 3.
install_missing_packages() {
    local lists=("$@")
    [ $# -gt 0 ] || lists=(packaging/packages.txt)
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not a Debian system: the packages of packaging/packages.txt have to be there already."
        return 0
    fi
    local wanted missing=()
    mapfile -t wanted < <(grep -hvE '^(#|$)' "${lists[@]}")
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n${db:Status-Abbrev} ${Provides}\n' 2>/dev/null |
        sed -n 's/^ii *//p' | tr ',' '\n' | sed 's/^ *//; s/ .*//' | sort -u)
    local package
    for package in "${wanted[@]}"; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    say "Installing Debian packages that are missing: ${missing[*]}"
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get)
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "They need an administrator. Type this, then try again:"
            say "    sudo apt-get install --no-install-recommends ${missing[*]}"
            exit 3
        fi
        apt=(sudo -n "${apt[@]}")
    fi
    "${apt[@]}" update -qq >&2
    "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# build_preset PRESET [TARGET…]: configures where needed and builds.
build_preset() {
    local preset=$1
    shift
    local launcher=()
    if command -v ccache >/dev/null; then # The sloppiness is what ccache asks for with precompiled headers.
        launcher=("-DCMAKE_CXX_COMPILER_LAUNCHER=env;CCACHE_SLOPPINESS=pch_defines,time_macros;ccache")
    fi
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "Configuring build/$preset"
        cmake --preset "$preset" "${launcher[@]}" >&2
    fi
    say "Building build/$preset"
    if [ $# -gt 0 ]; then
        cmake --build "build/$preset" --target "$@" >&2
    else
        cmake --build "build/$preset" >&2
    fi
}
