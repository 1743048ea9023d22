package io.whiskwatt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.JsonText;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StudyReaderTest {
  static final String FULL =
      """
      study: runc-vs-kata
      platforms:                                # the first is the baseline
        runc:
          openwhisk: { apihost: "https://192.168.27.6:31001", auth-file: runc.auth, insecure: true }
          isolation: { kernel: shared }
          energy: { model: { idle: 12 W, busy: 45 W } }
        kata-qemu:
          openwhisk: { apihost: "https://192.168.27.16:31001", auth-file: kata.auth }
          isolation: { kernel: own, guest-kernel: 5.19.2, vmm: qemu }
          energy: none
        here-gvisor: { local: { sandbox: gvisor } }
      workloads:
        - hello
        - { name: hash, size: 1 MB, memory: [128 MB, 256 MB] }
        - { file: my.js, kind: "nodejs:20" }
        - { action: /_/mine, payload: { n: 3, list: [ true, "x" ] } }
      starts: [ cold, warm ]
      idle: [ empty ]
      load: [ { closed: { concurrency: 2 } }, { constant: 50/s }, { poisson: 60/min } ]
      design: { level: L4, order: interleaved, blocks: 12, warm-up: 5s, settle: 0s, idle-window: 20s, window: 40s, seed: 7, baseline: kata-qemu }
      primary: net-energy
      equivalence-margin: 2.5%
      """;

  static final String SMALL =
      """
      study: small
      platforms: { here: { local: { sandbox: process } } }
      workloads: hello
      """;

  private static final StudySpec STUDY = read(FULL).orThrow();

  @Test
  void platforms_keep_their_sections_for_their_providers() {
    PlatformEntry runc = STUDY.platforms().get(0);
    assertThat(runc.key()).isEqualTo("openwhisk");
    assertThat(JsonText.of(runc.section())).contains("\"auth-file\":\"runc.auth\"");
    assertThat(runc.section().position()).hasToString("studies/s.yaml:4:16");
    assertThat(runc.energyKey()).contains("model");
    assertThat(JsonText.of(runc.energySection()))
        .isEqualTo("{\"idle\":\"12 W\",\"busy\":\"45 W\"}");
  }

  @Test
  void isolation_claims_are_text_by_name() {
    assertThat(STUDY.platforms().get(1).isolation())
        .isEqualTo(Map.of("kernel", "own", "guest-kernel", "5.19.2", "vmm", "qemu"));
    assertThat(STUDY.platforms().get(2).isolation()).isEmpty();
  }

  @Test
  void energy_may_be_one_word_or_left_to_the_platform() {
    PlatformEntry kata = STUDY.platforms().get(1);
    assertThat(kata.energyKey()).contains("none");
    assertThat(((ConfigNode.Mapping) kata.energySection()).entries()).isEmpty();
    assertThat(STUDY.platforms().get(2).energyKey()).isEmpty();
  }

  @Test
  void a_check_stands_beside_any_source() {
    PlatformEntry one = checked("{ powercap: /tmp/x, check: { kepler: \"http://a\" } }");
    assertThat(one.energyKey()).contains("powercap");
    assertThat(one.check()).map(PlatformEntry.Source::key).contains("kepler");
    PlatformEntry agents = checked("{ workers: [ x ], token-file: t, check: model }");
    assertThat(agents.energyKey()).contains("workers");
    assertThat(JsonText.of(agents.energySection())).contains("token-file").doesNotContain("check");
    assertThat(agents.check()).map(PlatformEntry.Source::key).contains("model");
  }

  private static PlatformEntry checked(String energy) {
    String text = SMALL.replace("{ sandbox: process } }", "{}, energy: " + energy + " }");
    return read(text).orThrow().platforms().get(0);
  }

  @Test
  void baseline_is_the_named_platform_or_the_first() {
    assertThat(STUDY.baseline()).isEqualTo("kata-qemu");
    assertThat(read(FULL.replace(", baseline: kata-qemu", "")).orThrow().baseline())
        .isEqualTo("runc");
  }

  @Test
  void memory_list_makes_several_workloads() {
    assertThat(STUDY.workloads())
        .extracting(Workload::id)
        .containsExactly("hello@256MB", "hash@128MB", "hash@256MB", "my@256MB", "mine@256MB");
  }

  @Test
  void further_keys_of_a_bundled_workload_are_its_payload_with_sizes_in_bytes() {
    assertThat(STUDY.workloads().get(1).payload()).isEqualTo("{\"size\":1048576}");
    assertThat(STUDY.workloads().get(1).source())
        .isEqualTo(new WorkloadSource.Bundled("hash", Map.of("size", Quantity.SIZE)));
  }

  @Test
  void durations_in_a_payload_are_milliseconds_and_what_was_written_is_kept() {
    String item = "{ name: sleep, time: 1.5s, n: 3, size: 4 kB, as-is: \"2s\", flag: true }";
    Workload sleep = read(SMALL.replace("hello", item)).orThrow().workloads().get(0);
    assertThat(sleep.payload())
        .isEqualTo("{\"time\":1500,\"n\":3,\"size\":4096,\"as-is\":\"2s\",\"flag\":true}");
    assertThat(((WorkloadSource.Bundled) sleep.source()).written())
        .isEqualTo(Map.of("time", Quantity.DURATION, "n", Quantity.NUMBER, "size", Quantity.SIZE));
  }

  @Test
  void code_file_stands_beside_the_study_file() {
    Workload mine = STUDY.workloads().get(3);
    assertThat(mine.source()).isEqualTo(new WorkloadSource.CodeFile(Path.of("studies/my.js")));
    assertThat(mine.kind()).contains("nodejs:20");
    assertThat(mine.payload()).isEqualTo("{}");
  }

  @Test
  void existing_action_keeps_its_payload_as_json() {
    Workload mine = STUDY.workloads().get(4);
    assertThat(mine.source()).isEqualTo(new WorkloadSource.Existing("/_/mine"));
    assertThat(mine.payload()).isEqualTo("{\"n\":3,\"list\":[true,\"x\"]}");
  }

  @Test
  void workload_may_be_given_another_name() {
    String text = SMALL.replace("hello", "[ { name: hash, as: small-hash }, { name: hash } ]");
    assertThat(read(text).orThrow().workloads())
        .extracting(Workload::id)
        .containsExactly("small-hash@256MB", "hash@256MB");
  }

  @Test
  void grid_is_starts_and_loads_by_their_words() {
    assertThat(STUDY.starts()).containsExactly(StartKind.COLD, StartKind.WARM);
    assertThat(STUDY.loads())
        .containsExactly(
            new LoadShape.Closed(2, Duration.ZERO),
            new LoadShape.Constant(Rate.perSecond(50)),
            new LoadShape.Poisson(Rate.perSecond(1)));
    assertThat(STUDY.cells()).hasSize(3 * 5 * 2 * 3);
  }

  @Test
  void design_is_read_with_its_units() {
    assertThat(STUDY.design())
        .isEqualTo(
            new Design(
                DesignLevel.L4,
                12,
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                7));
    assertThat(STUDY.equivalenceMargin()).isEqualTo(0.025);
  }

  @Test
  void every_default_is_the_documented_one() {
    StudySpec small = read(SMALL).orThrow();
    assertThat(small.design())
        .isEqualTo(
            new Design(
                DesignLevel.L1,
                30,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                42));
    assertThat(small.workloads().get(0))
        .isEqualTo(
            new Workload(
                "hello",
                new WorkloadSource.Bundled("hello"),
                Optional.empty(),
                DataSize.ofMegabytes(256),
                "{}"));
    assertThat(small.starts()).containsExactly(StartKind.COLD, StartKind.WARM);
    assertThat(small.loads()).containsExactly(new LoadShape.Closed(1, Duration.ZERO));
    assertThat(small.equivalenceMargin()).isEqualTo(0.05);
    assertThat(small.baseline()).isEqualTo("here");
  }

  @Test
  void written_out_defaults_change_nothing() {
    String design =
        "design: { level: L1, order: interleaved, blocks: 30, warm-up: 10s, settle: 10s,"
            + " idle-window: 30s, window: 30s, seed: 42 }\n";
    assertThat(read(SMALL + design).orThrow().design())
        .isEqualTo(read(SMALL + "design: {}\n").orThrow().design())
        .isEqualTo(read(SMALL).orThrow().design());
  }

  @Test
  void level_is_uncontrolled_unless_every_platform_is_local() {
    String both = "{ here: { local: }, there: { openwhisk: { apihost: a } } }";
    String text = SMALL.replace("{ here: { local: { sandbox: process } } }", both);
    assertThat(read(text).orThrow().design().level()).isEqualTo(DesignLevel.L4);
  }

  @Test
  void starts_of_one_platform_are_compared_on_the_same_nodes_wherever_it_is() {
    String one = "{ there: { openwhisk: { apihost: a } } }";
    String text = SMALL.replace("{ here: { local: { sandbox: process } } }", one);
    assertThat(read(text).orThrow().design().level()).isEqualTo(DesignLevel.L1);
  }

  @Test
  void source_keeps_references_unexpanded() {
    String text = SMALL.replace("process", "\"${env:SANDBOX}\"");
    StudySpec study = new StudyReader(name -> Optional.of("s3cr3t")).read(text, "s.yaml").orThrow();
    assertThat(study.source()).isEqualTo(text);
    assertThat(study.toString()).doesNotContain("s3cr3t");
    assertThat(JsonText.of(study.platforms().get(0).section())).contains("s3cr3t");
  }

  static Parsed<StudySpec> read(String text) {
    return new StudyReader(Environment.unread()).read(text, "studies/s.yaml");
  }

  @Test
  void a_mix_names_workloads_of_the_study_wherever_they_stand() {
    String items = "[ { mix: { mine: 3, hello: 1 } }, { file: my.js, as: mine, memory: 512 MB } ]";
    Workload mix = read(SMALL.replace("hello", items)).orThrow().workloads().get(0);
    assertThat(mix.id()).isEqualTo("mix-mine-3-hello-1@512MB");
    assertThat(mix.actions()).extracting(Workload::id).containsExactly("mine@512MB", "hello@256MB");
    assertThat(((WorkloadSource.Mix) mix.source()).parts())
        .extracting(WorkloadSource.Part::weight)
        .containsExactly(3, 1);
  }

  @Test
  void weights_of_a_mix_vary_where_the_study_says_so() {
    String items = "[ { mix: { hash: 3, hello: 1 } }, { mix: { hash: 1, hello: 1 }, vary: true } ]";
    assertThat(read(SMALL.replace("hello", items.replace("hello", "sleep"))).orThrow().workloads())
        .extracting(workload -> ((WorkloadSource.Mix) workload.source()).varied())
        .containsExactly(false, true);
  }

  @Test
  void parts_of_a_mix_may_be_written_in_place() {
    String item =
        "{ name: blend, mix: [ { weight: 2, of: hello },"
            + " { weight: 1, of: { name: hash, size: 1 MB, memory: 128 MB } } ] }";
    StudySpec study = read(SMALL.replace("hello", item)).orThrow();
    assertThat(study.workloads()).extracting(Workload::id).containsExactly("blend@256MB");
    assertThat(study.workloads().get(0).actions().get(1).payload()).isEqualTo("{\"size\":1048576}");
  }

  @Test
  void parts_that_differ_in_memory_alone_are_named_with_it() {
    String items =
        "[ { name: hash, memory: [128 MB, 256 MB] },"
            + " { mix: { hash@128MB: 1, hash@256MB: 2 } } ]";
    assertThat(read(SMALL.replace("hello", items)).orThrow().workloads().get(2).id())
        .isEqualTo("mix-hash-128MB-1-hash-256MB-2@256MB");
  }
}
