# ---- The part that all scripts share -------------------------------------------------------------
# Each step is checked, applied where it does not hold yet, and checked again: a script can be run
# twice. What is wrong ends the script with a sentence, a hint, and the exit code 40 + its number.

export LC_ALL=C DEBIAN_FRONTEND=noninteractive
umask 022
STEP='start'

say() {
  printf '[%s] %s\n' "$(date -u +%H:%M:%S)" "$*"
}

# fail NUMBER WHAT HINT
fail() {
  printf '\nFAILED (%s) at "%s": %s\n  What to do: %s\n' "$1" "$STEP" "$2" "$3" >&2
  exit $((40 + $1))
}

unexpected() {
  printf '\nFAILED at "%s": a command ended with %s in line %s; its own words stand above\n' \
    "$STEP" "$1" "$2" >&2
}
trap 'unexpected "$?" "$LINENO"' ERR

# ensure TITLE CHECK APPLY [NUMBER HINT]: CHECK and APPLY are functions; NUMBER and HINT are of the
# failure that it is when it still does not hold
ensure() {
  STEP="$1"
  if "$2" >/dev/null 2>&1; then
    say "holds    $1"
    return
  fi
  say "applying $1"
  "$3"
  if ! "$2"; then
    fail "${4-0}" 'it was applied and still does not hold' \
      "${5-read what was printed above, and run this again}"
  fi
  say "done     $1"
}

# await SECONDS TITLE COMMAND...: false when the time is up
await() {
  local deadline=$((SECONDS + $1)) title="$2"
  shift 2
  say "waiting  $title"
  until "$@" >/dev/null 2>&1; do
    if ((SECONDS >= deadline)); then
      return 1
    fi
    sleep 3
  done
}

# fetch URL SHA256 FILE
fetch() {
  if [[ -z $2 ]]; then
    fail 12 "no SHA-256 is known of '$1', so it is not downloaded" \
      'take it from where the project publishes it, and write it into cluster.yaml: versions: { checksums: … }'
  fi
  if [[ -f $3 ]] && sha256sum --check --status <<<"$2  $3"; then
    return
  fi
  if ! curl --fail --silent --show-error --location --retry 4 --retry-delay 3 \
    --connect-timeout 20 --max-time 1800 --output "$3.part" "$1"; then
    rm -f -- "$3.part"
    fail 12 "'$1' cannot be downloaded" \
      'check the network and the version, or name a mirror in cluster.yaml'
  fi
  local found
  found="$(sha256sum "$3.part" | cut -d' ' -f1)"
  if [[ $found != "$2" ]]; then
    rm -f -- "$3.part"
    fail 12 "'$1' has the SHA-256 $found, not $2" \
      'somebody changed the file, or a proxy did: do not use it; cluster.yaml pins the checksum'
  fi
  mv -- "$3.part" "$3"
}

# write FILE: from the standard input, at once or not at all
write() {
  local new="$1.whiskwatt"
  cat >"$new"
  mv -- "$new" "$1"
}

require_root() {
  STEP='rights'
  if ((EUID != 0)); then
    fail 0 'this is not root' "run it with sudo: sudo bash $0"
  fi
}

os_release() {
  sed -nE "s/^$1=\"?([^\"]*)\"?\$/\1/p" /etc/os-release
}

require_release() {
  STEP='Ubuntu'
  local release
  release="$(os_release ID) $(os_release VERSION_ID)"
  if [[ $release != "ubuntu $UBUNTU" ]]; then
    fail 0 "this machine runs $release, and cluster.yaml says ubuntu $UBUNTU" \
      'write the release of the nodes into versions: { ubuntu: … }'
  fi
}

apt_get() {
  local waited=0
  while fuser /var/lib/dpkg/lock-frontend >/dev/null 2>&1; do
    if ((waited >= 300)); then
      fail 17 'another program holds the lock of apt for more than 5 minutes' \
        'see which: fuser -v /var/lib/dpkg/lock-frontend'
    fi
    sleep 5
    waited=$((waited + 5))
  done
  apt-get -q -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold "$@"
}

kube() {
  kubectl --kubeconfig /etc/kubernetes/admin.conf "$@"
}
# ---- End of the shared part ----------------------------------------------------------------------
