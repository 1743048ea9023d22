# ---- The part that the scripts of the webhook share ----------------------------------------------
# of_replica NUMBER METHOD [CURL'S WORDS]: what a replica of the webhook says of its runtime class. The
# token is read from the cluster, and is in no argument.
of_replica() {
  local port="WEBHOOK_PORT_$1" method="$2"
  shift 2
  curl --fail --silent --insecure --max-time 5 --request "$method" "$@" \
    --header @<(printf 'Authorization: Bearer %s' "$(webhook_token)") \
    "https://$MASTER_ADDRESS:${!port}/runtime-class"
}

webhook_token() {
  kube -n whiskwatt get secret whiskwatt-webhook -o 'jsonpath={.data.token}' | base64 --decode
}

# choose_class CLASS: both replicas give it to every action pod from now on
choose_class() {
  if ! of_replica 0 PUT --data-binary "$1" >/dev/null || ! of_replica 1 PUT --data-binary "$1" >/dev/null; then
    fail 28 "the webhook cannot be switched to $1 at $MASTER_ADDRESS:$WEBHOOK_PORT_0 and $WEBHOOK_PORT_1" \
      'see: kubectl -n whiskwatt get pods; kubectl -n whiskwatt logs whiskwatt-webhook-0; are these ports open?'
  fi
}
# ---- End of the shared part ----------------------------------------------------------------------
