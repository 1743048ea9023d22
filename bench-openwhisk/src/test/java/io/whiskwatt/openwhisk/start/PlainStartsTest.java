package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.start.SandboxRules.StemCells;
import io.whiskwatt.openwhisk.start.StartControl.Grant;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlainStartsTest {
  private static final String NODE = "nodejs:20";
  private static final DataSize STEM = DataSize.ofMegabytes(128);
  private static final DataSize OTHER = DataSize.ofMegabytes(256);
  private static final ActionDraft ACTION =
      new ActionDraft("a", NODE, "", Optional.empty(), ActionLimits.withoutLogs(OTHER), Map.of());

  private final ManualTime time = new ManualTime();

  private PlainStarts starts(Optional<Duration> grace, List<StemCells> stems, int workers) {
    return PlainStarts.of(
        new SandboxRules(
            Duration.ofSeconds(30),
            Optional.of(DataSize.ofMegabytes(2048)),
            OptionalInt.of(workers),
            grace,
            stems,
            workers),
        time);
  }

  private PlainStarts starts(int workers) {
    return starts(Optional.empty(), List.of(), workers);
  }

  private PlainStarts withStems() {
    return starts(Optional.empty(), List.of(new StemCells(NODE, STEM, 2)), 1);
  }

  @Test
  void a_cold_start_is_refused_where_a_stem_cell_would_take_it() {
    assertThat(withStems().unsupported(StartKind.COLD, NODE, STEM))
        .hasValue(
            "it keeps stem cells (2 of nodejs:20 with 128MB), which such a start would take;"
                + " give the workload another memory");
    assertThat(withStems().unsupported(StartKind.COLD, NODE, OTHER)).isEmpty();
    assertThat(withStems().unsupported(StartKind.COLD, "python:3", STEM)).isEmpty();
  }

  @Test
  void a_prewarmed_start_needs_a_stem_cell_of_its_kind_and_memory() {
    assertThat(withStems().unsupported(StartKind.PREWARMED, NODE, STEM)).isEmpty();
    assertThat(withStems().unsupported(StartKind.PREWARMED, NODE, OTHER))
        .hasValue("it keeps no stem cells of nodejs:20 with 256MB, only 2 of nodejs:20 with 128MB");
    assertThat(starts(1).unsupported(StartKind.PREWARMED, NODE, STEM))
        .hasValue(
            "it keeps no stem cells of nodejs:20 with 128MB: stem-cells is not in its section");
    assertThat(withStems().silence(StartKind.PREWARMED)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_paused_start_needs_a_platform_that_pauses() {
    PlainStarts pausing = starts(Optional.of(Duration.ofSeconds(10)), List.of(), 1);
    assertThat(pausing.unsupported(StartKind.PAUSED, NODE, STEM)).isEmpty();
    assertThat(pausing.silence(StartKind.PAUSED)).isEqualTo(Duration.ofSeconds(12));
    assertThat(starts(1).unsupported(StartKind.PAUSED, NODE, STEM)).isPresent();
  }

  @Test
  void starts_are_bounded_by_the_memory_that_lingering_sandboxes_leave() {
    PlainStarts starts = starts(1);
    for (int i = 0; i < 3; i++) {
      starts.ledger().called(ACTION.named("a" + i), "0.0.1");
    }
    Grant grant = starts.prepare(StartKind.COLD, ACTION, 9);
    assertThat(grant.count()).isEqualTo(5);
    assertThat(grant.limitation())
        .hasValue(
            "shortened: room for 5 sandboxes of 256MB in 2048MB of user memory, 3 still linger");
    time.advance(Duration.ofSeconds(33));
    assertThat(starts.prepare(StartKind.COLD, ACTION, 8)).isEqualTo(Grant.all(8));
  }

  @Test
  void stem_cells_hold_user_memory_and_are_alive() {
    assertThat(withStems().prepare(StartKind.COLD, ACTION, 9).count()).isEqualTo(7);
    assertThat(withStems().population()).isEqualTo(new Population(0, 0, 2));
  }

  @Test
  void each_covered_worker_has_room_of_its_own() {
    assertThat(starts(3).room(OTHER)).hasValue(24);
    assertThat(starts(3).prepare(StartKind.COLD, ACTION, 99).count()).isEqualTo(24);
  }

  @Test
  void where_the_memory_is_unknown_all_is_granted_with_a_word_on_evictions() {
    PlainStarts starts = PlainStarts.of(SandboxRules.of(Duration.ofSeconds(30)), time);
    Grant grant = starts.prepare(StartKind.COLD, ACTION, 500);
    assertThat(grant.count()).isEqualTo(500);
    assertThat(grant.limitation())
        .hasValue(
            "with evictions possible: user-memory is not given for this platform, so a start may"
                + " have evicted another sandbox");
    assertThat(starts.room(OTHER)).isEmpty();
  }

  @Test
  void a_drain_ends_when_the_last_sandbox_has_timed_out() {
    PlainStarts starts = starts(1);
    starts.ledger().called(ACTION, "0.0.1");
    time.advance(Duration.ofSeconds(10));
    starts.ledger().called(ACTION, "0.0.2");
    assertThat(starts.drain(Duration.ZERO)).isEqualTo(new Population(0, 2, 0));
    assertThat(starts.drain(Duration.ofSeconds(25))).isEqualTo(new Population(0, 1, 0));
    long before = time.nanos();
    assertThat(starts.drain(Duration.ofMinutes(5))).isEqualTo(Population.NONE);
    assertThat(Duration.ofNanos(time.nanos() - before)).isLessThan(Duration.ofSeconds(8));
  }
}
