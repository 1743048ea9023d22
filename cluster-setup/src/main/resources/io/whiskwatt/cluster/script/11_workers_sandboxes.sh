# How many sandboxes of Kata stand on this worker, and how many virtual machines run on it: the third
# sign of what isolates, looked at while the pods of 08_master_verify.sh still stand. It changes nothing.
#   bash 11_workers_sandboxes.sh CLASS

sandboxes() {
  local said
  said="$(crictl --config /etc/crictl.yaml pods --state Ready --output json)"
  grep -cE '"runtimeHandler": ?"kata-' <<<"$said" || true
}

machines() {
  pgrep -fc '^/opt/kata/bin/qemu-system-x86_64' || true
}

require_root
STEP='sandboxes and virtual machines'
STANDING="$(sandboxes)"
printf 'machines %s %s %s\n' "${1:-any}" "$STANDING" "$(machines)"
