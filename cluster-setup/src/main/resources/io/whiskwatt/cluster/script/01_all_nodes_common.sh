# What every node needs: no swap, kernel modules and sysctl, containerd with CRI, kubeadm.

is_hostname_right() { [[ $(hostname) == "$1" ]]; }

check_identity() {
  STEP='identity of the node'
  local known=() entry
  for entry in "${NODES[@]}"; do
    known+=("${entry%%=*}")
    if is_hostname_right "${entry%%=*}"; then
      say "this is  ${entry%%=*}"
      return
    fi
  done
  fail 18 "this machine calls itself '$(hostname)', and cluster.yaml knows ${known[*]}" \
    'set its name: hostnamectl set-hostname NAME'
}

check_room() {
  STEP='room on the disk'
  local path used
  for path in /var/lib/containerd /var/lib/kubelet; do
    mkdir -p "$path"
    used="$(df --output=pcent "$path" | tail -n 1 | tr -dc 0-9)"
    if ((used > 85)); then
      fail 16 "$path lies on a disk that is $used % full; kubelet evicts pods above 85 %" \
        'make room, or mount a larger disk there'
    fi
  done
}

check_clock() {
  STEP='clock'
  if [[ $(timedatectl show -p NTPSynchronized --value) != yes ]]; then
    fail 15 'the clock is not synchronised' \
      'switch it on: timedatectl set-ntp true; certificates and measurements need it'
  fi
}

check_foreign_cluster() {
  STEP='traces of another cluster'
  if [[ -f /etc/kubernetes/kubelet.conf ]] && ! grep -q "https://$MASTER_ADDRESS:6443" /etc/kubernetes/kubelet.conf; then
    fail 20 "this node belongs to another cluster: $(grep -m1 'server:' /etc/kubernetes/kubelet.conf | tr -s ' ')" \
      'leave it alone, or take it out of that cluster there and run 99_reset.sh here'
  fi
  if [[ ! -f /etc/kubernetes/kubelet.conf && -d /var/lib/etcd/member ]]; then
    fail 20 '/var/lib/etcd holds the data of a control plane that is gone' 'run 99_reset.sh here first'
  fi
  if [[ ! -f /etc/kubernetes/kubelet.conf ]] && compgen -G '/etc/cni/net.d/*.conf*' >/dev/null; then
    fail 19 "/etc/cni/net.d holds a network that nobody uses: $(compgen -G '/etc/cni/net.d/*.conf*' | tr '\n' ' ')" \
      'run 99_reset.sh here first'
  fi
}

has_no_swap() {
  [[ -z $(swapon --show --noheadings) ]]
}

remove_swap() {
  swapoff --all
}

keeps_no_swap() {
  ! grep -qE '^[^#].*\sswap\s' /etc/fstab && [[ $(systemctl is-enabled swap.target 2>/dev/null) == masked ]]
}

forget_swap() {
  sed --in-place=.before-whiskwatt -E 's|^([^#].*\sswap\s.*)$|# whiskwatt: \1|' /etc/fstab
  systemctl mask swap.target
}

has_modules() {
  local module
  for module in overlay br_netfilter; do
    [[ -d /sys/module/$module ]] || return 1
    grep -qx "$module" /etc/modules-load.d/whiskwatt.conf || return 1
  done
}

load_modules() {
  printf '%s\n' overlay br_netfilter | write /etc/modules-load.d/whiskwatt.conf
  modprobe overlay
  modprobe br_netfilter
}

has_sysctl() {
  [[ $(sysctl -n net.ipv4.ip_forward) == 1 ]] &&
    [[ $(sysctl -n net.bridge.bridge-nf-call-iptables) == 1 ]] &&
    [[ $(sysctl -n net.bridge.bridge-nf-call-ip6tables) == 1 ]] &&
    [[ -f /etc/sysctl.d/90-whiskwatt.conf ]]
}

set_sysctl() {
  write /etc/sysctl.d/90-whiskwatt.conf <<'SYSCTL'
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-iptables = 1
net.bridge.bridge-nf-call-ip6tables = 1
SYSCTL
  sysctl --quiet --load=/etc/sysctl.d/90-whiskwatt.conf
}

TOOLS=(curl ca-certificates gpg xz-utils psmisc iproute2 iptables socat conntrack ethtool ebtables runc)

