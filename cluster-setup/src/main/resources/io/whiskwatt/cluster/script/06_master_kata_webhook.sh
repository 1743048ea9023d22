# The webhook that gives action pods their runtime class. webhook.jar, webhook.p12, webhook.password,
# webhook.token and webhook-ca.pem lie beside this script; cluster up puts them there.

HERE="$(cd "$(dirname "$0")" && pwd)"
NAMESPACE=whiskwatt
NAME=whiskwatt-webhook
FILES=(webhook.jar webhook.p12 webhook.password webhook.token webhook-ca.pem)

check_files() {
  STEP='files of the webhook'
  local file
  for file in "${FILES[@]}"; do
    if [[ ! -f $HERE/$file ]]; then
      fail 0 "$HERE/$file is not there" 'copy it beside this script: cluster generate wrote all of them'
    fi
  done
  if ! openssl x509 -in "$HERE/webhook-ca.pem" -noout -checkend 86400 >/dev/null; then
    fail 28 'the certificate of the webhook has expired, or does so within a day' \
      'make another: cluster up --only webhook, or cluster generate, and run this again'
  fi
}

# What the pods are made of; when it changes they are started anew.
input() {
  (cd "$HERE" && sha256sum "${FILES[@]}") | sha256sum | cut -d' ' -f1
}

has_namespace() {
  kube get namespace "$NAMESPACE"
}

make_namespace() {
  kube create namespace "$NAMESPACE"
}

has_contents() {
  [[ $(kube -n "$NAMESPACE" get secret "$NAME" -o 'jsonpath={.metadata.annotations.whiskwatt/input}') == "$(input)" ]]
}

# The jar is larger than what a client's own record of an object may hold: the server keeps it.
put_contents() {
  kube -n "$NAMESPACE" create configmap "$NAME" --from-file="webhook.jar=$HERE/webhook.jar" --dry-run=client -o yaml |
    kube apply --server-side --force-conflicts -f -
  kube -n "$NAMESPACE" create secret generic "$NAME" --from-file="key-store=$HERE/webhook.p12" \
    --from-file="password=$HERE/webhook.password" --from-file="token=$HERE/webhook.token" --dry-run=client -o yaml |
    kube apply --server-side --force-conflicts -f -
  kube -n "$NAMESPACE" annotate --overwrite secret "$NAME" "whiskwatt/input=$(input)"
}

# Two replicas beside OpenWhisk's own services, on runc, away from the workers that are measured.
replicas() {
  cat <<YAML
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: $NAME
  namespace: $NAMESPACE
spec:
  serviceName: $NAME
  replicas: 2
  podManagementPolicy: Parallel
  selector:
    matchLabels:
      app: $NAME
  template:
    metadata:
      labels:
        app: $NAME
      annotations:
        whiskwatt/input: "$(input)"
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 15
      nodeSelector:
        openwhisk-role: core
      tolerations:
        - key: node-role.kubernetes.io/control-plane
          operator: Exists
          effect: NoSchedule
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        fsGroup: 65532
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: webhook
          image: "$WEBHOOK_IMAGE"
          command: [java]
          args:
            - -Xmx48m
            - -XX:+UseSerialGC
            - -XX:+ExitOnOutOfMemoryError
            - -jar
            - /opt/whiskwatt/webhook.jar
            - --port
            - "8443"
            - --key-store
            - /etc/whiskwatt/key-store
            - --password-file
            - /etc/whiskwatt/password
            - --token-file
            - /etc/whiskwatt/token
            - --runtime-class
            - $WEBHOOK_START
          ports:
            - name: https
              containerPort: 8443
          readinessProbe:
            httpGet:
              path: /readyz
              port: https
              scheme: HTTPS
            periodSeconds: 2
          livenessProbe:
            httpGet:
              path: /healthz
              port: https
              scheme: HTTPS
            initialDelaySeconds: 10
            periodSeconds: 10
          resources:
            requests:
              cpu: 100m
              memory: 96Mi
            limits:
              memory: 192Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: jar
              mountPath: /opt/whiskwatt
              readOnly: true
            - name: secrets
              mountPath: /etc/whiskwatt
              readOnly: true
      volumes:
        - name: jar
          configMap:
            name: $NAME
        - name: secrets
          secret:
            secretName: $NAME
            defaultMode: 288
---
apiVersion: v1
kind: Service
metadata:
  name: $NAME
  namespace: $NAMESPACE
spec:
  selector:
    app: $NAME
  ports:
    - name: https
      port: 443
      targetPort: https
$(switch_of 0)
$(switch_of 1)
YAML
}

# switch_of NUMBER: one replica by itself, ready or not, so that both of them can be switched
switch_of() {
  local port="WEBHOOK_PORT_$1"
  cat <<YAML
---
apiVersion: v1
kind: Service
metadata:
  name: $NAME-$1
  namespace: $NAMESPACE
spec:
  type: NodePort
  publishNotReadyAddresses: true
  selector:
    statefulset.kubernetes.io/pod-name: $NAME-$1
  ports:
    - name: https
      port: 443
      targetPort: https
      nodePort: ${!port}
YAML
}

