#!/usr/bin/env bash
# One host: waits for its network, builds its root from this machine's and an own layer, and becomes
# sshd there.
set -euo pipefail
lab="$1" name="$2" address="$3"
disk="$lab/disks/$name"
root="$disk/root"

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
mount --rbind /dev "$root/dev"
mount -t tmpfs tmp "$root/tmp"
mount -t tmpfs run "$root/run"
mount -t tmpfs modules "$root/sys/module"
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
