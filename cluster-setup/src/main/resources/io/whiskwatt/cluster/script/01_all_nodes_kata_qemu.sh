# Kata Containers from its static release, and the handler kata-qemu in containerd.

SHIM=/usr/local/bin/containerd-shim-kata-qemu-v2
CONFIGURATION=/opt/kata/share/defaults/kata-containers/configuration-qemu.toml

is_master() {
  [[ $(hostname) == "$MASTER_HOSTNAME" ]]
}

check_machine() {
  STEP='virtualisation'
  if is_master; then
    return
  fi
  if (($(grep -cE '\b(vmx|svm)\b' /proc/cpuinfo || true) == 0)); then
    fail 4 'the processors of this machine offer no virtualisation' \
      'switch it on in the firmware; on a virtual machine, nested virtualisation is switched on at its host'
  fi
  modprobe kvm_intel 2>/dev/null || modprobe kvm_amd 2>/dev/null || true
  if [[ ! -c /dev/kvm ]]; then
    fail 3 '/dev/kvm is not there' 'load kvm_intel or kvm_amd; see dmesg for what keeps it from loading'
  fi
}

check_cgroups() {
  STEP='control groups'
  if [[ ${KATA_VERSION%%.*} == 2 && $(stat -fc %T /sys/fs/cgroup) != tmpfs ]]; then
    fail 14 "Kata $KATA_VERSION needs control groups of version 1, and this machine has version 2" \
      'write a Kata of 3.x into cluster.yaml, or start the machine with systemd.unified_cgroup_hierarchy=0'
  fi
}

has_vhost() {
  if is_master; then
    return
  fi
  local module
  for module in vhost vhost_net vhost_vsock; do
    grep -qx "$module" /etc/modules-load.d/whiskwatt-kata.conf || return 1
  done
  [[ -c /dev/vhost-net && -c /dev/vhost-vsock ]]
}

load_vhost() {
  printf '%s\n' vhost vhost_net vhost_vsock | write /etc/modules-load.d/whiskwatt-kata.conf
  local module
  for module in vhost vhost_net vhost_vsock; do
    if ! modprobe "$module"; then
      fail 5 "the kernel module $module cannot be loaded" \
        "install the extra modules of this kernel: apt-get install linux-modules-extra-$(uname -r)"
    fi
  done
}

has_kata() {
  /opt/kata/bin/kata-runtime --version | grep -qE "\b$KATA_VERSION\b"
}

install_kata() {
  mkdir -p "$DOWNLOADS"
  fetch "$KATA_URL" "$KATA_SHA256" "$DOWNLOADS/$KATA_ASSET"
  rm -rf -- /opt/kata
  tar --extract --file "$DOWNLOADS/$KATA_ASSET" --directory /
  local words
  if ! words="$(/opt/kata/bin/kata-runtime --version 2>&1)"; then
    if grep -q GLIBC <<<"$words"; then
      fail 11 "Kata $KATA_VERSION needs a newer GLIBC than Ubuntu $UBUNTU has: ${words##*$'\n'}" \
        'on Ubuntu 20.04 use Kata 3.13.0 or older'
    fi
    fail 11 "Kata does not run here: ${words##*$'\n'}" 'see the line above'
  fi
}

has_shim() {
  [[ $(readlink "$SHIM") == /opt/kata/bin/containerd-shim-kata-v2 && -x $SHIM ]]
}

link_shim() {
  ln --symbolic --force --no-dereference /opt/kata/bin/containerd-shim-kata-v2 "$SHIM"
}

# The table's name depends on the version that the file declares, not on containerd's.
runtimes_table() {
  if grep -qE '^version = 3' /etc/containerd/config.toml; then
    printf 'io.containerd.cri.v1.runtime'
  else
    printf 'io.containerd.grpc.v1.cri'
  fi
}

has_handler() {
  containerd config dump 2>/dev/null | grep -q 'runtimes.kata-qemu\]' &&
    containerd config dump 2>/dev/null | grep -qF "$CONFIGURATION"
}

add_handler() {
  local table
  table="$(runtimes_table)"
  cp /etc/containerd/config.toml /etc/containerd/config.toml.before-kata
  {
    sed '/^# whiskwatt: kata-qemu$/,/^# whiskwatt: end$/d' /etc/containerd/config.toml.before-kata
    cat <<TOML
# whiskwatt: kata-qemu
[plugins."$table".containerd.runtimes.kata-qemu]
  runtime_type = "io.containerd.kata-qemu.v2"
  privileged_without_host_devices = true
  pod_annotations = ["io.katacontainers.*"]
  [plugins."$table".containerd.runtimes.kata-qemu.options]
    ConfigPath = "$CONFIGURATION"
# whiskwatt: end
TOML
  } | write /etc/containerd/config.toml
  if ! containerd config dump >/dev/null; then
    mv /etc/containerd/config.toml.before-kata /etc/containerd/config.toml
    fail 10 'containerd cannot read its configuration with the handler kata-qemu in it; the former one is back' \
      'see the line above'
  fi
  systemctl restart containerd
}

boots_a_guest() {
  if is_master; then
    return
  fi
  /opt/kata/bin/kata-runtime --config "$CONFIGURATION" check 2>&1 |
    grep -q 'System is capable of running Kata Containers'
}

cannot_boot() {
  fail 14 "this machine cannot run a guest: $(/opt/kata/bin/kata-runtime --config "$CONFIGURATION" check 2>&1 | tail -n 1)" \
    'see: /opt/kata/bin/kata-runtime check --verbose'
}

require_root
require_release
check_machine
check_cgroups
ensure 'kernel modules vhost, vhost_net and vhost_vsock' has_vhost load_vhost
ensure "Kata Containers $KATA_VERSION" has_kata install_kata
ensure 'the shim lies where containerd looks for it' has_shim link_shim
ensure 'containerd knows the handler kata-qemu' has_handler add_handler 13 \
  'compare: containerd config dump | grep -A3 kata-qemu, and the version line of /etc/containerd/config.toml'
ensure 'this machine can run a guest' boots_a_guest cannot_boot
say "finished: the guest kernel will be $KATA_GUEST_KERNEL"
