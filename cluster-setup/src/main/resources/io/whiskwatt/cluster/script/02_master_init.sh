# The control plane, and Flannel.

API="https://$MASTER_ADDRESS:6443"

check_ports() {
  STEP='ports of the control plane'
  if [[ -f /etc/kubernetes/admin.conf ]]; then
    return
  fi
  local taken
  taken="$(ss -ltnH 'sport = :6443 or sport = :10250 or sport = :2379 or sport = :2380')"
  if [[ -n $taken ]]; then
    fail 21 "another program listens where the control plane must: $(tr -s ' ' <<<"$taken" | cut -d' ' -f4 | tr '\n' ' ')" \
      'see which: ss -ltnp'
  fi
}

has_control_plane() {
  [[ -f /etc/kubernetes/admin.conf ]] && [[ $(kube get --raw=/readyz) == ok ]]
}

init_control_plane() {
  if [[ -f /etc/kubernetes/admin.conf ]]; then
    systemctl restart kubelet
    if ! await 120 'the control plane that is here already' has_control_plane; then
      fail 22 "the control plane of this node does not answer at $API" \
        'see: journalctl -u kubelet -n 50; or start anew with 99_reset.sh'
    fi
    return
  fi
  mkdir -p /etc/kubernetes
  write /etc/kubernetes/whiskwatt-init.yaml <<CONFIG
apiVersion: kubeadm.k8s.io/v1beta3
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: $MASTER_ADDRESS
nodeRegistration:
  name: $MASTER_HOSTNAME
  criSocket: unix:///run/containerd/containerd.sock
---
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
clusterName: $CLUSTER
kubernetesVersion: v$KUBERNETES_VERSION
controlPlaneEndpoint: $MASTER_ADDRESS:6443
imageRepository: $REGISTRY
networking:
  podSubnet: $POD_CIDR
  serviceSubnet: $SERVICE_CIDR
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
cgroupDriver: systemd
CONFIG
  kubeadm init --config /etc/kubernetes/whiskwatt-init.yaml --upload-certs --skip-token-print
}

has_operator() {
  local home
  home="$(getent passwd "$OPERATOR" | cut -d: -f6)"
  cmp --silent /etc/kubernetes/admin.conf "$home/.kube/config"
}

give_to_operator() {
  local home
  home="$(getent passwd "$OPERATOR" | cut -d: -f6)"
  install --directory --mode=700 --owner="$OPERATOR" "$home/.kube"
  install --mode=600 --owner="$OPERATOR" /etc/kubernetes/admin.conf "$home/.kube/config"
}

has_flannel() {
  [[ $(kube -n kube-flannel get configmap kube-flannel-cfg -o jsonpath='{.data.net-conf\.json}') == *"\"$POD_CIDR\""* ]] &&
    kube -n kube-flannel rollout status ds/kube-flannel-ds --timeout=5s
}

install_flannel() {
  mkdir -p "$DOWNLOADS"
  local manifest="$DOWNLOADS/kube-flannel-$FLANNEL_VERSION.yml"
  fetch "$FLANNEL_URL" "$FLANNEL_SHA256" "$manifest"
  if ! grep -q '"Network": "10.244.0.0/16"' "$manifest"; then
    fail 24 'the manifest of Flannel does not name the network that is expected' \
      'use the version that cluster.yaml pins'
  fi
  sed "s|\"Network\": \"10.244.0.0/16\"|\"Network\": \"$POD_CIDR\"|" "$manifest" | kube apply -f -
  kube -n kube-flannel rollout restart ds/kube-flannel-ds
  if ! kube -n kube-flannel rollout status ds/kube-flannel-ds --timeout=300s; then
    fail 24 'Flannel does not start' \
      'see: kubectl -n kube-flannel logs ds/kube-flannel-ds; UDP port 8472 must be open between the nodes'
  fi
}

is_master_ready() {
  kube wait --for=condition=Ready "node/$MASTER_HOSTNAME" --timeout=5s
}

await_master() {
  kube wait --for=condition=Ready "node/$MASTER_HOSTNAME" --timeout=300s || true
}

require_root
check_ports
ensure 'the control plane answers' has_control_plane init_control_plane
ensure "$OPERATOR may use kubectl" has_operator give_to_operator
ensure "Flannel $FLANNEL_VERSION with $POD_CIDR" has_flannel install_flannel
ensure 'the master is Ready' is_master_ready await_master
say 'finished. The join command for 03_workers_join.sh, valid for an hour, is printed by:'
say '  sudo kubeadm token create --ttl 1h --print-join-command'
