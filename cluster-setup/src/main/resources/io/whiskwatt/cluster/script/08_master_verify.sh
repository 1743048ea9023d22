# What this cluster claims, seen from the master: which runtime an action's pod has, and its kernel.
# cluster verify looks at every worker; this is the look a person takes by hand.

ACTION=whiskwatt-where

wsk_here() {
  WSK_CONFIG_FILE=/etc/whiskwatt/wskprops wsk -i "$@"
}

invoke_probe() {
  STEP='an action that says where it runs'
  local code
  code="$(mktemp --suffix=.js)"
  cat >"$code" <<'JS'
function main() {
  return { kernel: require('os').release() };
}
JS
  wsk_here action update "$ACTION" "$code" --kind "$TEST_KIND" >/dev/null
  rm -f -- "$code"
  INSIDE="$(wsk_here action invoke "$ACTION" --blocking --result | tr -d ' \n' | sed -nE 's/.*"kernel":"([^"]*)".*/\1/p')"
}

look_at_pod() {
  STEP='the pod of that action'
  read -r POD NODE CLASS < <(kube -n openwhisk get pods -l user-action-pod=true --sort-by=.metadata.creationTimestamp \
    -o jsonpath='{range .items[*]}{.metadata.name} {.spec.nodeName} {.spec.runtimeClassName}{"\n"}{end}' | grep whiskwattwhere | tail -n 1)
  OUTSIDE="$(kube get node "$NODE" -o jsonpath='{.status.nodeInfo.kernelVersion}')"
}

judge() {
  STEP='verdict'
  say "pod      $POD on $NODE, runtime class ${CLASS:-none}"
  say "kernel   inside $INSIDE, outside $OUTSIDE"
  if [[ $EXPECTED_CLASS == '' ]]; then
    if [[ -n ${CLASS:-} || $INSIDE != "$OUTSIDE" ]]; then
      fail 29 'this cluster should share the kernel with its sandboxes, and does not' \
        'look for a webhook that is registered here: kubectl get mutatingwebhookconfigurations'
    fi
  else
    if [[ ${CLASS:-} != "$EXPECTED_CLASS" ]]; then
      fail 29 "the pod has the runtime class '${CLASS:-none}', not $EXPECTED_CLASS" \
        'run 06_master_kata_webhook.sh again, and restart the invokers'
    fi
    if [[ $INSIDE == "$OUTSIDE" || $INSIDE != "$KATA_GUEST_KERNEL"* ]]; then
      fail 29 "inside runs the kernel $INSIDE; the guest of Kata $KATA_VERSION has $KATA_GUEST_KERNEL" \
        'see on the node: pgrep -fa /opt/kata/bin/qemu-system-x86_64'
    fi
  fi
}

require_root
invoke_probe
look_at_pod
wsk_here action delete "$ACTION" >/dev/null
judge
say 'finished: the isolation is what cluster.yaml says, on one worker; cluster verify looks at all'
