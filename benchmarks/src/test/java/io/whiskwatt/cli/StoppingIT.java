package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Analysis;
import io.whiskwatt.results.store.StopFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real study whose number of blocks is decided while it runs, and that is extended. */
class StoppingIT {
  private static final String STUDY =
      """
      study: stopping
      platforms:
        one: { local: { sandbox: process } }
        two: { local: { sandbox: process } }
      workloads: [ hello ]
      starts: [ warm ]
      design: { warm-up: 100ms, settle: 50ms, idle-window: 300ms, window: 300ms }
      stop: { half-width: 0.1%, min-blocks: 4, max-blocks: 5, looks: 2 }
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void a_study_gets_as_many_blocks_as_were_decided_and_one_declared_look_more() throws IOException {
    Files.writeString(directory.resolve("stopping.yaml"), STUDY);
    BenchmarksJar jar = new BenchmarksJar(directory);
    assertThat(jar.run("run", "stopping.yaml", "--dry-run").out())
        .contains("after 4 blocks their scatter decides", "is of 5, the most");
    BenchmarksJar.Ended first = jar.run("run", "stopping.yaml");
    assertThat(first.code()).as(first.err()).isZero();
    StopFacts decided = StopFacts.read(folder());
    assertThat(decided.firstStage().orElseThrow().wanted()).isGreaterThan(5);
    assertThat(decided.looks()).containsExactly(5);
    assertThat(blocks()).isEqualTo(5);
    assertThat(first.out()).contains("5 of 5 blocks", "98.3 % interval");

    String run = folder().toString();
    BenchmarksJar.Ended extended = jar.run("run", "--resume", run, "--extend", "2");
    assertThat(extended.code()).as(extended.err()).isZero();
    assertThat(StopFacts.read(folder()).looks()).containsExactly(5, 7);
    assertThat(blocks()).isEqualTo(7);
    assertThat(extended.out()).contains("7 of 7 blocks");
    assertThat(Analysis.of(folder()).contrasts().get(0).gates())
        .anyMatch(gate -> gate.kind().key().equals("target-not-met"))
        .anyMatch(gate -> gate.message().startsWith("This is look 2 of at most 2"));

    BenchmarksJar.Ended refused = jar.run("run", "--resume", run, "--extend", "1");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("declared 2 looks, and all of them were taken");
    assertThat(blocks()).isEqualTo(7);
  }

  /** In which every cell was measured. */
  private int blocks() throws IOException {
    return Analysis.of(folder()).blocksComplete();
  }

  private Path folder() throws IOException {
    try (Stream<Path> folders = Files.list(directory.resolve("results/runs"))) {
      return folders.findFirst().orElseThrow();
    }
  }
}
