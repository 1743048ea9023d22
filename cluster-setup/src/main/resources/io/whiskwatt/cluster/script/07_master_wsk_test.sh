# The command line of OpenWhisk, and one action that is created, invoked twice and removed.

ACTION=whiskwatt-check

auth_key() {
  kube -n openwhisk get secret owdev-whisk.auth -o 'jsonpath={.data.guest}' | base64 --decode
}

has_wsk() {
  [[ -x /usr/local/bin/wsk && -f /etc/whiskwatt/wsk.sha256 ]] &&
    [[ $(sha256sum /usr/local/bin/wsk | cut -d' ' -f1) == "$(cat /etc/whiskwatt/wsk.sha256)" ]]
}

install_wsk() {
  mkdir -p "$DOWNLOADS" /etc/whiskwatt
  fetch "$WSK_URL" "$WSK_SHA256" "$DOWNLOADS/wsk-$WSK_VERSION.tgz"
  tar --extract --gzip --file "$DOWNLOADS/wsk-$WSK_VERSION.tgz" --directory /usr/local/bin wsk
  sha256sum /usr/local/bin/wsk | cut -d' ' -f1 | write /etc/whiskwatt/wsk.sha256
}

# The key stands in a file of root's, not in an argument that others can list.
has_properties() {
  [[ -f /etc/whiskwatt/wskprops && $(stat -c %a /etc/whiskwatt/wskprops) == 600 ]] &&
    cmp --silent <(properties) /etc/whiskwatt/wskprops
}

properties() {
  printf 'APIHOST=https://%s:%s\nAUTH=%s\n' "$MASTER_ADDRESS" "$API_PORT" "$(auth_key)"
}

write_properties() {
  mkdir -p /etc/whiskwatt
  (
    umask 077
    properties | write /etc/whiskwatt/wskprops
  )
}

wsk_here() {
  WSK_CONFIG_FILE=/etc/whiskwatt/wskprops wsk -i "$@"
}

try_action() {
  STEP='an action is invoked'
  local code words
  code="$(mktemp --suffix=.js)"
  cat >"$code" <<'JS'
function main(params) {
  return { payload: 'Hello, ' + (params.name || 'stranger') + '!' };
}
JS
  wsk_here action update "$ACTION" "$code" --kind "$TEST_KIND"
  local round
  for round in cold warm; do
    if ! words="$(wsk_here action invoke "$ACTION" --blocking --result --param name "$CLUSTER" 2>&1)"; then
      wsk_here action delete "$ACTION" >/dev/null 2>&1 || true
      if grep -qi 'authentication' <<<"$words"; then
        fail 27 'OpenWhisk refuses the key of the guest' 'see: kubectl -n openwhisk get secret owdev-whisk.auth'
      fi
      fail 29 "the $round invocation failed: ${words##*$'\n'}" \
        'see: kubectl -n openwhisk get pods -l user-action-pod=true; kubectl -n openwhisk describe pod NAME'
    fi
    if [[ $words != *"Hello, $CLUSTER!"* ]]; then
      fail 29 "the $round invocation returned $words" 'that is not what the action returns'
    fi
    say "answered $round: $(tr -d '\n' <<<"$words" | tr -s ' ')"
  done
  wsk_here action delete "$ACTION" >/dev/null
  rm -f -- "$code"
}

require_root
ensure "wsk $WSK_VERSION" has_wsk install_wsk
ensure 'host and key for wsk, readable by root alone' has_properties write_properties
try_action
say 'finished'
