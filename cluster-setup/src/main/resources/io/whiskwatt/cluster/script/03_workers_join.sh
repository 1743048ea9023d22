# A worker joins. The argument is the join command as kubeadm prints it:
#   sudo bash 03_workers_join.sh kubeadm join 192.168.27.16:6443 --token … --discovery-token-ca-cert-hash sha256:…
# or "-": it is then read from the standard input, and stands in no list of processes.

read_command() {
  STEP='the join command'
  JOIN=("$@")
  if [[ ${1-} == - ]]; then
    IFS=' ' read -r -a JOIN
  elif (($# == 1)); then
    IFS=' ' read -r -a JOIN <<<"$1"
  fi
  local words="${JOIN[*]}"
  if [[ ! $words =~ ^kubeadm\ join\ [a-z0-9.:-]+\ --token\ [a-z0-9]{6}\.[a-z0-9]{16}\ --discovery-token-ca-cert-hash\ sha256:[0-9a-f]{64}$ ]]; then
    fail 23 'that is not a join command' \
      'print one on the master: sudo kubeadm token create --ttl 1h --print-join-command'
  fi
  if [[ ${JOIN[2]} != "$MASTER_ADDRESS:6443" ]]; then
    fail 20 "this join command leads to ${JOIN[2]}, and the master of $CLUSTER is $MASTER_ADDRESS:6443" \
      'print one on that master'
  fi
}

check_api() {
  STEP='the way to the master'
  if ! await 60 "https://$MASTER_ADDRESS:6443" curl -sk -m 5 --output /dev/null "https://$MASTER_ADDRESS:6443/livez"; then
    fail 22 "https://$MASTER_ADDRESS:6443 does not answer from here" \
      'check the firewall between the nodes, and that 02_master_init.sh has ended well'
  fi
}

has_joined() {
  [[ -f /etc/kubernetes/kubelet.conf ]] && grep -q "https://$MASTER_ADDRESS:6443" /etc/kubernetes/kubelet.conf &&
    systemctl is-active --quiet kubelet &&
    [[ $(kubectl --kubeconfig /etc/kubernetes/kubelet.conf get node "$(hostname)" \
      -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}') == True ]]
}

join() {
  if [[ ! -f /etc/kubernetes/kubelet.conf ]]; then
    local words
    if ! words="$("${JOIN[@]}" --cri-socket unix:///run/containerd/containerd.sock 2>&1)"; then
      printf '%s\n' "${words//${JOIN[4]}/…}"
      if grep -qE 'token id .* is invalid|could not find a JWS signature|expired' <<<"$words"; then
        fail 23 'the token of the join command has expired' \
          'print another on the master: sudo kubeadm token create --ttl 1h --print-join-command'
      fi
      fail 0 'kubeadm could not join' 'what it said stands above'
    fi
    printf '%s\n' "${words//${JOIN[4]}/…}"
  fi
  systemctl enable --now kubelet
  await 300 'this node to become Ready' has_joined || true
}

require_root
read_command "$@"
check_api
ensure "this node belongs to $CLUSTER, and is Ready" has_joined join
say 'finished'
