#!/usr/bin/env bash
# Reviews per second of webhook.jar on one core, over TLS: as many as eight connections bring, twice,
# from the start of its process; then a thousand a second, 32 at once at the most, after two seconds
# that are not recorded. Run it in the root of a built checkout.
set -euo pipefail

webhook="$PWD/cluster-setup/target/webhook.jar"
tool="$PWD/benchmarks/target/benchmarks.jar"
folder="$(mktemp -d)"
port=18443
trap 'kill "$server" 2>/dev/null || true; rm -rf -- "$folder"' EXIT
server=0
cd "$folder"

(
  umask 077
  head -c 24 /dev/urandom | base64 >password
  head -c 24 /dev/urandom | base64 >token
)
keytool -genkeypair -alias it -keyalg EC -groupname secp256r1 -dname CN=webhook -validity 1 \
  -keystore server.p12 -storetype PKCS12 -storepass:file password 2>/dev/null
cat >review.json <<'JSON'
{ "apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": { "uid": "u-1",
  "kind": { "group": "", "version": "v1", "kind": "Pod" }, "operation": "CREATE", "namespace": "openwhisk",
  "object": { "apiVersion": "v1", "kind": "Pod",
    "metadata": { "name": "p", "labels": { "user-action-pod": "true" } }, "spec": { "containers": [] } } } }
JSON

taskset -c 0 java -Xmx48m -XX:+UseSerialGC -jar "$webhook" --port "$port" --key-store server.p12 \
  --password-file password --token-file token --runtime-class kata-qemu &
server=$!
until curl -sk --output /dev/null "https://127.0.0.1:$port/readyz"; do sleep 0.1; done

ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

measure() {
  local before after
  before="$(ticks)"
  echo "== $*"
  taskset -c 1 java -jar "$tool" load "https://127.0.0.1:$port/mutate" --insecure \
    --body=@review.json --window 10s "$@" | grep -E 'reached|outcomes|p50|response|bound' || true
  after="$(ticks)"
  echo "webhook      $(((after - before) * 1000 / $(getconf CLK_TCK))) ms of CPU time"
}

measure --closed 8
measure --closed 8
measure --rate 1000/s --connections 8 --in-flight 32 --warm-up 2s
grep VmHWM "/proc/$server/status"
