#!/usr/bin/env bash
# Compiles libsrtp2 with OpenSSL from Debian's own source and installs it, as a static library, below a folder. Debian's binary uses NSS.
#
#   libsrtp.sh PREFIX
#
# apt reads the source index through a configuration of its own, with the mirrors, proxy and keys of the system: nothing of the system
# changes, and no right is needed. Ends with an error where the source cannot be had.
set -euo pipefail

prefix=$(realpath -m "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p lists/partial cache/archives/partial

version=$(dpkg-query -W -f '${source:Version}' libsrtp2-dev)
apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) $(COMPONENT)' \
  'Created-By: Packages' 'Origin: Debian' 'Component: main' | sort -u >sources.list
options=(
  -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache"
  -o "APT::Sandbox::User=$(id -un)" -o Acquire::http::Timeout=15 -o Acquire::Retries=1 -o Acquire::Languages=none
)
timeout 120 apt-get "${options[@]}" update
timeout 60 apt-get "${options[@]}" source --download-only "libsrtp2=$version"
# apt has checked the files against the signed index.
dpkg-source --no-check -x libsrtp2_*.dsc source

meson setup --buildtype release --prefix "$prefix" --libdir lib -Ddefault_library=static -Dcrypto-library=openssl \
  -Dcrypto-library-kdf=disabled -Dtests=disabled -Dpcap-tests=disabled -Ddoc=disabled source/out source
ninja -C source/out install