registration() {
  cat <<YAML
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: whiskwatt-runtime
webhooks:
  - name: runtime.whiskwatt.io
    admissionReviewVersions: [v1]
    clientConfig:
      service:
        name: $NAME
        namespace: $NAMESPACE
        path: /mutate
        port: 443
      caBundle: $(base64 --wrap=0 "$HERE/webhook-ca.pem")
    rules:
      - operations: [CREATE]
        apiGroups: [""]
        apiVersions: [v1]
        resources: [pods]
        scope: Namespaced
    namespaceSelector:
      matchLabels:
        kubernetes.io/metadata.name: openwhisk
    objectSelector:
      matchLabels:
        user-action-pod: "true"
    failurePolicy: Fail
    matchPolicy: Equivalent
    reinvocationPolicy: Never
    sideEffects: None
    timeoutSeconds: 5
YAML
}

are_replicas_right() {
  [[ $(kube -n "$NAMESPACE" get statefulset "$NAME" -o 'jsonpath={.spec.template.metadata.annotations.whiskwatt/input}') == "$(input)" ]] &&
    [[ $(kube -n "$NAMESPACE" get statefulset "$NAME" -o 'jsonpath={.spec.template.spec.containers[0].image}') == "$WEBHOOK_IMAGE" ]] &&
    [[ $(kube -n "$NAMESPACE" get statefulset "$NAME" -o 'jsonpath={.status.updatedReplicas}') == 2 ]]
}

start_replicas() {
  replicas | kube apply --server-side --force-conflicts -f -
  if ! await 300 'both replicas' are_replicas_right; then
    fail 28 'the webhook does not start' \
      "see: kubectl -n $NAMESPACE describe pods; kubectl -n $NAMESPACE logs $NAME-0"
  fi
}

is_chosen() {
  [[ $(of_replica 0 GET) == "$FIRST_CLASS" && $(of_replica 1 GET) == "$FIRST_CLASS" ]]
}

choose() {
  if ! await 120 'the replicas to answer' of_replica 0 GET || ! await 60 'the second replica' of_replica 1 GET; then
    fail 28 "the webhook does not answer at $MASTER_ADDRESS:$WEBHOOK_PORT_0 and $WEBHOOK_PORT_1" \
      "see: kubectl -n $NAMESPACE logs $NAME-0; are these ports open?"
  fi
  choose_class "$FIRST_CLASS"
}

are_ready() {
  kube -n "$NAMESPACE" rollout status "statefulset/$NAME" --timeout=5s
}

await_ready() {
  await 120 'both replicas to be ready' are_ready || true
}

is_registered() {
  [[ $(kube get mutatingwebhookconfiguration whiskwatt-runtime -o 'jsonpath={.webhooks[0].clientConfig.caBundle}') == "$(base64 --wrap=0 "$HERE/webhook-ca.pem")" ]] &&
    [[ $(kube get mutatingwebhookconfiguration whiskwatt-runtime -o 'jsonpath={.webhooks[0].failurePolicy}') == Fail ]]
}

# Sandboxes that wait from before would have no class: the invokers begin anew.
register() {
  registration | kube apply -f -
  kube -n openwhisk rollout restart statefulset/owdev-invoker
  if ! kube -n openwhisk rollout status statefulset/owdev-invoker --timeout=600s; then
    fail 26 'the invokers do not come back' 'see: kubectl -n openwhisk describe pods -l name=owdev-invoker'
  fi
}

# Asks the API server what would become of an action's pod; nothing is created.
probe() {
  kube apply --dry-run=server -o 'jsonpath={.spec.runtimeClassName}' -f - <<'YAML'
apiVersion: v1
kind: Pod
metadata:
  name: whiskwatt-probe
  namespace: openwhisk
  labels:
    user-action-pod: "true"
spec:
  containers:
    - name: probe
      image: registry.k8s.io/pause:3.9
YAML
}

check_probe() {
  STEP='what becomes of an action pod'
  local class expected="$FIRST_CLASS"
  if [[ $expected == runc ]]; then
    expected=''
  fi
  if ! class="$(probe)"; then
    fail 28 'the API server does not reach the webhook, or does not believe it' \
      "see what it says above; the certificate must name $NAME.$NAMESPACE.svc"
  fi
  if [[ $class != "$expected" ]]; then
    fail 28 "an action pod would get the runtime class '${class:-none}', not '${expected:-none}'" \
      'see: kubectl get mutatingwebhookconfiguration whiskwatt-runtime -o yaml'
  fi
  say "an action pod gets the runtime class ${class:-none}"
}

require_root
check_files
ensure "the namespace $NAMESPACE" has_namespace make_namespace
ensure 'jar, key and token of the webhook' has_contents put_contents
ensure 'two replicas of it' are_replicas_right start_replicas
ensure "both give $FIRST_CLASS" is_chosen choose
ensure 'both are ready' are_ready await_ready
ensure 'the API server asks it about action pods, and refuses them without it' is_registered register
check_probe
say 'finished'
