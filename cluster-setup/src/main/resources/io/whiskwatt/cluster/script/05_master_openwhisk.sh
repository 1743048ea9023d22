# OpenWhisk, by its Helm chart, with the same limits on every cluster that is compared.

VALUES=/etc/whiskwatt/openwhisk-values.yaml
CHART="$DOWNLOADS/openwhisk-$CHART_VERSION.tgz"

has_helm() {
  [[ $(helm version --short 2>/dev/null) == "v$HELM_VERSION"* ]]
}

install_helm() {
  mkdir -p "$DOWNLOADS"
  fetch "$HELM_URL" "$HELM_SHA256" "$DOWNLOADS/helm-$HELM_VERSION.tar.gz"
  tar --extract --gzip --file "$DOWNLOADS/helm-$HELM_VERSION.tar.gz" --directory /usr/local/bin \
    --strip-components=1 linux-amd64/helm
}

has_chart() {
  sha256sum --check --status <<<"$CHART_SHA256  $CHART"
}

fetch_chart() {
  fetch "$CHART_URL" "$CHART_SHA256" "$CHART"
}

values() {
  cat <<YAML
whisk:
  ingress:
    type: NodePort
    apiHostName: $MASTER_ADDRESS
    apiHostPort: $API_PORT
  limits:
    actionsInvokesPerminute: $LIMIT_PER_MINUTE
    actionsInvokesConcurrent: $LIMIT_CONCURRENT
  containerPool:
    userMemory: ${USER_MEMORY_MB}m
nginx:
  httpsNodePort: $API_PORT
k8s:
  persistence:
    enabled: false
pdb:
  enable: false
invoker:
  containerFactory:
    impl: kubernetes
    kubernetes:
      replicaCount: ${#WORKERS[@]}
  options: $INVOKER_OPTIONS
YAML
}

has_values() {
  cmp --silent <(values) "$VALUES"
}

write_values() {
  mkdir -p /etc/whiskwatt
  values | write "$VALUES"
}

has_release() {
  [[ $(helm --kubeconfig /etc/kubernetes/admin.conf -n openwhisk status owdev -o json 2>/dev/null) == *'"status":"deployed"'* ]] &&
    cmp --silent "$VALUES" /etc/whiskwatt/openwhisk-installed.yaml
}

install_release() {
  local chart="$DOWNLOADS/openwhisk-$CHART_VERSION"
  rm -rf -- "$chart"
  mkdir -p "$chart"
  tar --extract --gzip --file "$CHART" --directory "$chart" --strip-components=1
  set_prewarm "$chart/runtimes.json"
  if ! helm --kubeconfig /etc/kubernetes/admin.conf upgrade --install owdev "$chart" --namespace openwhisk \
    --create-namespace --values "$VALUES" --timeout 20m; then
    fail 0 'Helm could not install OpenWhisk' 'what it said stands above'
  fi
  cp "$VALUES" /etc/whiskwatt/openwhisk-installed.yaml
}

# How many sandboxes without code wait for each kind; none, so that a cold start is cold.
set_prewarm() {
  python3 - "$1" "$PREWARM" <<'PYTHON'
import json, sys
path, wanted = sys.argv[1], json.loads(sys.argv[2])
with open(path) as file:
    runtimes = json.load(file)
for kinds in runtimes["runtimes"].values():
    for kind in kinds:
        cells = wanted.get(kind["kind"], [])
        if cells:
            kind["stemCells"] = cells
        else:
            kind.pop("stemCells", None)
with open(path, "w") as file:
    json.dump(runtimes, file, indent=2)
PYTHON
}

are_jobs_complete() {
  kube -n openwhisk wait --for=condition=complete --timeout=5s job/owdev-init-couchdb job/owdev-install-packages
}

await_jobs() {
  if await 1200 'the jobs that fill the database (up to 20 minutes)' are_jobs_complete; then
    return
  fi
  local waiting
  waiting="$(kube -n openwhisk get pods --no-headers | grep -vE 'Running|Completed' || true)"
  if grep -qE 'ImagePullBackOff|ErrImagePull' <<<"$waiting"; then
    fail 25 "images cannot be pulled: $(tr -s ' ' <<<"$waiting" | cut -d' ' -f1,3 | tr '\n' ';')" \
      'check the limits of the registry; cluster.yaml can name a mirror'
  fi
  if [[ -n $(kube -n openwhisk get pvc --no-headers 2>/dev/null | grep -v Bound || true) ]]; then
    fail 26 'a volume is not bound' 'switch persistence off, or name a storage class'
  fi
  fail 26 "OpenWhisk does not come up: $(tr -s ' ' <<<"$waiting" | cut -d' ' -f1,3 | tr '\n' ';')" \
    'see: kubectl -n openwhisk describe pod NAME'
}

healthy_invokers() {
  curl -sk -m 5 "https://$MASTER_ADDRESS:$API_PORT/invokers/healthy/count" -u "$(auth_key)"
}

auth_key() {
  kube -n openwhisk get secret owdev-whisk.auth -o 'jsonpath={.data.guest}' | base64 --decode
}

are_invokers_healthy() {
  kube -n openwhisk rollout status statefulset/owdev-invoker --timeout=5s ||
    [[ $(kube -n openwhisk get pods -l name=owdev-invoker --field-selector=status.phase=Running --no-headers | wc -l) == "${#WORKERS[@]}" ]]
}

await_invokers() {
  await 600 'an invoker on each worker' are_invokers_healthy || true
}

answers() {
  curl -sk -m 5 "https://$MASTER_ADDRESS:$API_PORT/api/v1" | grep -q '"description"'
}

await_answer() {
  if ! await 300 "https://$MASTER_ADDRESS:$API_PORT" answers; then
    fail 27 "OpenWhisk does not answer at https://$MASTER_ADDRESS:$API_PORT" \
      "see: kubectl -n openwhisk logs deploy/owdev-nginx; is the port open?"
  fi
}

require_root
ensure "Helm $HELM_VERSION" has_helm install_helm
ensure "chart $CHART_VERSION" has_chart fetch_chart
ensure 'the values of this cluster' has_values write_values
ensure 'OpenWhisk is installed with these values' has_release install_release
ensure 'its database is filled' are_jobs_complete await_jobs
ensure 'an invoker runs on each worker' are_invokers_healthy await_invokers
ensure 'it answers' answers await_answer
say "finished: https://$MASTER_ADDRESS:$API_PORT"
