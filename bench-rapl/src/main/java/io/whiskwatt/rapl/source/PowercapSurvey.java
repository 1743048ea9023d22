package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.SummingRule.Ruled;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.Energy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a powercap tree (Linux kernel, {@code Documentation/power/powercap}) offers on a machine:
 * every zone with its verdict, and whether their sum stands for the machine.
 */
public final class PowercapSurvey {
  /** Where Linux shows its zones. */
  public static final Path DEFAULT_ROOT = Path.of("/sys/class/powercap");

  /** RAPL counters are updated about every 0.976 ms, with jitter (Hähnel et al. 2012). */
  private static final Duration UPDATE = Duration.ofMillis(1);

  /** Scaphandre rewrites a guest's counter every 5 s. */
  private static final Duration GUEST_UPDATE = Duration.ofSeconds(5);

  private final ZoneTree tree;
  private final LocalNode node;
  private final SummingRule rule;
  private final List<Ruled> ruled;

  private PowercapSurvey(ZoneTree tree, LocalNode node) {
    this.tree = tree;
    this.node = node;
    this.rule = new SummingRule(tree.zones(), node.processors());
    this.ruled = rule.rule();
  }

  /**
   * Looks at every zone and reads it once.
   *
   * @param root {@link #DEFAULT_ROOT}, or a folder with the same layout
   */
  public static PowercapSurvey of(Path root, LocalNode node) {
    return new PowercapSurvey(ZoneTree.scan(root), node);
  }

  public Path root() {
    return tree.root();
  }

  public LocalNode node() {
    return node;
  }

  /** Every zone that was found, summed or left out. */
  public List<ZoneFacts> zones() {
    return ruled.stream().map(this::facts).toList();
  }

  /** Why this machine's energy cannot be read here, and what to do; empty: it can. */
  public Optional<String> refusal() {
    return tree.trouble().map(Unreadable::reason).or(rule::refusal).map(this::withAdvice);
  }

  /** A guest's share is its host's energy divided by CPU time: a model, though by another. */
  public Quality quality() {
    return isGuestShare() ? Quality.MODELLED : Quality.MEASURED;
  }

  /** What the numbers mean and where they end. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        isGuestShare()
            ? "energy is the share of its host that a hypervisor hands to this guest, by CPU time:"
                + " modelled, not measured"
            : "energy is read from RAPL counters: processors and, where summed, memory; not disks,"
                + " network, fans or power supply");
    tree.dangling().forEach(link -> notes.add(link + " is a link to nothing and was left out"));
    return notes;
  }

  /**
   * A meter on the zones that are not duplicates.
   *
   * @param period between two samples
   * @throws EnergyUnavailable when there is a {@link #refusal}
   */
  public EnergyMeter open(Duration period, TimeSource time) {
    refusal()
        .ifPresent(
            why -> {
              throw new EnergyUnavailable("RAPL cannot be read: " + why);
            });
    return new SamplingMeter(node, new PowercapCounters(this, ruled), period, time);
  }

  SourceFacts facts(Duration samplingPeriod) {
    Duration update = isGuestShare() ? GUEST_UPDATE : UPDATE;
    return new SourceFacts(
        "powercap",
        quality(),
        zones(),
        samplingPeriod,
        update,
        resolution(),
        "Linux powercap below " + tree.root(),
        notes());
  }

  /** The coarsest unit among the summed counters: 32 bits span their range. */
  private Energy resolution() {
    return Energy.ofMicrojoules(
        ruled.stream()
            .filter(Ruled::summed)
            .mapToLong(zone -> Math.round(zone.zone().maxRange().orElse(0) / 4294967295.0))
            .max()
            .orElse(0));
  }

  private boolean isGuestShare() {
    return ruled.stream().anyMatch(zone -> zone.summed() && zone.zone().domain() == Domain.GUEST);
  }

  private ZoneFacts facts(Ruled zone) {
    OptionalLong range = zone.zone().maxRange();
    String id = zone.zone().id();
    String domain = zone.zone().domain().key();
    return new ZoneFacts(node.node().id(), id, domain, zone.summed(), zone.why(), range);
  }

  private String withAdvice(String reason) {
    return reason + advice();
  }

  private String advice() {
    boolean denied = tree.trouble().filter(Unreadable::denied).isPresent() || rule.denied();
    if (denied) {
      return "; run as root, or give the Java process the effective capability"
          + " CAP_DAC_READ_SEARCH (since Linux 5.10 only root reads energy_uj, CVE-2020-8694)";
    }
    if (!tree.dangling().isEmpty()) {
      return "; container runtimes do that: mount the host's /sys/devices/virtual/powercap too, or"
          + " give another root";
    }
    if (tree.trouble().isPresent() && node.processors().guest()) {
      return "; this is a virtual machine, and hypervisors rarely show RAPL to guests: measure on"
          + " the hypervisor, start the guest with QEMU's -accel kvm,rapl=true, or give the folder"
          + " that Scaphandre's qemu exporter shares as the root";
    }
    return tree.trouble().isPresent()
        ? "; load the driver (modprobe intel_rapl_msr), or accept that this processor has no RAPL"
        : "";
  }
}
