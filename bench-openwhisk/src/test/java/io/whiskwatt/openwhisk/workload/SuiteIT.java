package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The whole suite, and the probe, in each sandbox technology of this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteIT {
  static final List<String> TECHNOLOGIES = List.of("runc", "bubblewrap", "namespaces", "process");

  /** Its network namespace is new and nobody switches the loopback interface on. */
  private static final String WITHOUT_LOOPBACK = "namespaces";

  private static final String PIDS_OF_THE_MACHINE = "pid:[4026531836]";

  private final Map<String, Bench> opened = new HashMap<>();
  private Path state = Path.of("unset");

  @BeforeAll
  void place_state(@TempDir Path temp) {
    state = temp.resolve("state");
  }

  @AfterAll
  void close() {
    opened.values().forEach(Bench::close);
  }

  private Bench bench(String technology) {
    return opened.computeIfAbsent(technology, key -> Bench.open(state, key));
  }

  @TestFactory
  Stream<DynamicTest> every_workload_runs_with_its_defaults() {
    return TECHNOLOGIES.stream()
        .flatMap(
            technology ->
                Arrays.stream(BundledWorkload.values())
                    .map(
                        workload ->
                            DynamicTest.dynamicTest(
                                technology + " " + workload.key(),
                                () -> runs(technology, workload))));
  }

  private void runs(String technology, BundledWorkload workload) throws IOException {
    if (workload == BundledWorkload.NETWORK && technology.equals(WITHOUT_LOOPBACK)) {
      saysThatThereIsNoLoopback(technology);
      return;
    }
    for (String language : Bench.LANGUAGES) {
      Bench bench = bench(technology);
      ObjectNode result = bench.run(bench.source(workload, language), "{}").get(0);
      assertThat(result.remove(List.of(Envelope.KEY)).fieldNames())
          .toIterable()
          .containsExactlyElementsOf(workload.results());
    }
  }

  private void saysThatThereIsNoLoopback(String technology) throws IOException {
    for (String language : Bench.LANGUAGES) {
      Bench bench = bench(technology);
      ActionSource network = bench.source(BundledWorkload.NETWORK, language);
      // A throw in Python and Java, a rejected promise in node: a failure or a result with "error".
      assertThat(bench.replies(network, "{}").get(0).toString())
          .contains("the sandbox's loopback interface cannot be used: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MEMORY|{\"size\":33554432}",
        "FILE|{\"size\":33554432,\"block\":1048576}",
        "JSON|{\"n\":20000}"
      })
  void what_a_limit_allows_at_most_fits_in_every_language(BundledWorkload workload, String payload)
      throws IOException {
    Bench bench = bench("runc");
    Set<ObjectNode> seen = new HashSet<>();
    for (String language : Bench.LANGUAGES) {
      for (ObjectNode each : bench.run(bench.source(workload, language), payload, payload)) {
        seen.add(each.remove(List.of(Envelope.KEY)));
      }
    }
    assertThat(seen).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("TECHNOLOGIES")
  void a_fresh_sandbox_is_young_when_it_loads_its_code(String technology) throws IOException {
    Bench bench = bench(technology);
    for (String language : Bench.LANGUAGES) {
      ActionSource hello = bench.source(BundledWorkload.HELLO, language);
      long begin = System.nanoTime();
      Envelope seen = Envelope.ofResult(bench.run(hello, "{}").get(0).toString()).orElseThrow();
      long elapsed = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      if (ownPids(technology) || onTheMachineItself()) {
        // Both numbers that it is made of are rounded to 10 ms.
        assertThat(seen.ageMillis().orElseThrow()).isBetween(0L, elapsed + 20);
      }
    }
  }

  private static boolean ownPids(String technology) {
    return !technology.equals("process");
  }

  /** Inside a container, a plain process shares the container's process 1, and so its age. */
  private static boolean onTheMachineItself() {
    return Sighting.ofThisMachine().confinement().pidNamespace().equals(PIDS_OF_THE_MACHINE);
  }

  @ParameterizedTest
  @FieldSource("TECHNOLOGIES")
  void the_probe_sees_the_machines_kernel_through_every_container(String technology)
      throws IOException {
    Sighting here = Sighting.ofThisMachine();
    for (String language : Bench.LANGUAGES) {
      Sighting inside = sighting(technology, language);
      assertThat(inside.kernel()).isEqualTo(here.kernel());
      assertThat(inside.machine().cpus()).isEqualTo(here.machine().cpus()).isPositive();
      assertThat(inside.machine().memoryBytes())
          .isEqualTo(here.machine().memoryBytes())
          .isPositive();
      assertThat(inside.machine().hypervisor()).isEqualTo(here.machine().hypervisor());
    }
  }

  @ParameterizedTest
  @FieldSource("TECHNOLOGIES")
  void the_probe_tells_an_own_process_namespace_and_mount_table(String technology)
      throws IOException {
    Sighting here = Sighting.ofThisMachine();
    Sighting inside = sighting(technology, "python");
    boolean isolated = ownPids(technology);
    assertThat(inside.confinement().pidNamespace().equals(here.confinement().pidNamespace()))
        .isNotEqualTo(isolated);
    assertThat(inside.confinement().init().equals(here.confinement().init()))
        .isNotEqualTo(isolated);
    assertThat(inside.mounts().count()).isPositive();
    if (isolated) {
      assertThat(inside.mounts().digest()).isNotEqualTo(here.mounts().digest());
    }
  }

  @ParameterizedTest
  @FieldSource("TECHNOLOGIES")
  void the_probe_says_the_same_in_each_language(String technology) throws IOException {
    Sighting node = sighting(technology, "nodejs");
    Sighting python = sighting(technology, "python");
    Sighting java = sighting(technology, "java");
    assertThat(List.of(python.kernel(), java.kernel())).containsOnly(node.kernel());
    assertThat(List.of(python.machine(), java.machine())).containsOnly(node.machine());
    assertThat(List.of(host(python), host(java))).containsOnly(host(node));
    assertThat(mounts(technology)).hasSize(1);
  }

  private static String host(Sighting sighting) {
    return sighting.confinement().host();
  }

  /** Those of the three languages, seen while nothing else on the machine mounts anything. */
  private Set<Sighting.Mounts> mounts(String technology) throws IOException {
    Set<Sighting.Mounts> seen = new HashSet<>();
    for (int attempt = 0; attempt < 5 && seen.size() != 1; attempt++) {
      seen.clear();
      for (String language : Bench.LANGUAGES) {
        seen.add(sighting(technology, language).mounts());
      }
    }
    return seen;
  }

  private Sighting sighting(String technology, String language) throws IOException {
    Bench bench = bench(technology);
    String result = bench.run(bench.probe(language), "{}").get(0).toString();
    assertThat(Envelope.ofResult(result)).isPresent();
    return Sighting.ofResult(result).orElseThrow();
  }
}