has_tools() {
  (($(dpkg-query --show --showformat='${Status}\n' "${TOOLS[@]}" 2>/dev/null | grep -c 'ok installed') == ${#TOOLS[@]}))
}

install_tools() {
  apt_get update
  apt_get install --no-install-recommends "${TOOLS[@]}"
}

has_containerd() {
  [[ $(/usr/local/bin/containerd --version 2>/dev/null) == *" v$CONTAINERD_VERSION "* ]] &&
    [[ -f /etc/systemd/system/containerd.service ]]
}

install_containerd() {
  mkdir -p "$DOWNLOADS"
  local archive="$DOWNLOADS/containerd-$CONTAINERD_VERSION.tar.gz"
  fetch "$CONTAINERD_URL" "$CONTAINERD_SHA256" "$archive"
  tar --extract --gzip --file "$archive" --directory /usr/local
  write /etc/systemd/system/containerd.service <<'UNIT'
[Unit]
Description=containerd container runtime
After=network.target local-fs.target

[Service]
ExecStartPre=-/sbin/modprobe overlay
ExecStart=/usr/local/bin/containerd
Type=notify
Delegate=yes
KillMode=process
Restart=always
RestartSec=5
LimitNPROC=infinity
LimitCORE=infinity
LimitNOFILE=1048576
TasksMax=infinity
OOMScoreAdjust=-999

[Install]
WantedBy=multi-user.target
UNIT
  systemctl daemon-reload
}

# The configuration that containerd has loaded, not the file.
containerd_says() {
  containerd config dump 2>/dev/null | grep -qE "$1"
}

speaks_cri() {
  [[ -f /etc/containerd/config.toml && -f /etc/crictl.yaml ]] && containerd config dump >/dev/null &&
    ! grep -qE '^\s*disabled_plugins\s*=.*cri' /etc/containerd/config.toml
}

uses_systemd() {
  containerd_says '^\s*SystemdCgroup = true'
}

# A configuration of version 3 (containerd 2) has another name for it.
has_pause() {
  containerd_says "^\s*sandbox(_image)? = [\"']$REGISTRY/pause:${PAUSE_VERSION}[\"']"
}

# configured: from the standard input, the default, to what Kubernetes needs of it
configured() {
  sed -E -e 's|^(\s*SystemdCgroup = ).*|\1true|' \
    -e "s|^(\s*sandbox(_image)? = ).*|\1\"$REGISTRY/pause:$PAUSE_VERSION\"|"
}

configure_cri() {
  mkdir -p /etc/containerd
  if [[ -f /etc/containerd/config.toml ]]; then
    cp --no-clobber /etc/containerd/config.toml /etc/containerd/config.toml.before-whiskwatt
  fi
  containerd config default | configured | write /etc/containerd/config.toml
  if ! containerd config dump >/dev/null; then
    fail 10 '/etc/containerd/config.toml cannot be read by containerd' \
      'what was there before is /etc/containerd/config.toml.before-whiskwatt'
  fi
  write /etc/crictl.yaml <<'CRICTL'
runtime-endpoint: unix:///run/containerd/containerd.sock
image-endpoint: unix:///run/containerd/containerd.sock
timeout: 10
CRICTL
  systemctl enable containerd
  systemctl restart containerd
}

runs_containerd() {
  systemctl is-active --quiet containerd && systemctl is-enabled --quiet containerd
}

start_containerd() {
  systemctl enable containerd
  systemctl restart containerd
}

has_kubernetes() {
  local package versions held
  versions="$(dpkg-query --show --showformat='${Package} ${Version}\n' kubeadm kubelet kubectl 2>/dev/null)" || return 1
  held="$(apt-mark showhold)"
  for package in kubeadm kubelet kubectl; do
    grep -qxF "$package $KUBERNETES_PACKAGE" <<<"$versions" || return 1
    grep -qxF "$package" <<<"$held" || return 1
  done
}

install_kubernetes() {
  mkdir -p /etc/apt/keyrings
  local channel="v${KUBERNETES_VERSION%.*}"
  if ! curl --fail --silent --show-error --location --retry 4 --max-time 60 \
    "$KUBERNETES_APT/$channel/deb/Release.key" | gpg --dearmor --yes --output /etc/apt/keyrings/kubernetes.gpg; then
    fail 12 "the key of $KUBERNETES_APT/$channel/deb/ cannot be fetched" \
      'check the network, or name a mirror in cluster.yaml'
  fi
  printf 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] %s/%s/deb/ /\n' "$KUBERNETES_APT" "$channel" |
    write /etc/apt/sources.list.d/kubernetes.list
  apt_get update
  apt_get install --allow-change-held-packages \
    "kubeadm=$KUBERNETES_PACKAGE" "kubelet=$KUBERNETES_PACKAGE" "kubectl=$KUBERNETES_PACKAGE"
  apt-mark hold kubeadm kubelet kubectl
  systemctl enable kubelet
}

has_images() {
  crictl --config /etc/crictl.yaml inspecti "$REGISTRY/pause:$PAUSE_VERSION"
}

pull_images() {
  if ! crictl --config /etc/crictl.yaml pull "$REGISTRY/pause:$PAUSE_VERSION"; then
    fail 25 "the image $REGISTRY/pause:$PAUSE_VERSION cannot be pulled" \
      'check the network and the limits of the registry, or name a mirror in cluster.yaml'
  fi
}

require_root
require_release
check_identity
check_room
check_clock
check_foreign_cluster
ensure 'swap is off' has_no_swap remove_swap 1 \
  'something switches it on again: see swapon --show and systemctl list-units --type=swap'
ensure 'swap stays off after a restart' keeps_no_swap forget_swap 2 \
  'see the lines of /etc/fstab with swap, and systemctl status swap.target, which should be masked'
ensure 'packages that the other steps need' has_tools install_tools
ensure 'kernel modules overlay and br_netfilter' has_modules load_modules 6 \
  'see what keeps them from loading: dmesg | tail; a container cannot load modules'
ensure 'sysctl: forwarding, and bridges pass iptables' has_sysctl set_sysctl 6 \
  'another file overrides them: grep -r "ip_forward\|bridge-nf" /etc/sysctl.d /etc/sysctl.conf'
ensure "containerd $CONTAINERD_VERSION" has_containerd install_containerd
ensure 'containerd speaks CRI' speaks_cri configure_cri 7 \
  'see: containerd config dump | grep disabled_plugins; and whether another file is imported'
ensure 'containerd leaves control groups to systemd, as the kubelet does' uses_systemd configure_cri 8 \
  'see: containerd config dump | grep SystemdCgroup; and whether another file is imported'
ensure 'containerd knows the pause image of kubeadm' has_pause configure_cri 9 \
  'see: containerd config dump | grep sandbox; and whether another file is imported'
ensure 'containerd runs' runs_containerd start_containerd
ensure "kubeadm, kubelet and kubectl $KUBERNETES_PACKAGE, held" has_kubernetes install_kubernetes
ensure 'the pause image is here' has_images pull_images
say 'finished: the node is ready for 02_master_init.sh or 03_workers_join.sh'
