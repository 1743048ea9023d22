package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All processes of a machine, look by look. Kernel threads that serve no guest are looked at again
 * only now and then: there are hundreds of them, and they change nothing.
 */
final class ProcessTable {
  private static final int LOOKS_TO_IDENTIFY = 2;

  private static final Comparator<WorkerProcess> ELDERS_FIRST =
      Comparator.comparingLong((WorkerProcess process) -> process.stat.startTicks())
          .thenComparingLong(process -> process.pid);

  private final File proc;
  private final KernelFiles files;
  private final ControlGroups groups;
  private final GroupRule rule;
  private Map<Long, WorkerProcess> alive = new HashMap<>();
  private boolean looked;
  private long lookedNanos;

  ProcessTable(Path root, KernelFiles files, ControlGroups groups, GroupRule rule) {
    this.proc = root.resolve("proc").toFile();
    this.files = files;
    this.groups = groups;
    this.rule = rule;
  }

  /**
   * Looks at all processes.
   *
   * @param all true: at every kernel thread as well
   * @param podNames by uid
   * @return those that were there at the look before and are no more
   */
  List<WorkerProcess> look(long nanos, boolean all, Map<String, String> podNames) {
    Map<Long, WorkerProcess> before = alive;
    alive = new HashMap<>(2 * before.size());
    List<WorkerProcess> strangers = new ArrayList<>();
    for (String name : names()) {
      KernelFiles.number(name).ifPresent(pid -> add(pid, before, nanos, all, strangers));
    }
    strangers.sort(ELDERS_FIRST);
    strangers.forEach(process -> identify(process, podNames));
    looked = true;
    lookedNanos = nanos;
    return before.values().stream().filter(process -> alive.get(process.pid) != process).toList();
  }

  private String[] names() {
    String[] names = proc.list();
    return names == null ? new String[0] : names;
  }

  private void add(
      long pid,
      Map<Long, WorkerProcess> before,
      long nanos,
      boolean all,
      List<WorkerProcess> strangers) {
    WorkerProcess known = before.get(pid);
    if (known != null && isBackground(known) && !all) {
      alive.put(pid, known);
      return;
    }
    File folder = known == null ? new File(proc, Long.toString(pid)) : known.folder;
    Optional<StatLine> read = files.text(new File(folder, "stat")).flatMap(StatLine::parse);
    if (read.isEmpty()) {
      return;
    }
    WorkerProcess process = known;
    boolean stranger = known == null || known.stat.startTicks() != read.get().startTicks();
    if (process == null || stranger) {
      process = newcomer(pid, folder, read.get(), nanos);
    }
    stranger |= !process.stat.name().equals(read.get().name());
    process.seen(read.get(), nanos);
    alive.put(pid, process);
    if (stranger || process.identified < LOOKS_TO_IDENTIFY) {
      strangers.add(process);
    }
  }

  private static boolean isBackground(WorkerProcess process) {
    return process.stat.kernel()
        && process.group == ProcessGroup.OTHER
        && process.identified >= LOOKS_TO_IDENTIFY;
  }

  /**
   * What it used before the first look of all belongs to no account; else it came since the last.
   */
  private WorkerProcess newcomer(long pid, File folder, StatLine stat, long nanos) {
    ProcessorShare share =
        looked
            ? new ProcessorShare(lookedNanos, 0)
            : new ProcessorShare(nanos, stat.ownTicks() * StatLine.NANOS_PER_TICK);
    WorkerProcess process = new WorkerProcess(pid, folder, stat, share);
    if (!looked) {
      process.countedTicks = stat.ownTicks();
      process.countedChildTicks = stat.childTicks();
    }
    return process;
  }

  private void identify(WorkerProcess process, Map<String, String> podNames) {
    process.identified++;
    if (!process.stat.kernel()) {
      process.place =
          files
              .text(new File(process.folder, "cgroup"))
              .map(groups::place)
              .orElse(ControlGroups.Place.NONE);
    }
    rule.identify(process, podNames, this::find);
  }

  Optional<WorkerProcess> find(long pid) {
    return Optional.ofNullable(alive.get(pid));
  }

  Collection<WorkerProcess> alive() {
    return alive.values();
  }
}
