#!/usr/bin/env bash
# Hosts for tests: each with a network, a name, processes and a root file system of its own, and a
# real sshd. Runs in a network and a mount namespace of its own:
#   unshare --net --mount bash lab.sh FOLDER
# FOLDER holds host.sh, bin/, downloads/ and the public keys; every host sees it as /lab. Commands on
# the standard input: start NAME NUMBER, stop NAME; each is answered by a line. All of it ends with
# this process.
set -euo pipefail
lab="$1"
disks="$lab/disks"

declare -A pids=()

start() {
  local name="$1" number="$2"
  mkdir -p "$disks/$name"
  if ! mountpoint -q "$disks/$name"; then
    mount -t tmpfs -o size=96m "$name" "$disks/$name"
    mkdir "$disks/$name/upper" "$disks/$name/work" "$disks/$name/root"
  fi
  setpriv --pdeathsig KILL unshare --net --mount --uts --pid --fork --kill-child \
    bash "$lab/host.sh" "$lab" "$name" "10.77.0.$((10 + number))" >"$lab/$name.out" 2>&1 </dev/null &
  local pid=$!
  pids[$name]=$pid
  until [[ $(readlink "/proc/$pid/ns/net") != "$(readlink /proc/self/ns/net)" ]]; do
    sleep 0.02
  done
  ip link add "h$number" type veth peer name "e$number"
  ip link set "h$number" master lab0
  ip link set "h$number" up
  ip link set "e$number" netns "$pid" name eth0
  until ssh-keyscan -T 1 "10.77.0.$((10 + number))" >/dev/null 2>&1; do
    sleep 0.1
  done
}

stop() {
  kill -KILL "${pids[$1]}"
  wait "${pids[$1]}" 2>/dev/null || true
  until [[ ! -e /proc/${pids[$1]} ]]; do
    sleep 0.05
  done
}

mount --make-rprivate /
ip link set lo up
ip link add lab0 type bridge
ip address add 10.77.0.1/24 dev lab0
ip link set lab0 up
echo ready
while read -r word rest; do
  case "$word" in
    start | stop)
      # shellcheck disable=SC2086
      "$word" $rest
      echo done
      ;;
    *) echo "unknown: $word" ;;
  esac
done
