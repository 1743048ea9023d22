package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Which group a process belongs to: by the control group it is in, by the name of its program, and
 * where neither tells, by the process that started it.
 */
final class GroupRule {
  /** Beginnings of names as the kernel keeps them, 15 characters at the most. */
  private static final Map<String, ProcessGroup> NAMES =
      Map.ofEntries(
          Map.entry("qemu-system-", ProcessGroup.VMM),
          Map.entry("qemu-kvm", ProcessGroup.VMM),
          Map.entry("cloud-hyperviso", ProcessGroup.VMM),
          Map.entry("firecracker", ProcessGroup.VMM),
          Map.entry("virtiofsd", ProcessGroup.VIRTIOFSD),
          Map.entry("containerd-shim", ProcessGroup.SHIM),
          Map.entry("runc", ProcessGroup.SHIM),
          Map.entry("crun", ProcessGroup.SHIM),
          Map.entry("kata-runtime", ProcessGroup.SHIM),
          Map.entry("conmon", ProcessGroup.SHIM),
          Map.entry("runsc", ProcessGroup.SENTRY),
          Map.entry("kubelet", ProcessGroup.KUBELET),
          Map.entry("dockerd", ProcessGroup.CONTAINERD),
          Map.entry("crio", ProcessGroup.CONTAINERD),
          Map.entry("kube-", ProcessGroup.CONTROL_PLANE),
          Map.entry("cloud-controlle", ProcessGroup.CONTROL_PLANE),
          Map.entry("etcd", ProcessGroup.CONTROL_PLANE),
          Map.entry("coredns", ProcessGroup.CONTROL_PLANE));

  private static final String VHOST = "vhost-";

  private final long self;
  private final ProcessGroup ownGroup;
  private final KernelFiles files;

  /**
   * A rule.
   *
   * @param self the process that looks
   * @param ownGroup what it is there for
   */
  GroupRule(long self, ProcessGroup ownGroup, KernelFiles files) {
    this.self = self;
    this.ownGroup = ownGroup;
    this.files = files;
  }

  /**
   * Sets the group of a process whose place is known.
   *
   * @param podNames by uid
   * @param byPid other processes, those that started it among them
   */
  void identify(
      WorkerProcess process,
      Map<String, String> podNames,
      LongFunction<Optional<WorkerProcess>> byPid) {
    if (process.pid == self) {
      process.startsSandboxes = ownGroup == ProcessGroup.GENERATOR;
      process.group = ownGroup;
    } else if (process.stat.kernel()) {
      process.group = ofKernelThread(process.stat.name(), byPid);
    } else if (process.place.embedded()) {
      process.group = ProcessGroup.FUNCTION;
    } else {
      Optional<String> pod = process.place.pod().map(uid -> podNames.getOrDefault(uid, uid));
      process.group = ofUser(process, pod, byPid.apply(process.stat.parent()));
    }
  }

  /** Before Linux 6.4 the threads of vhost are the kernel's, named after the monitor they serve. */
  private static ProcessGroup ofKernelThread(
      String name, LongFunction<Optional<WorkerProcess>> byPid) {
    boolean serves =
        name.startsWith(VHOST)
            && KernelFiles.number(name.substring(VHOST.length())).stream()
                .mapToObj(byPid)
                .flatMap(Optional::stream)
                .anyMatch(owner -> owner.group == ProcessGroup.VMM);
    return serves ? ProcessGroup.VMM : ProcessGroup.OTHER;
  }

  private ProcessGroup ofUser(
      WorkerProcess process, Optional<String> pod, Optional<WorkerProcess> parent) {
    Optional<ProcessGroup> named = named(process);
    boolean inFunction = pod.filter(PodNames::isFunction).isPresent();
    if (inFunction && contained(process)) {
      // What runs in there may call itself what it likes; gVisor's kernel runs in there as well.
      return named
          .filter(group -> group == ProcessGroup.SENTRY)
          .or(() -> parent.map(from -> from.group).filter(GroupRule::holdsFunctions))
          .orElse(ProcessGroup.FUNCTION);
    }
    if (named.isPresent()) {
      return named.get();
    }
    return pod.isPresent() && !inFunction ? ProcessGroup.OTHER : inherited(process, parent);
  }

  /** A group whose processes have what a function does inside of them. */
  private static boolean holdsFunctions(ProcessGroup group) {
    return group == ProcessGroup.SENTRY
        || group == ProcessGroup.VMM
        || group == ProcessGroup.VIRTIOFSD;
  }

  private ProcessGroup inherited(WorkerProcess process, Optional<WorkerProcess> parent) {
    if (parent.isEmpty()) {
      return ProcessGroup.OTHER;
    }
    if (parent.get().startsSandboxes) {
      return ProcessGroup.FUNCTION;
    }
    ProcessGroup from = parent.get().group;
    // A shim adopts whatever its container leaves behind, and starts the container itself.
    boolean container = from == ProcessGroup.SHIM && contained(process);
    return container ? ProcessGroup.OTHER : from;
  }

  private Optional<ProcessGroup> named(WorkerProcess process) {
    String name = process.stat.name();
    if (name.equals("java")) {
      return ofJava(process);
    }
    if (name.equals("containerd")) {
      return Optional.of(ProcessGroup.CONTAINERD);
    }
    // runsc starts itself by /proc/self/exe, which is all that the kernel then keeps.
    String known = name.equals("exe") ? program(process) : name;
    return NAMES.entrySet().stream()
        .filter(entry -> known.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<ProcessGroup> ofJava(WorkerProcess process) {
    List<String> arguments = arguments(process);
    if (arguments.stream().anyMatch(argument -> argument.endsWith("agent.jar"))) {
      return Optional.of(ProcessGroup.AGENT);
    }
    int jar =
        (int)
            arguments.stream().takeWhile(argument -> !argument.endsWith("benchmarks.jar")).count();
    if (jar == arguments.size()) {
      return Optional.empty();
    }
    List<String> ofTool = arguments.subList(jar + 1, arguments.size());
    if (ofTool.contains("agent")) {
      return Optional.of(ProcessGroup.AGENT);
    }
    process.startsSandboxes = true;
    return Optional.of(
        ofTool.contains("serve") ? ProcessGroup.CONTROL_PLANE : ProcessGroup.GENERATOR);
  }

  private String program(WorkerProcess process) {
    String first = arguments(process).stream().findFirst().orElse("");
    return first.substring(first.lastIndexOf('/') + 1);
  }

  private List<String> arguments(WorkerProcess process) {
    return files
        .text(new File(process.folder, "cmdline"))
        .map(text -> Arrays.asList(text.split("\0", -1)))
        .orElse(List.of());
  }

  /** True in a process-id namespace of its own: {@code NSpid} has its id in each. */
  private boolean contained(WorkerProcess process) {
    return files
        .text(new File(process.folder, "status"))
        .flatMap(text -> text.lines().filter(line -> line.startsWith("NSpid:")).findFirst())
        .map(line -> line.substring("NSpid:".length()).strip().split("\\s+", -1).length > 1)
        .orElse(false);
  }
}
