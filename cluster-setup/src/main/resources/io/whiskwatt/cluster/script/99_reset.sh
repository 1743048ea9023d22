# Takes this node out of the cluster and removes what Kubernetes left on it. Workers first, the
# master last. Packages, containerd and its images stay.

refuse_foreign() {
  STEP='whose node this is'
  if [[ -f /etc/kubernetes/kubelet.conf ]] && ! grep -q "https://$MASTER_ADDRESS:6443" /etc/kubernetes/kubelet.conf; then
    if [[ ${1-} != --foreign ]]; then
      fail 20 "this node belongs to another cluster: $(grep -m1 'server:' /etc/kubernetes/kubelet.conf | tr -s ' ')" \
        "if it may be taken out of that one: sudo bash $0 --foreign"
    fi
  fi
}

reset_node() {
  if command -v kubeadm >/dev/null; then
    kubeadm reset --force --cri-socket unix:///run/containerd/containerd.sock
  fi
  rm -rf -- /etc/cni/net.d /var/lib/etcd /var/lib/cni /etc/kubernetes/whiskwatt-init.yaml
  local link
  for link in cni0 flannel.1; do
    if ip link show "$link" >/dev/null 2>&1; then
      ip link delete "$link"
    fi
  done
  iptables --flush
  iptables --table nat --flush
  iptables --table mangle --flush
  iptables --delete-chain
  local home
  home="$(getent passwd "$OPERATOR" | cut -d: -f6)"
  rm -f -- "$home/.kube/config"
}

is_reset() {
  [[ ! -f /etc/kubernetes/kubelet.conf && ! -f /etc/kubernetes/admin.conf ]] &&
    ! ip link show cni0 >/dev/null 2>&1 && ! ip link show flannel.1 >/dev/null 2>&1 &&
    [[ ! -d /var/lib/etcd/member ]] && ! compgen -G '/etc/cni/net.d/*' >/dev/null
}

require_root
refuse_foreign "$@"
ensure 'nothing of a cluster is left on this node' is_reset reset_node
say 'finished'
