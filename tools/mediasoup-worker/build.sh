#!/usr/bin/env bash
# Compiles mediasoup's C++ worker from the source that the mediasoup npm package carries, with the libraries of the distribution
# (Debian 12) instead of downloaded ones: for networks that do not lead to mediasoup's releases.
#
#   build.sh MEDIASOUP_PACKAGE_FOLDER OUTPUT_FILE
#
# libsrtp is compiled, too, from Debian's own source but with OpenSSL: Debian's build uses NSS, which costs the worker 20 to 30 % more
# of its time. Where the source cannot be had, the distribution's library is used, and the script says so.
#
# About 4 minutes on 2 cores. Made for mediasoup 3.27.1; a worker that has changed too much stops the script with a message.
set -euo pipefail

package=$(realpath "$1")
output=$(realpath -m "$2")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
overlay=$here/overlay
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if bash "$here/libsrtp.sh" "$work/srtp"; then
  export PKG_CONFIG_PATH="$work/srtp/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
  echo "build.sh: libsrtp with OpenSSL, from the distribution's source"
else
  echo "build.sh: libsrtp's source cannot be had; with the distribution's library the worker needs 20 to 30 % more processor time" >&2
fi

cp -r "$package/worker" "$work/worker"
cd "$work/worker"

# Meson's subprojects: ours point at the distribution's libraries. A library target must have a source file, hence the stub.
rm -f subprojects/*.wrap
cp -r "$overlay"/* subprojects/
echo 'typedef int unused;' >subprojects/stub.c
for folder in libuv openssl libsrtp3 flatbuffers abseil-cpp; do
  cp subprojects/stub.c "subprojects/$folder/stub.c"
done

# Debian 12 ships Meson 1.0; nothing newer is used.
sed -i "s/meson_version: '>= 1.1.0'/meson_version: '>= 1.0.0'/" meson.build

# The worker's BIO callback answers 1 to every control call. An OpenSSL built with kernel TLS (Debian's is) takes that as "kernel TLS
# is on", allocates no write buffer and crashes in the first DTLS handshake. BIO_CB_RETURN is a flag and has to be tested as one.
dtls=src/RTC/DtlsTransport.cpp
grep -q '(operationType == BIO_CB_RETURN)' "$dtls" || {
  echo "build.sh: $dtls no longer has the BIO callback that this patch is for; look at it again" >&2
  exit 1
}
sed -i 's/(operationType == BIO_CB_RETURN)/((operationType \& BIO_CB_RETURN) != 0)/' "$dtls"

meson setup --buildtype release -Db_ndebug=true out
# The headers that flatc generates come first: libwebrtc's objects include them without saying so to Ninja, which would now and then
# compile an object before its header is there.
ninja -C out fbs/FBS/worker.h
ninja -C out mediasoup-worker
strip out/mediasoup-worker
mkdir -p "$(dirname "$output")"
mv out/mediasoup-worker "$output"
