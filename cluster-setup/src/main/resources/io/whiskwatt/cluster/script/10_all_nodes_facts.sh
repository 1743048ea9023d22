# What two clusters must have in common to be compared, and what this machine can tell of energy.
# It changes nothing. Each line is: fact NAME VALUE.

fact() {
  printf 'fact %s %s\n' "$1" "$(tr -s '[:space:]' ' ' <<<"${2:-unknown}" | sed 's/ $//')"
}

# first FILE: its first line, where it can be read
first() {
  if [[ -r $1 ]]; then
    head -n 1 "$1"
  fi
}

hardware() {
  fact clock "$(date +%s%3N)"
  fact machine "$(first /sys/class/dmi/id/product_name || true)"
  fact virtualised "$(systemd-detect-virt 2>/dev/null || true)"
  fact cpu "$(sed -nE 's/^model name\s*: (.*)$/\1/p' /proc/cpuinfo | head -n 1)"
  fact sockets "$(sed -nE 's/^physical id\s*: (.*)$/\1/p' /proc/cpuinfo | sort -u | wc -l)"
  fact processors "$(nproc --all)"
  fact memory-gib "$(awk '/^MemTotal:/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
  fact governor "$(cat /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor 2>/dev/null | sort -u | tr '\n' ' ' || true)"
  fact turbo "$(turbo)"
}

turbo() {
  local no_turbo boost
  no_turbo="$(first /sys/devices/system/cpu/intel_pstate/no_turbo)"
  boost="$(first /sys/devices/system/cpu/cpufreq/boost)"
  case "$no_turbo$boost" in
    0 | 1) [[ $no_turbo == 1 || $boost == 0 ]] && echo off || echo on ;;
    *) echo unknown ;;
  esac
}

software() {
  fact system "$(os_release ID) $(os_release VERSION_ID)"
  fact kernel "$(uname -r)"
  fact containerd "$(containerd --version 2>/dev/null | cut -d' ' -f3 || true)"
  fact kubelet "$(dpkg-query --show --showformat='${Version}' kubelet 2>/dev/null || true)"
  fact ntp "$(timedatectl show -p NTPSynchronized --value 2>/dev/null || true)"
  fact load "$(cut -d' ' -f1 /proc/loadavg)"
}

energy() {
  fact rapl-packages "$(compgen -G '/sys/class/powercap/intel-rapl:[0-9]' | wc -l || true)"
  local at="127.0.0.1:$AGENT_PORT"
  if [[ -f /etc/whiskwatt/agent.token ]]; then
    fact agent "$(curl -sk -m 5 -H @<(printf 'Authorization: Bearer %s' "$(cat /etc/whiskwatt/agent.token)") "https://$at/v1/info" |
      tr -d '\n' | sed -nE 's/.*"quality" ?: ?"([^"]*)".*/\1/p')"
    fact agent-fingerprint "$(openssl s_client -connect "$at" </dev/null 2>/dev/null |
      openssl x509 -noout -fingerprint -sha256 2>/dev/null | cut -d= -f2)"
  fi
}

# The authority that the API server believes is valid for as many days.
webhook() {
  local end days=''
  end="$(kube get mutatingwebhookconfiguration whiskwatt-runtime -o 'jsonpath={.webhooks[0].clientConfig.caBundle}' |
    base64 --decode | openssl x509 -noout -enddate | cut -d= -f2)" || end=''
  if [[ -n $end ]]; then
    days="$((($(date --date "$end" +%s) - $(date +%s)) / 86400))"
  fi
  fact webhook-days "$days"
}

require_root
STEP='hardware'
hardware
STEP='software'
software
STEP='energy'
energy
if [[ $NEEDS_WEBHOOK == yes && $(hostname) == "$MASTER_HOSTNAME" ]]; then
  STEP='webhook'
  webhook
fi
