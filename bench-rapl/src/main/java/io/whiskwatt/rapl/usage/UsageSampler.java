package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.node.UsageMeasure;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.machine.FileText;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this machine, each group of processes on it, and each pod has used, look by look. Counts of
 * groups begin at 0 with the first look; those of the machine and of pods are the kernel's own.
 * Levels (memory, numbers of processes) are told when they change, and otherwise every ten seconds.
 * Thread-safe.
 */
public final class UsageSampler {
  /** Between two looks, unless there is a reason for another period. */
  public static final Duration PERIOD = Duration.ofSeconds(1);

  private final NodeId node;
  private final TimeSource time;
  private final UsagePace pace;
  private final MachineUsage machine;
  private final ProcessorClock clock;
  private final Thermometer thermometer;
  private final ControlGroups groups;
  private final PodNames podNames;
  private final ProcessTable table;
  private final CpuAccounts accounts = new CpuAccounts();
  private final ProportionalMemory memory;
  private final Levels levels;
  private final Path init;
  private final Map<String, ProcessorShare> shares = new HashMap<>();
  private Map<String, Long> pods = Map.of();
  private Map<String, String> names = Map.of();
  private long slowNanos;
  private long looks;
  private long spentNanos;

  /**
   * A sampler.
   *
   * @param self the process to count in {@code ownGroup}, whatever its name
   */
  UsageSampler(LocalNode node, ProcessGroup ownGroup, long self, TimeSource time, UsagePace pace) {
    Path root = node.root();
    KernelFiles files = new KernelFiles();
    this.node = node.node().id();
    this.time = time;
    this.pace = pace;
    machine = new MachineUsage(root, files);
    clock = new ProcessorClock(root, files);
    thermometer = new Thermometer(root, files);
    groups = new ControlGroups(root, files);
    podNames = new PodNames(root);
    table = new ProcessTable(root, files, groups, new GroupRule(self, ownGroup, files));
    memory = new ProportionalMemory(time, pace);
    levels = new Levels(this.node, pace.slow().toNanos());
    init = root.resolve("proc/1/stat");
  }

  /**
   * A sampler of this machine, or of one whose files are below the node's root.
   *
   * @param ownGroup what this process is there for: {@link ProcessGroup#AGENT} or {@link
   *     ProcessGroup#GENERATOR}
   */
  public static UsageSampler of(LocalNode node, ProcessGroup ownGroup) {
    return new UsageSampler(
        node, ownGroup, ProcessHandle.current().pid(), SystemTime.INSTANCE, UsagePace.DEFAULT);
  }

  /**
   * Looks at everything.
   *
   * @param nanos the node's clock now
   */
  public synchronized List<UsageReading> sample(long nanos) {
    long beganNanos = time.nanos();
    boolean slow = looks == 0 || nanos - slowNanos >= pace.slow().toNanos();
    slowNanos = slow ? nanos : slowNanos;
    look(nanos, slow);
    memory.look(table.alive(), nanos);
    Map<UsageMeasure, Double> ofMachine = ofMachine(slow);
    List<UsageReading> readings = new ArrayList<>(counts(ofMachine, nanos));
    Map<String, Map<UsageMeasure, Double>> all = new TreeMap<>(census().levels());
    ofMachine.keySet().removeIf(UsageMeasure::isCumulative);
    all.put(UsageReading.MACHINE, ofMachine);
    readings.addAll(levels.news(all, nanos));
    looks++;
    spentNanos += time.nanos() - beganNanos;
    return readings;
  }

  private void look(long nanos, boolean slow) {
    pods = groups.pods();
    names = podNames.of(pods.keySet());
    shares.keySet().retainAll(pods.keySet());
    pods.forEach(
        (uid, used) ->
            shares
                .computeIfAbsent(uid, key -> new ProcessorShare(nanos, used))
                .update(nanos, used));
    List<WorkerProcess> ended = table.look(nanos, slow, names);
    accounts.look(table, ended, groups.sandboxParents());
  }

  private Census census() {
    Map<String, Double> processors = new TreeMap<>();
    shares.forEach((uid, share) -> processors.put(uid, share.processors()));
    return new Census(table, names, processors);
  }

  private Map<UsageMeasure, Double> ofMachine(boolean slow) {
    Map<UsageMeasure, Double> values = new EnumMap<>(UsageMeasure.class);
    machine.read(values);
    clock.readFrequency(values);
    thermometer.read(values);
    if (slow) {
      clock.readPolicy(values);
    }
    return values;
  }

  private List<UsageReading> counts(Map<UsageMeasure, Double> ofMachine, long nanos) {
    List<UsageReading> counts = new ArrayList<>();
    ofMachine.forEach(
        (measure, value) -> {
          if (measure.isCumulative()) {
            counts.add(new UsageReading(node, UsageReading.MACHINE, measure, nanos, value));
          }
        });
    accounts.nanos().forEach((group, used) -> counts.add(ofCpu(group.key(), used, nanos)));
    pods.forEach(
        (uid, used) ->
            counts.add(ofCpu(UsageReading.POD + names.getOrDefault(uid, uid), used, nanos)));
    return counts;
  }

  private UsageReading ofCpu(String group, long used, long nanos) {
    return new UsageReading(node, group, UsageMeasure.CPU_NANOS, nanos, used);
  }

  /**
   * What is alive now: processes are looked at anew, without their memory.
   *
   * @param nanos the node's clock now
   */
  public synchronized NodeView view(long nanos) {
    look(nanos, false);
    return census().view();
  }

  /** What cannot be seen here, each a sentence that says why and what to do. */
  public synchronized List<String> limits() {
    List<String> limits = new ArrayList<>();
    if (FileText.read(init) instanceof FileText.Unreadable unreadable) {
      limits.add(
          "Processes of other users are hidden ("
              + unreadable.text()
              + "): only the machine as a whole and this user's processes are counted; run as"
              + " root, or mount /proc without hidepid.");
    }
    long denied = table.alive().stream().filter(process -> process.memory.denied()).count();
    if (denied > 0) {
      limits.add(
          "The memory of "
              + denied
              + " processes may not be read (smaps_rollup: permission denied): PSS is without them;"
              + " run as root or grant CAP_SYS_PTRACE.");
    }
    return limits;
  }

  /** What looking has cost so far. */
  public synchronized UsageCost cost() {
    return new UsageCost(looks, spentNanos, memory.reads(), memory.spentNanos());
  }
}
