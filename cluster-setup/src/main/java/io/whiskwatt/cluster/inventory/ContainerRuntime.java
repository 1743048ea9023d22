package io.whiskwatt.cluster.inventory;

import java.util.Locale;

/** What isolates a sandbox on a worker; its key is the name of the RuntimeClass. */
public enum ContainerRuntime {
  /** Namespaces and cgroups, the kernel shared. */
  RUNC,
  /** Kata Containers with QEMU: a virtual machine per sandbox. */
  KATA_QEMU,
  /** Kata Containers with Cloud Hypervisor. */
  KATA_CLH,
  /** gVisor: a kernel in user space. */
  GVISOR;

  /** The word used in {@code cluster.yaml}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** True when Kata's static release must be installed for it. */
  public boolean needsKata() {
    return this == KATA_QEMU || this == KATA_CLH;
  }
}
