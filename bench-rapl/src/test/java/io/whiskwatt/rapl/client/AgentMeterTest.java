package io.whiskwatt.rapl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.Quality;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.Population;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.testing.ContractCheck;
import io.whiskwatt.testing.EnergyMeterContract;
import io.whiskwatt.testing.NodeObserverContract;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The meter on agents that answer over HTTP. */
class AgentMeterTest {
  private static final SystemTime TIME = SystemTime.INSTANCE;
  private static final NodeId ONE = new NodeId("boot-of-one");

  @TempDir Path folder;
  private final WorkersProvider provider = new WorkersProvider();
  private final Heard heard = new Heard();
  private ScriptedAgent one;
  private ScriptedAgent two;

  @BeforeEach
  void start() throws IOException {
    one = new ScriptedAgent("one");
    two = new ScriptedAgent("two");
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @TestFactory
  Stream<DynamicTest> many_agents_keep_the_contract_of_a_meter() {
    return tests(EnergyMeterContract.of(() -> open(both()), TIME));
  }

  @TestFactory
  Stream<DynamicTest> workers_keep_the_contract_of_an_observer() {
    EnergyMeter meter = open(both());
    return tests(NodeObserverContract.of(meter.observer(), Set.of(ONE, new NodeId("boot-of-two"))));
  }

  private static Stream<DynamicTest> tests(List<ContractCheck> checks) {
    return checks.stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  @Test
  void readings_are_what_the_counters_said_on_the_nodes_clock() {
    try (EnergyMeter meter = follow(one())) {
      // The first question is answered when the machine of the test gets to it.
      awaitCover(meter, TIME.nanos());
      awaitCover(meter, TIME.nanos() + 100_000_000);
    }
    assertThat(heard.isWhole()).isTrue();
    assertThat(heard.gaps()).isEmpty();
    assertThat(heard.readings())
        .hasSizeGreaterThan(9)
        .allMatch(each -> each.microjoules() == ScriptedAgent.microjoules(each.nanos()));
  }

  @Test
  void clocks_are_asked_often_at_the_start() {
    try (EnergyMeter meter = follow(one())) {
      await(() -> heard.clocks().size() >= Dialogue.CLOCKS_AT_START);
      assertThat(meter.outdated()).isFalse();
    }
    assertThat(heard.clocks())
        .allMatch(each -> each.nodeNanos() - ScriptedAgent.AHEAD_NANOS >= each.sentNanos())
        .allMatch(each -> each.nodeNanos() - ScriptedAgent.AHEAD_NANOS <= each.receivedNanos());
  }

  @Test
  void what_machines_did_is_passed_on_as_far_as_it_is_known() {
    try (EnergyMeter meter = follow(one())) {
      await(() -> !heard.usage().isEmpty());
      assertThat(meter.outdated()).isFalse();
    }
    assertThat(heard.usage().get(0).group()).isEqualTo("vmm");
    assertThat(heard.usage()).allMatch(each -> each.measure().key().equals("cpu_nanos"));
  }

  @Test
  void an_agent_that_is_of_no_use_for_a_while_is_caught_up() {
    try (EnergyMeter meter = follow(one())) {
      awaitCover(meter, TIME.nanos());
      one.falter(true);
      await(() -> one.faltered() > 0);
      one.falter(false);
      awaitCover(meter, TIME.nanos());
    }
    assertThat(heard.gaps()).isEmpty();
    assertThat(heard.isWhole()).isTrue();
  }

  @Test
  void an_agent_that_is_lost_for_good_is_a_gap_and_no_end() {
    try (EnergyMeter meter = follow(both())) {
      awaitCover(meter, TIME.nanos());
      one.die();
      long lost = TIME.nanos();
      awaitCover(meter, lost + 2 * ScriptedAgent.PERIOD_NANOS);
      assertThat(TIME.nanos() - lost).isGreaterThan(Follower.PATIENCE.toNanos() / 2);
      long soon = TIME.nanos();
      awaitCover(meter, soon);
      assertThat(TIME.nanos() - soon).isLessThan(Follower.PATIENCE.toNanos());
      assertThat(meter.outdated()).isFalse();
    }
    assertThat(heard.gaps()).extracting(Heard.Gap::reason).containsOnly(GapReason.CONNECTION_LOST);
    long last = lastOf(ONE);
    assertThat(heard.gaps().get(0).fromNanos()).isEqualTo(last);
  }

  private long lastOf(NodeId node) {
    return heard.readings().stream()
        .filter(reading -> reading.node().equals(node))
        .mapToLong(CounterReading::nanos)
        .max()
        .orElseThrow();
  }

  @Test
  void a_restarted_agent_goes_on_with_growing_numbers() {
    try (EnergyMeter meter = follow(one())) {
      awaitCover(meter, TIME.nanos() + 50_000_000);
      one.restart();
      awaitCover(meter, TIME.nanos() + 50_000_000);
      assertThat(meter.outdated()).isFalse();
    }
    assertThat(heard.isWhole()).isTrue();
    assertThat(heard.gaps())
        .extracting(Heard.Gap::reason)
        .containsExactly(GapReason.AGENT_RESTARTED);
  }

  @Test
  void a_restarted_machine_makes_the_meter_outdated() {
    try (EnergyMeter meter = follow(one())) {
      awaitCover(meter, TIME.nanos());
      one.restartMachine();
      awaitCover(meter, TIME.nanos() + 50_000_000);
      assertThat(meter.outdated()).isTrue();
    }
    assertThat(heard.gaps()).extracting(Heard.Gap::reason).containsOnly(GapReason.NODE_RESTARTED);
  }

  @Test
  void all_agents_that_do_not_answer_are_named_at_once() {
    one.die();
    two.token("secret-of-two");
    assertThatThrownBy(() -> open(both()))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContainingAll(one.url(), two.url(), "token-file: FILE");
  }

  @Test
  void a_token_opens_and_is_never_shown() throws IOException {
    one.token("right-one");
    assertThat(open(withToken("right-one")).nodes()).hasSize(1);
    assertThatThrownBy(() -> open(withToken("wrong-one")))
        .hasMessageContaining("does not accept the token")
        .hasMessageNotContaining("wrong-one");
    assertThat(provider.parse(section(withToken("right-one"))).orThrow().toString())
        .doesNotContain("right-one");
  }

  private String withToken(String token) throws IOException {
    Files.writeString(folder.resolve("agents.token"), token + "\n");
    return one().replace(" }", ", token-file: agents.token }");
  }

  @Test
  void two_addresses_of_one_machine_are_refused_with_both() {
    two.onTheMachineOf(one);
    assertThatThrownBy(() -> open(both()))
        .isInstanceOf(EnergyUnavailable.class)
        .hasMessageContainingAll(one.url(), two.url(), "boot-of-one", "counted twice");
  }

  @Test
  void the_control_plane_is_metered_and_told_apart() {
    String section = "{ workers: [ \"" + one.url() + "\" ], control-plane: \"" + two.url() + "\" }";
    try (EnergyMeter meter = open(section)) {
      assertThat(meter.nodeFacts()).filteredOn(NodeFacts::isControlPlane).hasSize(1);
      assertThat(meter.nodes()).hasSize(2);
      assertThat(meter.observer().nodes()).containsExactly(ONE);
      assertThat(meter.facts().notes()).anyMatch(note -> note.contains("control plane"));
    }
  }

  @Test
  void the_worst_source_names_the_quality_of_all_and_a_note_says_so() {
    two.quality("none");
    try (EnergyMeter meter = open(both())) {
      assertThat(meter.facts().quality()).isEqualTo(Quality.NONE);
      assertThat(meter.facts().notes().get(0))
          .contains("one simulated, simulated", "two simulated, none");
    }
  }

  @Test
  void what_is_alive_on_a_worker_is_seen() {
    try (EnergyMeter meter = open(one())) {
      assertThat(meter.observer().pods(ONE)).containsExactly("wsk-1");
      assertThat(meter.observer().processes(ONE)).containsEntry("vmm", 3);
      assertThat(meter.observer().sandboxes(ONE)).isEqualTo(new Population(1, 2, 0));
      assertThat(meter.observer().facts(ONE).facts())
          .containsEntry("vmm", "qemu-system-x86_64")
          .containsEntry("kernel", "5.4.0");
    }
  }

  @Test
  void looking_shows_what_is_summed_and_why_and_who_is_silent() {
    two.die();
    Inspection seen = provider.inspect(provider.parse(section(both())).orThrow(), TIME);
    assertThat(seen.facts())
        .containsEntry("one package-0", "a package")
        .containsEntry("one package-0/core", "inside its package");
    assertThat(seen.facts().get("one clock")).startsWith("known to ± ");
    assertThat(seen.unavailable().orElseThrow()).contains(two.url());
  }

  private String one() {
    return "{ workers: [ \"" + one.url() + "\" ] }";
  }

  private String both() {
    return "{ workers: [ \"" + one.url() + "\", { url: \"" + two.url() + "\" } ] }";
  }

  private ConfigNode section(String yaml) {
    return new YamlReader(Environment.ofThisProcess())
        .read(yaml, folder.resolve("study.yaml").toString())
        .orThrow();
  }

  private EnergyMeter open(String yaml) {
    return provider.open(provider.parse(section(yaml)).orThrow(), TIME);
  }

  private EnergyMeter follow(String yaml) {
    EnergyMeter meter = open(yaml);
    meter.start(heard);
    return meter;
  }

  private static void awaitCover(EnergyMeter meter, long nanos) {
    await(() -> meter.covers(nanos));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = TIME.nanos() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(TIME.nanos()).as("it did not happen").isLessThan(deadline);
      TIME.parkUntil(TIME.nanos() + 2_000_000);
    }
  }
}
