#!/bin/sh
# Writes nginx' part for the rooms nodes: who answers below /rooms/<name>/. Run by the container's entrypoint before nginx starts, and
# by tools/lib/nginx.mjs.
#
#   ROOMS_UPSTREAM=rooms:3000 ROOMS_NODES="a=rooms-a:3000 b=rooms-b:3000" rooms-nodes.sh [FILE]
#
# ROOMS_UPSTREAM answers /rooms/ itself and /api/rooms/. ROOMS_NODES may be empty.
set -eu

file=${1:-/etc/nginx/conf.d/rooms-nodes.conf}
: "${ROOMS_UPSTREAM:?the rooms node that answers when no other is named, as host:port}"

upstreams=''
paths=''
for node in ${ROOMS_NODES:-}; do
  name=${node%%=*}
  address=${node#*=}
  case $name in
    '' | *[!A-Za-z0-9_-]*)
      echo "rooms-nodes.sh: \"$node\" in ROOMS_NODES has to be name=host:port" >&2
      exit 1
      ;;
  esac
  case $address in
    "$node" | '' | *[!A-Za-z0-9_.:-]*)
      echo "rooms-nodes.sh: \"$node\" in ROOMS_NODES has to be name=host:port" >&2
      exit 1
      ;;
  esac
  upstreams="${upstreams}upstream parvis_rooms_node_$name { server $address; keepalive 16; }
"
  paths="$paths  ~^/rooms/$name/ parvis_rooms_node_$name;
"
done

cat >"$file" <<EOF
upstream parvis_rooms { server $ROOMS_UPSTREAM; keepalive 16; }
${upstreams}map \$uri \$parvis_rooms_node {
  default parvis_rooms;
$paths}
EOF
