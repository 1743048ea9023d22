#!/usr/bin/env bash
# One host: waits for its network, builds its root from this machine's and an own layer, and becomes
# sshd there.
set -euo pipefail
lab="$1" name="$2" address="$3"
disk="$lab/disks/$name"
root="$disk/root"

# A folder of devices of its own: what virtual machines need is there by name alone.
devices() {
  mount -t tmpfs devices "$1"
  local device
  for device in null zero full random urandom tty; do
    touch "$1/$device"
    mount --bind "/dev/$device" "$1/$device"
  done
  for device in kvm vhost-net vhost-vsock; do
    touch "$1/$device"
    mount --bind /dev/null "$1/$device"
  done
  mkdir "$1/shm" "$1/pts"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/pts"
  ln -s pts/ptmx "$1/ptmx"
  ln -s /proc/self/fd "$1/fd"
  ln -s /proc/self/fd/0 "$1/stdin"
  ln -s /proc/self/fd/1 "$1/stdout"
  ln -s /proc/self/fd/2 "$1/stderr"
}

hostname "$name"
until ip link show eth0 >/dev/null 2>&1; do
  sleep 0.02
done
ip link set lo up
ip address add "$address/24" dev eth0
ip link set eth0 up

mount --make-rprivate /
mount -t overlay root -o "lowerdir=/,upperdir=$disk/upper,workdir=$disk/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
devices "$root/dev"
mount -t tmpfs tmp "$root/tmp"
mount -t tmpfs run "$root/run"
mount -t tmpfs modules "$root/sys/module"
mount -t tmpfs cgroup "$root/sys/fs/cgroup"
sed -E 's/^flags\s*:.*/& vmx/' /proc/cpuinfo >"$root/tmp/cpuinfo"
mount --bind "$root/tmp/cpuinfo" "$root/proc/cpuinfo"
mkdir -p "$root/run/sshd" "$root/run/lock" "$root/lab"
mount --bind "$lab" "$root/lab"
# The disks of the others are nobody's business.
mount -t tmpfs none "$root/lab/disks"

if [[ ! -f $root/etc/lab-host ]]; then
  rm -rf "$root/etc/kubernetes" "$root/etc/containerd" "$root/etc/cni" "$root/root/.kube" \
    "$root/etc/whiskwatt" "$root/opt/whiskwatt" "$root/root/.whiskwatt"
  rm -f "$root/etc/os-release"
  printf 'ID=ubuntu\nVERSION_ID="20.04"\nPRETTY_NAME="Ubuntu 20.04 (test host)"\n' >"$root/etc/os-release"
  printf '/dev/none / ext4 defaults 0 1\n/swap.img none swap sw 0 0\n' >"$root/etc/fstab"
  cp "$lab/ssh_host_$name" "$root/etc/lab_host_key"
  chmod 600 "$root/etc/lab_host_key"
  mkdir -p "$root/var/lib/stand-in"
  chroot "$root" useradd --create-home --shell /bin/bash --password '*' ops
  printf '%s\n' 'Defaults secure_path="/lab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"' \
    'ops ALL=(ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/ops"
  chmod 440 "$root/etc/sudoers.d/ops"
  touch "$root/etc/lab-host"
fi
cat >"$root/etc/lab_sshd_config" <<CONFIG
Port 22
ListenAddress 0.0.0.0
HostKey /etc/lab_host_key
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile /lab/authorized_keys
StrictModes no
UsePAM no
PidFile none
SetEnv PATH=/lab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
CONFIG
exec chroot "$root" /usr/sbin/sshd -D -e -f /etc/lab_sshd_config
