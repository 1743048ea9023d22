package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.openwhisk.local.RealSandboxes;
import io.whiskwatt.openwhisk.local.pool.Stem;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.runtime.Eventually;
import io.whiskwatt.openwhisk.start.Lab.Trial;
import io.whiskwatt.openwhisk.start.SandboxRules.StemCells;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.StartEvidence;
import io.whiskwatt.platform.Tickets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, by nothing but the REST API: every start as planned, by all witnesses. */
class PlainStartsIT {
  @TempDir private Path state;

  private Lab lab(int stems) throws Exception {
    ActionContainers containers = RealSandboxes.withNode(state, "process");
    String kind = node(containers.kinds()).name();
    List<StemCells> cells =
        stems == 0 ? List.of() : List.of(new StemCells(kind, Lab.MEMORY, stems));
    Lab lab = new Lab(containers, Lab.LIMITS, Lab.rules(Optional.empty(), cells, 1));
    lab.starts.placement().workersAre(Set.of(ThisMachine.node().id()));
    return lab;
  }

  private static ActionKind node(List<ActionKind> kinds) {
    return kinds.stream()
        .filter(kind -> kind.language().equals("nodejs"))
        .findFirst()
        .orElseThrow();
  }

  private static void assertAllAsPlanned(Trial trial, StartKind planned, int calls) {
    assertThat(trial.outcomes()).hasSizeGreaterThanOrEqualTo(calls);
    assertThat(trial.outcomes()).containsOnly(OutcomeKind.SUCCESS);
    assertThat(trial.details())
        .hasSameSizeAs(trial.outcomes())
        .allSatisfy(
            each -> {
              assertThat(each.start()).isEqualTo(StartEvidence.of(planned));
              assertThat(each.node()).hasValue(ThisMachine.node().id());
              assertThat(each.lookup()).isEmpty();
            });
  }

  @Test
  void cold_series_over_blocks_are_cold() throws Exception {
    try (Lab lab = lab(0)) {
      for (int block = 0; block < 3; block++) {
        Trial trial = lab.run(StartKind.COLD, 2);
        assertAllAsPlanned(trial, StartKind.COLD, 2);
        lab.starts.drain(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void warm_series_are_warm() throws Exception {
    try (Lab lab = lab(0)) {
      assertAllAsPlanned(lab.run(StartKind.WARM, 2), StartKind.WARM, 10);
      assertThat(lab.starts.population().idle()).isEqualTo(lab.server.pool().population().idle());
    }
  }

  /**
   * The silence before prewarmed tickets, which would make them so, is skipped by the lab. Linux
   * tells the machine's start in whole seconds, so that a process may seem a second older than it
   * is.
   */
  private static boolean sandboxesAreOlderThanAnyRequestWillTake() {
    Instant then = Instant.now().minusMillis(1500);
    return ProcessHandle.current()
        .descendants()
        .allMatch(each -> each.info().startInstant().filter(then::isAfter).isPresent());
  }

  @Test
  void prewarmed_series_are_prewarmed_and_told_from_cold_by_the_age_of_their_sandboxes()
      throws Exception {
    try (Lab lab = lab(2)) {
      Stem stem = new Stem(node(lab.server.pool().kinds()), Lab.MEMORY);
      lab.server.pool().keepStems(stem, 2);
      assertThat(lab.server.pool().awaitStems(stem, Duration.ofSeconds(30))).isEqualTo(2);
      Eventually.holds(PlainStartsIT::sandboxesAreOlderThanAnyRequestWillTake);
      try (Deployment deployment = lab.deploy(StartKind.PREWARMED)) {
        Tickets tickets = deployment.prepare(StartKind.PREWARMED, 2);
        assertAllAsPlanned(lab.run(deployment, tickets), StartKind.PREWARMED, 2);
      }
    }
  }
}
