# The energy agent as a service. agent.jar and agent.token lie beside this script; cluster up puts
# them there.

HERE="$(cd "$(dirname "$0")" && pwd)"

check_files() {
  STEP='agent.jar and agent.token'
  local file
  for file in agent.jar agent.token; do
    if [[ ! -f $HERE/$file ]]; then
      fail 0 "$HERE/$file is not there" 'copy it beside this script: cluster generate wrote both'
    fi
  done
}

has_java() {
  java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])'
}

install_java() {
  apt_get update
  apt_get install --no-install-recommends openjdk-17-jre-headless
}

has_agent() {
  cmp --silent "$HERE/agent.jar" /opt/whiskwatt/agent.jar &&
    cmp --silent "$HERE/agent.token" /etc/whiskwatt/agent.token &&
    [[ $(stat -c '%a %U' /etc/whiskwatt/agent.token) == '600 root' ]]
}

install_agent() {
  install --directory --mode=755 /opt/whiskwatt
  install --directory --mode=700 /etc/whiskwatt
  install --mode=644 "$HERE/agent.jar" /opt/whiskwatt/agent.jar
  install --mode=600 "$HERE/agent.token" /etc/whiskwatt/agent.token
}

# The unit is the one in the jar.
has_unit() {
  cmp --silent <(java -jar /opt/whiskwatt/agent.jar --print-unit) /etc/systemd/system/whiskwatt-agent.service &&
    cmp --silent <(options) /etc/whiskwatt/agent.conf
}

options() {
  printf 'AGENT_OPTIONS=--bind 0.0.0.0 --port %s --tls --token-file /etc/whiskwatt/agent.token\n' "$AGENT_PORT"
}

write_unit() {
  java -jar /opt/whiskwatt/agent.jar --print-unit | write /etc/systemd/system/whiskwatt-agent.service
  options | write /etc/whiskwatt/agent.conf
  systemctl daemon-reload
  systemctl enable whiskwatt-agent
  systemctl restart whiskwatt-agent
}

is_up() {
  systemctl is-active --quiet whiskwatt-agent &&
    curl -sk -m 5 --output /dev/null "https://127.0.0.1:$AGENT_PORT/healthz"
}

await_agent() {
  systemctl restart whiskwatt-agent
  if ! await 60 'the agent' is_up; then
    fail 0 'the agent does not answer' 'see: journalctl -u whiskwatt-agent -n 50'
  fi
}

say_what_it_reads() {
  STEP='counters'
  if compgen -G '/sys/class/powercap/intel-rapl:*/energy_uj' >/dev/null; then
    say 'counters /sys/class/powercap has RAPL'
  else
    say 'warning  (30) this machine has no RAPL: it is a guest, or its kernel lacks the driver; its energy cannot be measured'
  fi
}

require_root
check_files
ensure 'Java 17 or later' has_java install_java
ensure 'agent.jar and its token' has_agent install_agent
ensure 'the service whiskwatt-agent' has_unit write_unit
ensure 'the agent answers' is_up await_agent
say_what_it_reads
say 'finished'
