# Which nodes run OpenWhisk's own services, and which run actions; the runtime class of micro-VMs.

label_of() {
  kube get node "$1" -o "jsonpath={.metadata.labels.${2//./\\.}}"
}

are_all_ready() {
  local node
  for node in "${WORKERS[@]}"; do
    [[ $(kube get node "${node%%=*}" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}') == True ]] || return 1
  done
}

await_all() {
  if ! await 600 'all workers to become Ready' are_all_ready; then
    fail 0 "not all workers are Ready: $(kube get nodes --no-headers | grep -vw Ready | cut -d' ' -f1 | tr '\n' ' ')" \
      'see on such a node: journalctl -u kubelet -n 50'
  fi
}

are_labelled() {
  [[ $(label_of "$MASTER_HOSTNAME" openwhisk-role) == core ]] || return 1
  local node
  for node in "${WORKERS[@]}"; do
    [[ $(label_of "${node%%=*}" openwhisk-role) == invoker ]] || return 1
    if [[ $HAS_KATA == yes ]]; then
      [[ $(label_of "${node%%=*}" katacontainers.io/kata-runtime) == true ]] || return 1
    fi
  done
}

label() {
  kube label --overwrite node "$MASTER_HOSTNAME" openwhisk-role=core
  kube taint node "$MASTER_HOSTNAME" node-role.kubernetes.io/control-plane:NoSchedule- || true
  local node
  for node in "${WORKERS[@]}"; do
    kube label --overwrite node "${node%%=*}" openwhisk-role=invoker
    if [[ $HAS_KATA == yes ]]; then
      kube label --overwrite node "${node%%=*}" katacontainers.io/kata-runtime=true
    fi
  done
}

are_pods_different() {
  [[ -z $(kube get nodes -o jsonpath='{range .items[*]}{.status.nodeInfo.systemUUID}{"\n"}{end}' | sort | uniq -d) ]]
}

name_twins() {
  fail 18 "nodes share the machine id $(kube get nodes -o jsonpath='{range .items[*]}{.status.nodeInfo.systemUUID}{"\n"}{end}' | sort | uniq -d)" \
    'they were copied from one image: give each virtual machine a UUID of its own'
}

has_runtime_class() {
  [[ $(kube get runtimeclass kata-qemu -o 'jsonpath={.handler} {.overhead.podFixed.memory}') == 'kata-qemu 160Mi' ]]
}

# What a virtual machine takes beside its sandbox is counted, and pods go where Kata is installed.
apply_runtime_class() {
  kube apply -f - <<'YAML'
apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata:
  name: kata-qemu
handler: kata-qemu
overhead:
  podFixed:
    memory: 160Mi
    cpu: 250m
scheduling:
  nodeSelector:
    katacontainers.io/kata-runtime: "true"
YAML
}

require_root
ensure 'all workers are Ready' are_all_ready await_all
ensure 'every node is a machine of its own' are_pods_different name_twins
ensure 'the nodes carry their roles' are_labelled label
if [[ $HAS_KATA == yes ]]; then
  ensure 'the runtime class kata-qemu' has_runtime_class apply_runtime_class
fi
say 'finished'
