package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every workload in every language, by real interpreters in plain processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundledWorkloadTest {
  static final List<String> LANGUAGES = Bench.LANGUAGES;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Optional<Bench> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path state) {
    opened = Optional.of(Bench.open(state.resolve("state"), "process"));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Bench::close);
  }

  private Bench bench() {
    return opened.orElseThrow();
  }

  /** A call and what it must return in each language. */
  private record Call(BundledWorkload workload, String payload, Map<String, Object> expected) {}

  private static final List<Call> CALLS =
      List.of(
          new Call(BundledWorkload.HELLO, "{}", Expected.hello()),
          new Call(BundledWorkload.HASH, "{}", Expected.hash(1 << 20)),
          new Call(BundledWorkload.HASH, "{\"size\":70001}", Expected.hash(70_001)),
          new Call(BundledWorkload.HASH, "{\"size\":0}", Expected.hash(0)),
          new Call(BundledWorkload.MATRIX, "{}", Expected.matrix(100)),
          new Call(BundledWorkload.MATRIX, "{\"n\":1}", Expected.matrix(1)),
          new Call(BundledWorkload.MATRIX, "{\"n\":37}", Expected.matrix(37)),
          new Call(BundledWorkload.MEMORY, "{}", Expected.memory(16 << 20)),
          new Call(BundledWorkload.MEMORY, "{\"size\":1048577}", Expected.memory((1 << 20) + 1)),
          new Call(BundledWorkload.SYSCALLS, "{}", Expected.syscalls(10_000)),
          new Call(BundledWorkload.FILE, "{}", Expected.file(1 << 20, 64 << 10)),
          new Call(
              BundledWorkload.FILE, "{\"size\":10001,\"block\":700}", Expected.file(10_001, 700)),
          new Call(BundledWorkload.FILE, "{\"size\":0}", Expected.file(0, 64 << 10)),
          new Call(BundledWorkload.JSON, "{}", Expected.json(1000)),
          new Call(BundledWorkload.JSON, "{\"n\":11}", Expected.json(11)),
          new Call(BundledWorkload.JSON, "{\"n\":0}", Expected.json(0)),
          new Call(BundledWorkload.NETWORK, "{}", Expected.network(100, 1024)),
          new Call(
              BundledWorkload.NETWORK, "{\"n\":300,\"size\":65536}", Expected.network(300, 65_536)),
          new Call(BundledWorkload.NETWORK, "{\"n\":3,\"size\":1}", Expected.network(3, 1)));

  @TestFactory
  Stream<DynamicTest> each_language_returns_what_was_computed_here() {
    return LANGUAGES.stream()
        .flatMap(
            language ->
                CALLS.stream()
                    .map(
                        call ->
                            DynamicTest.dynamicTest(
                                language + " " + call.workload().key() + " " + call.payload(),
                                () -> returnsTheExpected(language, call))));
  }

  /** Twice in one sandbox: nothing of the first call may change the second. */
  private void returnsTheExpected(String language, Call call) throws IOException {
    List<ObjectNode> results =
        bench().run(bench().source(call.workload(), language), call.payload(), call.payload());
    JsonNode expected = MAPPER.readTree(MAPPER.writeValueAsString(call.expected()));
    assertThat(results).allSatisfy(each -> assertThat(withoutEnvelope(each)).isEqualTo(expected));
    assertThat(results.get(0).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(inOrder(call.workload()));
  }

  private static JsonNode withoutEnvelope(ObjectNode result) {
    return result.deepCopy().without(Envelope.KEY);
  }

  private static List<String> inOrder(BundledWorkload workload) {
    return Stream.concat(workload.results().stream(), Stream.of(Envelope.KEY)).toList();
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void sleep_is_never_shorter_than_asked_for(String language) throws IOException {
    ActionSource sleep = bench().source(BundledWorkload.SLEEP, language);
    for (ObjectNode result : bench().run(sleep, "{\"time\":30}", "{\"time\":0}", "{}")) {
      assertThat(result.get("elapsed").asDouble())
          .isBetween(result.get("time").asDouble(), result.get("time").asDouble() + 5000);
    }
    assertThat(bench().run(sleep, "{}").get(0).get("time").asInt()).isEqualTo(100);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void the_envelope_tells_a_new_sandbox_from_one_that_was_used(String language) throws IOException {
    ActionSource hello = bench().source(BundledWorkload.HELLO, language);
    List<Envelope> first = envelopes(bench().run(hello, "{}", "{}", "{}"));
    List<Envelope> second = envelopes(bench().run(hello, "{}"));

    assertThat(first).extracting(Envelope::count).containsExactly(1L, 2L, 3L);
    assertThat(first).extracting(Envelope::instance).containsOnly(first.get(0).instance());
    assertThat(second.get(0).instance()).isNotEqualTo(first.get(0).instance());
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void the_envelope_tells_the_kernel_and_the_host(String language) throws IOException {
    ActionSource hello = bench().source(BundledWorkload.HELLO, language);
    Envelope seen = envelopes(bench().run(hello, "{}")).get(0);
    Sighting here = Sighting.ofThisMachine();

    assertThat(new Sighting.Kernel(seen.kernelRelease(), seen.bootId())).isEqualTo(here.kernel());
    assertThat(seen.host()).isEqualTo(here.confinement().host());
  }

  private static List<Envelope> envelopes(List<ObjectNode> results) {
    return results.stream().map(each -> Envelope.ofResult(each.toString()).orElseThrow()).toList();
  }
}
