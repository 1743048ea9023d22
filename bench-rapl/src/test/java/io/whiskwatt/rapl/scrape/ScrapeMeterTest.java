package io.whiskwatt.rapl.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.scrape.ExporterServer.Reply;
import io.whiskwatt.rapl.source.Recorded;
import io.whiskwatt.testing.EnergyMeterContract;
import io.whiskwatt.time.SystemTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeMeterTest {
  private static final Duration OFTEN = Duration.ofMillis(10);
  private static final String ZONE = "node-exporter:package-0";

  private final Recorded heard = new Recorded();
  private final ExporterServer server = ExporterServer.answering(n -> joules(100 + n));

  @AfterEach
  void stop_the_exporter() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> scaphandre_keeps_the_contract() {
    return contract(
        new Scaphandre(),
        "scaphandre-1.0-server.txt",
        "43038699818",
        "246521945562",
        "7243356492",
        "49920589217");
  }

  @TestFactory
  Stream<DynamicTest> kepler_keeps_the_contract() {
    return contract(new Kepler(), "kepler-0.11.txt", "1.23456790123e+05", "10123.456789");
  }

  @TestFactory
  Stream<DynamicTest> older_kepler_keeps_the_contract() {
    return contract(new Kepler(), "kepler-0.7.txt", "55646.229", "54001.5", "4001.5", "4102.25");
  }

  @TestFactory
  Stream<DynamicTest> node_exporter_keeps_the_contract() {
    return contract(
        new NodeExporter(),
        "node-exporter-1.8-server.txt",
        "7243.356492",
        "49920.589217",
        "43038.699818",
        "246521.945562");
  }

  /** The named values of the text grow by 1 with each request. */
  private Stream<DynamicTest> contract(Exporter exporter, String fixture, String... growing) {
    String text = ExporterServer.fixture(fixture);
    server.answer(
        n -> {
          String now = text;
          for (String value : growing) {
            String more = Double.toString(Double.parseDouble(value) + n);
            now = now.replace("} " + value + "\n", "} " + more + "\n");
          }
          return Reply.ok(now);
        });
    return EnergyMeterContract.of(() -> meter(exporter), SystemTime.INSTANCE).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  @Test
  void a_reading_is_as_wide_as_its_request_and_on_our_clock() {
    long fromNanos = System.nanoTime();
    run(() -> heard.readings().size() >= 2);
    CounterReading first = heard.readings().get(0);
    assertThat(first.zone()).isEqualTo(ZONE);
    assertThat(first.nanos()).isBetween(fromNanos, System.nanoTime());
    assertThat(first.widthNanos()).isPositive();
  }

  @Test
  void an_exporter_is_never_asked_faster_than_its_period_though_somebody_waits() {
    Duration period = Duration.ofMillis(150);
    try (EnergyMeter meter = meter(new NodeExporter(), period)) {
      meter.start(heard);
      await(() -> meter.covers(System.nanoTime()) || server.asked().size() > 3);
    }
    List<Long> asked = server.asked();
    for (int i = 1; i < asked.size(); i++) {
      // From the one answer to the next question: the server saw its question a little earlier.
      assertThat(asked.get(i) - asked.get(i - 1)).isGreaterThan(period.toNanos() - 5_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "503", "empty", "html", "cut", "huge", "NaN", "+Inf", "-1", "1e300", "twice", "gone", "same"
      })
  void what_is_wrong_with_one_answer_is_a_gap_and_no_reading(String trouble) {
    server.answer(n -> n == 3 ? wrong(trouble) : joules(100 + n));
    run(() -> heard.readings().size() >= 4);
    assertThat(heard.gaps()).hasSize(1);
    assertThat(heard.gaps().get(0).reason()).isEqualTo(reason(trouble));
    assertThat(microjoules()).startsWith(101_000_000L, 102_000_000L, 104_000_000L);
    assertThat(heard.readings().stream().map(CounterReading::sequence)).startsWith(0L, 1L, 2L);
    Recorded.Gap gap = heard.gaps().get(0);
    assertThat(gap.toNanos()).isBetween(gap.fromNanos() + 1, heard.readings().get(2).nanos());
  }

  private static Reply wrong(String trouble) {
    return switch (trouble) {
      case "503" -> Reply.of(503, "node_rapl_package_joules_total 1\n");
      case "empty" -> Reply.ok("");
      case "html" -> Reply.ok("<html>504 Gateway Time-out</html>\n");
      case "cut" -> Reply.ok("node_rapl_package_joules_total{index=\"0\",pa");
      case "huge" -> Reply.ok("# ".repeat(10_000_000) + "\n");
      case "twice" -> Reply.ok(line("103") + line("104"));
      case "gone" -> Reply.ok("node_load1 0.5\n");
      case "same" -> joules(102);
      default -> Reply.ok(line(trouble));
    };
  }

  private static GapReason reason(String trouble) {
    return switch (trouble) {
      case "503" -> GapReason.CONNECTION_LOST;
      case "gone" -> GapReason.ZONE_VANISHED;
      default -> GapReason.SAMPLES_LOST;
    };
  }

  @Test
  void a_counter_that_goes_back_is_a_gap_before_a_new_beginning() {
    server.answer(n -> joules(n < 3 ? 262_100 + n : n));
    run(() -> heard.readings().size() >= 4);
    assertThat(heard.gaps()).hasSize(1);
    assertThat(heard.gaps().get(0).reason()).isEqualTo(GapReason.ZONE_VANISHED);
    assertThat(microjoules()).startsWith(262_101_000_000L, 262_102_000_000L, 3_000_000L);
  }

  @Test
  void an_exporter_that_stands_still_covers_by_gaps_alone() {
    server.answer(n -> joules(n < 2 ? 100 + n : 101));
    run(() -> heard.gaps().size() >= 3);
    assertThat(heard.readings()).hasSize(1);
    assertThat(heard.gaps()).allMatch(gap -> gap.reason() == GapReason.SAMPLES_LOST);
  }

  @Test
  void an_exporter_that_was_away_is_read_again() {
    server.answer(n -> n >= 2 && n < 6 ? Reply.of(502, "x") : joules(100 + n));
    run(() -> heard.readings().size() >= 3);
    assertThat(heard.gaps()).hasSize(4);
    for (int i = 1; i < heard.gaps().size(); i++) {
      assertThat(heard.gaps().get(i).fromNanos()).isEqualTo(heard.gaps().get(i - 1).toNanos());
    }
  }

  @Test
  void parts_that_come_later_are_not_taken_for_energy() {
    String dynamic =
        "kepler_node_package_joules_total{mode=\"dynamic\",package=\"0\",source=\"rapl-sysfs\"} ";
    String idle =
        "kepler_node_package_joules_total{mode=\"idle\",package=\"0\",source=\"rapl-sysfs\"} 9000\n";
    server.answer(n -> Reply.ok(dynamic + (100 + n) + "\n" + (n < 3 ? "" : idle)));
    try (EnergyMeter meter = meter(new Kepler())) {
      meter.start(heard);
      await(() -> heard.gaps().size() >= 2);
    }
    assertThat(heard.readings()).hasSize(2);
  }

  @Test
  void what_cannot_be_read_at_all_is_refused_with_what_to_do() {
    server.answer(n -> Reply.of(404, "nothing here\n"));
    assertThatThrownBy(() -> meter(new Scaphandre()))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContaining("Scaphandre cannot be read: " + server.url())
        .hasMessageContaining("404")
        .hasMessageContaining("see whether it runs");
  }

  @Test
  void facts_say_what_it_is_worth() {
    try (EnergyMeter meter = meter(new NodeExporter())) {
      assertThat(meter.facts().provenance()).isEqualTo("node_exporter at " + server.url());
      assertThat(meter.facts().resolution().microjoules()).isEqualTo(61);
      assertThat(meter.facts().notes().get(0)).contains("stamped with the time of the request");
      assertThat(meter.nodeFacts().get(0).facts()).containsKey("exporter");
    }
  }

  private static Reply joules(long joules) {
    return Reply.ok(line(Long.toString(joules)));
  }

  private static String line(String value) {
    return "node_rapl_package_joules_total{index=\"0\",path=\"/sys/class/powercap/intel-rapl:0\"} "
        + value
        + "\n";
  }

  private List<Long> microjoules() {
    return heard.readings().stream().map(CounterReading::microjoules).toList();
  }

  private void run(BooleanSupplier until) {
    try (EnergyMeter meter = meter(new NodeExporter())) {
      meter.start(heard);
      await(until);
    }
  }

  private EnergyMeter meter(Exporter exporter) {
    return meter(exporter, OFTEN);
  }

  private EnergyMeter meter(Exporter exporter, Duration period) {
    Endpoint endpoint =
        new Endpoint(URI.create(server.url()), Optional.empty(), exporter.usualPeriod());
    ScrapedNode node = ScrapedNode.open(endpoint, exporter, period, SystemTime.INSTANCE);
    return new ScrapeMeter(exporter, List.of(node));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not happen in 30 s").isLessThan(deadline);
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 2_000_000);
    }
  }
}
