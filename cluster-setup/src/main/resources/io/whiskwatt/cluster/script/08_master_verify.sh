# What this cluster claims, on every worker: which runtime an action's pod has, and which kernel runs
# inside it. Actions of many names are placed on different workers, until each has had one.

MOST_ACTIONS=64

wsk_here() {
  WSK_CONFIG_FILE=/etc/whiskwatt/wskprops wsk -i "$@"
}

write_probe() {
  CODE="$(mktemp --suffix=.js)"
  cat >"$CODE" <<'JS'
function main() {
  return { kernel: require('os').release() };
}
JS
}

declare -A LOOKS=()

# look_with ACTION: invokes it, and finds the pod that it ran in.
look_with() {
  local action="$1" inside pod node class outside
  wsk_here action update "$action" "$CODE" --kind "$TEST_KIND" >/dev/null
  inside="$(wsk_here action invoke "$action" --blocking --result | tr -d ' \n' | sed -nE 's/.*"kernel":"([^"]*)".*/\1/p')"
  read -r pod node class < <(kube -n openwhisk get pods -l user-action-pod=true --sort-by=.metadata.creationTimestamp \
    -o jsonpath='{range .items[*]}{.metadata.name} {.spec.nodeName} {.spec.runtimeClassName}{"\n"}{end}' |
    grep -E -- "-$action " | tail -n 1) || true
  wsk_here action delete "$action" >/dev/null
  if [[ -z ${node:-} ]]; then
    fail 29 "no pod of the action $action is there after it was invoked" \
      'see: kubectl -n openwhisk get pods -l user-action-pod=true'
  fi
  if [[ -z ${LOOKS[$node]:-} ]]; then
    outside="$(kube get node "$node" -o jsonpath='{.status.nodeInfo.kernelVersion}')"
    LOOKS[$node]="${class:-none} ${inside:-unknown} $outside"
    say "looked   at $pod on $node"
    printf 'look %s %s\n' "$node" "${LOOKS[$node]}"
  fi
}

look_everywhere() {
  local number
  for ((number = 1; number <= MOST_ACTIONS; number++)); do
    if ((${#LOOKS[@]} == ${#WORKERS[@]})); then
      return
    fi
    STEP="an action that says where it runs, number $number"
    look_with "whiskwattwhere$number"
  done
}

# judge WORKER: counts what is not as cluster.yaml says.
judge() {
  local class inside outside
  if [[ -z ${LOOKS[$1]:-} ]]; then
    say "wrong    $1: none of $MOST_ACTIONS actions ran there"
    return 1
  fi
  read -r class inside outside <<<"${LOOKS[$1]}"
  if [[ $EXPECTED_CLASS == '' ]]; then
    if [[ $class != none || $inside != "$outside" ]]; then
      say "wrong    $1: runtime class $class, kernel inside $inside, outside $outside; both should be one"
      return 1
    fi
  elif [[ $class != "$EXPECTED_CLASS" ]]; then
    say "wrong    $1: the pod has the runtime class $class, not $EXPECTED_CLASS"
    return 1
  elif [[ $inside == "$outside" || ($KATA_GUEST_KERNEL != '' && $inside != "$KATA_GUEST_KERNEL"*) ]]; then
    say "wrong    $1: inside runs the kernel $inside; the guest of Kata $KATA_VERSION has ${KATA_GUEST_KERNEL:-another}"
    return 1
  fi
  say "right    $1: runtime class $class, kernel inside $inside, outside $outside"
}

judge_all() {
  STEP='verdict'
  local entry wrong=0
  for entry in "${WORKERS[@]}"; do
    judge "${entry%%=*}" || wrong=$((wrong + 1))
  done
  if ((wrong > 0)); then
    fail 29 "$wrong of ${#WORKERS[@]} workers do not isolate as cluster.yaml says" \
      'where the class is missing: run 05_master_openwhisk.sh again; where no action ran: is its invoker healthy? kubectl -n openwhisk get pods -o wide'
  fi
}

require_root
write_probe
look_everywhere
rm -f -- "$CODE"
judge_all
say 'finished: the isolation is what cluster.yaml says, on every worker'
