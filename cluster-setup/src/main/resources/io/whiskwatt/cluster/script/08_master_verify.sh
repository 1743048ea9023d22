# What this cluster claims, on every worker: which runtime an action's pod has, and which kernel runs
# inside it. Actions of many names are placed on different workers, until each has had one. Where
# runtimes are switched, each is chosen in turn, or the one that is named:
#   bash 08_master_verify.sh [CLASS]

MOST_ACTIONS=64
CODE=''
ACTIONS=()

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

# Leaves nothing of it, and the runtime that was chosen first.
leave() {
  trap - ERR
  set +e
  rm -f -- "$CODE"
  local action
  for action in "${ACTIONS[@]}"; do
    wsk_here action delete "$action" >/dev/null 2>&1
  done
  if ((${#RUNTIMES[@]} > 1)); then
    (choose_class "$FIRST_CLASS")
  fi
}

# What each worker showed, and the action that runs there.
declare -A LOOKS=()
declare -A THERE=()

# look_with ACTION CLASS: invokes it, and finds the pod that it ran in.
look_with() {
  local action="$1" inside pod node class outside
  wsk_here action update "$action" "$CODE" --kind "$TEST_KIND" >/dev/null
  ACTIONS+=("$action")
  inside="$(wsk_here action invoke "$action" --blocking --result | tr -d ' \n' | sed -nE 's/.*"kernel":"([^"]*)".*/\1/p')"
  read -r pod node class < <(kube -n openwhisk get pods -l user-action-pod=true --sort-by=.metadata.creationTimestamp \
    -o jsonpath='{range .items[*]}{.metadata.name} {.spec.nodeName} {.spec.runtimeClassName}{"\n"}{end}' |
    grep -E -- "-$action " | tail -n 1) || true
  if [[ -z ${node:-} ]]; then
    fail 29 "no pod of the action $action is there after it was invoked" \
      'see: kubectl -n openwhisk get pods -l user-action-pod=true'
  fi
  if [[ -z ${LOOKS[$node]:-} ]]; then
    outside="$(kube get node "$node" -o jsonpath='{.status.nodeInfo.kernelVersion}')"
    LOOKS[$node]="${class:-none} ${inside:-unknown} $outside"
    THERE[$node]="$action"
    say "looked   at $pod on $node"
    printf 'look %s %s %s\n' "$2" "$node" "${LOOKS[$node]}"
  fi
}

look_everywhere() {
  local number
  for ((number = 1; number <= MOST_ACTIONS; number++)); do
    if ((${#LOOKS[@]} == ${#WORKERS[@]})); then
      return
    fi
    STEP="an action that says where it runs, number $number"
    look_with "whiskwatt${1//-/}$number" "$1"
  done
}

# Once more each, so that a sandbox stands on every worker for as long as it may be idle.
stand_everywhere() {
  STEP='a sandbox on every worker'
  local action
  for action in "${THERE[@]}"; do
    wsk_here action invoke "$action" --blocking --result >/dev/null
  done
}

# judge WORKER CLASS: false when it is not as cluster.yaml says.
judge() {
  local class inside outside
  if [[ -z ${LOOKS[$1]:-} ]]; then
    say "wrong    $1: none of $MOST_ACTIONS actions ran there"
    return 1
  fi
  read -r class inside outside <<<"${LOOKS[$1]}"
  if [[ $2 == runc ]]; then
    if [[ $class != none || $inside != "$outside" ]]; then
      say "wrong    $1: runtime class $class, kernel inside $inside, outside $outside; both should be one"
      return 1
    fi
  elif [[ $class != "$2" ]]; then
    say "wrong    $1: the pod has the runtime class $class, not $2"
    return 1
  elif [[ $inside == "$outside" || ($KATA_GUEST_KERNEL != '' && $inside != "$KATA_GUEST_KERNEL"*) ]]; then
    say "wrong    $1: inside runs the kernel $inside; the guest of Kata $KATA_VERSION has ${KATA_GUEST_KERNEL:-another}"
    return 1
  fi
  say "right    $1: runtime class $class, kernel inside $inside, outside $outside"
}

# How many are not as they should be.
WRONG=0

look_at() {
  if ((${#RUNTIMES[@]} > 1)); then
    STEP="switching to $1"
    choose_class "$1"
    say "switched to $1"
  fi
  LOOKS=()
  THERE=()
  look_everywhere "$1"
  stand_everywhere
  STEP="verdict of $1"
  local entry
  for entry in "${WORKERS[@]}"; do
    judge "${entry%%=*}" "$1" || WRONG=$((WRONG + 1))
  done
}

require_root
CHOSEN=("${RUNTIMES[@]}")
if [[ $# -gt 0 ]]; then
  if [[ " ${RUNTIMES[*]} " != *" $1 "* ]]; then
    fail 0 "'$1' is no runtime of $CLUSTER" "name one of: ${RUNTIMES[*]}"
  fi
  CHOSEN=("$1")
fi
trap leave EXIT
write_probe
for EACH in "${CHOSEN[@]}"; do
  look_at "$EACH"
done
if ((WRONG > 0)); then
  STEP='verdict'
  fail 29 "$WRONG times a worker does not isolate as cluster.yaml says" \
    'where the class is missing: run 05_master_openwhisk.sh again, and 06_master_kata_webhook.sh where there is one; where no action ran: is its invoker healthy? kubectl -n openwhisk get pods -o wide'
fi
say 'finished: the isolation is what cluster.yaml says, on every worker'
