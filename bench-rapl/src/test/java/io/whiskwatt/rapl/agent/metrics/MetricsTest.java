package io.whiskwatt.rapl.agent.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.source.SimulatedEnergy;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.Power;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final ManualTime time = new ManualTime();
  private final LocalNode node =
      LocalNode.under(Path.of("/none"), new Node(new NodeId("boot"), "worker-1"));
  private final EnergyMeter meter =
      SimulatedEnergy.open(node, Power.ofWatts(100), Duration.ofSeconds(1), time);
  private final SampleLog log = new SampleLog(meter.facts(), 100, time);
  private final Metrics metrics =
      new Metrics(meter.facts(), "1.2", log, new OwnCost(Path.of("/none")), time);

  @AfterEach
  void close_the_meter() {
    meter.close();
  }

  @Test
  void energy_is_in_joules_and_does_not_wrap() {
    meter.start(log);
    runFor(Duration.ofHours(2));
    double joules = value(metrics.all(), "whiskwatt_energy_joules_total{zone=\"package-0\"");
    assertThat(joules).isBetween(719_000.0, 721_000.0);
  }

  @Test
  void strangers_see_whole_hundreds_of_joules_every_ten_seconds() {
    meter.start(log);
    runFor(Duration.ofSeconds(25));
    String page = metrics.coarse();
    assertThat(page).contains("domain=\"package\",summed=\"true\"} 2400\n");
    runFor(Duration.ofSeconds(9));
    assertThat(metrics.coarse()).isEqualTo(page);
    runFor(Duration.ofSeconds(2));
    assertThat(metrics.coarse()).isNotEqualTo(page);
    assertThat(page).doesNotContain("samples", "process_", "period");
  }

  @Test
  void every_family_has_help_and_type_once_and_before_its_samples() {
    meter.start(log);
    List<String> lines = metrics.all().lines().toList();
    Map<String, Long> types =
        lines.stream()
            .filter(line -> line.startsWith("# TYPE "))
            .collect(Collectors.groupingBy(line -> line.split(" ", -1)[2], Collectors.counting()));
    assertThat(types.values()).containsOnly(1L);
    for (String line : lines.stream().filter(each -> !each.startsWith("#")).toList()) {
      String name = line.replaceFirst("[{ ].*", "");
      assertThat(types).containsKey(name);
      assertThat(line).matches("[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? -?[0-9.]+");
    }
  }

  @Test
  void counters_are_named_as_counters() {
    meter.start(log);
    assertThat(metrics.all().lines().filter(line -> line.endsWith(" counter")))
        .isNotEmpty()
        .allMatch(line -> line.contains("_total "));
  }

  private void runFor(Duration span) {
    time.parkUntil(time.nanos() + span.toNanos());
    meter.covers(time.nanos());
  }

  private static double value(String page, String start) {
    return page.lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
