package io.whiskwatt.rapl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whiskwatt.rapl.source.ZoneFolder;
import io.whiskwatt.testing.Requirement;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees as other processes see them: without a capability, and bound over the real one. */
class PowercapIT {
  private static final String DEFAULT_ROOT = "/sys/class/powercap";
  private static final double WATTS = 20;

  @TempDir Path directory;
  private ZoneFolder zones;

  @BeforeEach
  void make_a_socket() {
    zones = ZoneFolder.in(directory.resolve("powercap"));
    zones.zone("intel-rapl:0", "package-0", 1_000_000_000L);
  }

  @Test
  void counter_that_only_root_may_read_is_denied_not_absent() throws IOException {
    Path counter = zones.root().resolve("intel-rapl:0/energy_uj");
    Files.setPosixFilePermissions(counter, EnumSet.noneOf(PosixFilePermission.class));
    List<String> wrapper =
        Files.isReadable(counter) ? withoutTheCapabilityToReadAnything() : List.of();
    List<String> lines = DiagnosisChild.run(wrapper, zones.root());
    assertThat(lines).contains("energy: modelled (model)");
    assertThat(String.join("\n", lines))
        .contains("RAPL: not usable: " + counter + ": permission denied; run as root, or")
        .contains("CAP_DAC_READ_SEARCH")
        .contains("zone package-0: left out: " + counter + ": permission denied");
  }

  @Test
  void counter_that_is_denied_in_mid_run_is_a_gap_that_ends_when_it_is_granted_again()
      throws IOException {
    Path locked = Files.createFile(directory.resolve("locked"));
    Files.setPosixFilePermissions(locked, EnumSet.noneOf(PosixFilePermission.class));
    List<String> wrapper =
        Files.isReadable(locked) ? withoutTheCapabilityToReadAnything() : List.of();
    assertThat(DenialChild.run(wrapper, zones.root()))
        .containsExactly(
            "1000000000 µJ", "PERMISSION_DENIED", "PERMISSION_DENIED", "1000000000 µJ");
  }

  @Test
  void counters_bound_over_the_real_ones_are_measured() throws Exception {
    List<String> wrapper = bound();
    AtomicBoolean done = new AtomicBoolean();
    Thread hardware = new Thread(() -> drawPower(done));
    hardware.start();
    try {
      List<String> lines = DiagnosisChild.run(wrapper, Path.of(DEFAULT_ROOT));
      assertThat(lines)
          .contains("energy: measured (powercap)", "zone package-0: summed: a package");
      assertThat(power(lines)).isBetween(0.8 * WATTS, 1.2 * WATTS);
    } finally {
      done.set(true);
      hardware.join();
    }
  }

  @Test
  void links_into_a_masked_device_tree_are_told_apart_from_no_rapl() throws IOException {
    List<String> wrapper = bound();
    zones
        .remove("intel-rapl:0")
        .link("intel-rapl:0", Path.of("../../devices/virtual/powercap/intel-rapl/intel-rapl:0"));
    assertThat(String.join("\n", DiagnosisChild.run(wrapper, Path.of(DEFAULT_ROOT))))
        .contains(DEFAULT_ROOT + "/intel-rapl:0 is a link to nothing")
        .contains("mount the host's /sys/devices/virtual/powercap")
        .contains("energy: modelled (model)");
  }

  /** One package at a constant power, its counter rewritten about every millisecond. */
  private void drawPower(AtomicBoolean done) {
    long startNanos = System.nanoTime();
    while (!done.get()) {
      double microjoules = (System.nanoTime() - startNanos) * WATTS / 1000;
      zones.counter("intel-rapl:0", 1_000_000_000L + (long) microjoules);
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 1_000_000);
    }
  }

  private static double power(List<String> lines) {
    String line =
        lines.stream().filter(each -> each.startsWith("power now: ")).findFirst().orElseThrow();
    return Double.parseDouble(line.replaceAll("power now: ([0-9.]+) W.*", "$1"));
  }

  private static List<String> withoutTheCapabilityToReadAnything() {
    return needed("setpriv", List.of("--bounding-set=-dac_override,-dac_read_search"));
  }

  private List<String> bound() {
    List<String> mounts = List.of("--dev-bind", "/", "/", "--tmpfs", "/sys/class");
    List<String> tree = List.of("--bind", zones.root().toString(), DEFAULT_ROOT);
    return needed("bwrap", concat(mounts, tree));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** The command, tried with these arguments on {@code true}. */
  private static List<String> needed(String command, List<String> arguments) {
    List<String> wrapper = concat(List.of(command), arguments);
    Requirement here = Requirement.of(command, works(wrapper), "it cannot start a process here");
    assumeTrue(here.met(), here.reason());
    return wrapper;
  }

  private static boolean works(List<String> wrapper) {
    try {
      return new ProcessBuilder(concat(wrapper, List.of("true"))).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
