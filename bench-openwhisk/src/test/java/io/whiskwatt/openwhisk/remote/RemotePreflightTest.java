package io.whiskwatt.openwhisk.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.ActivationQuery;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RemotePreflightTest {
  /** OpenWhisk's own: 60 a minute, 30 at a time. */
  private static final ServerLimits NARROW =
      new ServerLimits(
          60, 30, DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), Duration.ofSeconds(60));

  @Test
  void a_closed_loop_is_refused_by_its_median_and_the_look_itself_keeps_below_the_limit() {
    try (Lab lab = Lab.scripted(NARROW);
        Platform platform = lab.open("narrow")) {
      assertThat(problems(platform, Lab.hello(StartKind.WARM)))
          .contains("here/hello@128MB/warm/closed-1", "estimated from calls of", "may 60 a minute");
      assertThat(lab.client().countActivations(ActivationQuery.newest(0)).await().found())
          .hasValueSatisfying(calls -> assertThat(calls).isBetween(5L, 30L));
      assertThat(lab.actions()).isEmpty();
    }
  }

  @Test
  void a_users_action_is_tried_out_as_a_copy_and_stays_as_it_is() {
    try (Lab lab = Lab.scripted(Lab.GENEROUS);
        Platform platform = lab.open("copies")) {
      lab.put("mine", Map.of());
      assertThat(problems(platform, mine("/_/mine"))).isEmpty();
      assertThat(problems(platform, mine("/_/not-there"))).contains("not-there");
      assertThat(lab.actions()).containsExactly("mine");
    }
  }

  private static String problems(Platform platform, Cell cell) {
    return platform.preflight(List.of(new CellPlan(cell, Lab.design()))).stream()
        .map(Problem::text)
        .collect(Collectors.joining("\n"));
  }

  private static Cell mine(String action) {
    Cell hello = Lab.hello(StartKind.COLD);
    Workload mine =
        new Workload(
            "mine",
            new WorkloadSource.Existing(action),
            Optional.empty(),
            DataSize.ofMegabytes(128),
            "{}");
    return new Cell(hello.platform(), mine, hello.start(), hello.load());
  }
}
