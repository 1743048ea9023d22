package io.whiskwatt.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What processes of a worker are there for. Each process is in exactly one of these groups. */
public enum ProcessGroup {
  /** What runs inside of sandboxes, and whatever a sandbox without a guest kernel consists of. */
  FUNCTION,
  /** Virtual machine monitors, their guests included: all that a function in a guest does. */
  VMM,
  /** The file server of a guest. */
  VIRTIOFSD,
  /** What starts and watches containers: a shim, runc, crun. */
  SHIM,
  /** gVisor's kernel in user space and its gofers, the function in it included. */
  SENTRY,
  KUBELET,
  CONTAINERD,
  /** Kubernetes' own components, and the embedded platform where it runs as a server. */
  CONTROL_PLANE,
  /** The energy agent. */
  AGENT,
  /** The tool that sends the load; in a local study it is the embedded platform as well. */
  GENERATOR,
  /** All else, the kernel's own threads included. */
  OTHER;

  /** As written in files: {@code control-plane}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The group of this key. */
  public static Optional<ProcessGroup> of(String key) {
    return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
  }
}
