package io.whiskwatt.openwhisk.local.pool;

import static io.whiskwatt.openwhisk.local.pool.PoolBench.LARGE;
import static io.whiskwatt.openwhisk.local.pool.PoolBench.SMALL;
import static io.whiskwatt.openwhisk.local.pool.PoolBench.action;
import static io.whiskwatt.plan.StartKind.COLD;
import static io.whiskwatt.plan.StartKind.PREWARMED;
import static io.whiskwatt.plan.StartKind.WARM;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainer;
import io.whiskwatt.openwhisk.local.scripted.ScriptedContainers;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.time.SystemTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerPoolTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Stem SMALL_STEM = new Stem(ScriptedContainers.NODE, SMALL);

  @Test
  void an_equal_action_finds_its_container_warm() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      assertThat(bench.start(action("hello"))).isEqualTo(COLD);
      assertThat(bench.start(action("hello"))).isEqualTo(WARM);
      assertThat(bench.containers.started()).hasSize(1);
    }
  }

  @Test
  void another_version_starts_anew() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.start(action("hello"));
      assertThat(bench.start(action("hello", "0.0.2", SMALL, StartRule.ANY))).isEqualTo(COLD);
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 2, 0));
    }
  }

  @Test
  void a_container_that_died_is_not_given_out() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.start(action("hello"));
      bench.containers.started().forEach(ScriptedContainer::die);
      assertThat(bench.start(action("hello"))).isEqualTo(COLD);
    }
  }

  @Test
  void a_stem_cell_fits_its_own_memory_only() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.pool.keepStems(SMALL_STEM, 1);
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isEqualTo(1);
      assertThat(bench.start(action("large", "0.0.1", LARGE, StartRule.ANY))).isEqualTo(COLD);
      assertThat(bench.start(action("small"))).isEqualTo(PREWARMED);
    }
  }

  @Test
  void a_stem_cell_that_was_taken_is_made_again() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.pool.keepStems(SMALL_STEM, 1);
      bench.pool.awaitStems(SMALL_STEM, SOON);
      bench.start(action("one"));
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isEqualTo(1);
      assertThat(bench.start(action("two"))).isEqualTo(PREWARMED);
    }
  }

  @Test
  void a_stem_cell_is_made_again_while_the_action_that_took_it_still_runs() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.pool.keepStems(SMALL_STEM, 1);
      bench.pool.awaitStems(SMALL_STEM, SOON);
      bench.submit(action("gated"));
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isEqualTo(1);
      assertThat(bench.start(action("other"))).isEqualTo(PREWARMED);
      bench.open(1);
    }
  }

  @Test
  void stem_cells_are_not_evicted() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.pool.keepStems(SMALL_STEM, 3);
      bench.pool.awaitStems(SMALL_STEM, SOON);
      bench.submit(action("large", "0.0.1", LARGE, StartRule.ANY));
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 0, 3));
      assertThat(bench.nothingCame()).isTrue();
      bench.pool.keepStems(SMALL_STEM, 0);
      assertThat(bench.next()).isInstanceOf(Outcome.Ran.class);
    }
  }

  @Test
  void a_full_pool_makes_no_stem_cells_until_there_is_room() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      for (String code : new String[] {"a", "b", "c", "d"}) {
        bench.start(action(code));
      }
      bench.pool.keepStems(SMALL_STEM, 1);
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isZero();
      bench.start(action("x", "0.0.1", LARGE, StartRule.COLD));
      bench.pool.awaitQuiet(SOON);
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isEqualTo(1);
    }
  }

  @Test
  void stem_cells_are_tried_again_when_something_has_run() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.containers.failStarts();
      bench.pool.keepStems(SMALL_STEM, 1);
      bench.pool.awaitStems(SMALL_STEM, SOON);
      bench.containers.mendStarts();
      assertThat(bench.start(action("one"))).isEqualTo(COLD);
      bench.pool.awaitQuiet(SOON);
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isEqualTo(1);
    }
  }

  @Test
  void a_stem_cell_that_does_not_start_is_not_tried_for_ever() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.containers.failStarts();
      bench.pool.keepStems(SMALL_STEM, 2);
      assertThat(bench.pool.awaitStems(SMALL_STEM, SOON)).isZero();
    }
  }

  @Test
  void a_full_pool_evicts_what_has_been_idle_longest() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      for (String code : new String[] {"a", "b", "c", "d", "e"}) {
        bench.start(action(code));
      }
      assertThat(bench.containers.alive()).isEqualTo(4);
      assertThat(bench.start(action("b"))).isEqualTo(WARM);
      assertThat(bench.start(action("a"))).isEqualTo(COLD);
    }
  }

  @Test
  void several_small_ones_make_room_for_a_large_one() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      for (String code : new String[] {"a", "b", "c", "d"}) {
        bench.start(action(code));
      }
      assertThat(bench.start(action("x", "0.0.1", LARGE, StartRule.ANY))).isEqualTo(COLD);
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 3, 0));
    }
  }

  @Test
  void what_finds_no_room_waits_for_a_container() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      for (int i = 0; i < 5; i++) {
        bench.submit(action("gated"));
      }
      assertThat(bench.nothingCame()).isTrue();
      bench.open(5);
      for (int i = 0; i < 5; i++) {
        assertThat(bench.next()).isInstanceOf(Outcome.Ran.class);
      }
      assertThat(bench.containers.started()).hasSize(4);
    }
  }

  @Test
  void a_full_queue_refuses() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE, 1)) {
      for (int i = 0; i < 6; i++) {
        bench.submit(action("gated"));
      }
      assertThat(bench.next()).isInstanceOf(Outcome.NotProvisioned.class);
      bench.open(5);
    }
  }

  @Test
  void an_idle_container_lives_until_its_time_is_out() {
    ManualTime time = new ManualTime();
    try (PoolBench bench = new PoolBench(time)) {
      bench.start(action("hello"));
      bench.pool.awaitQuiet(SOON);
      long becameIdle = time.nanos();
      time.parkUntil(becameIdle + PoolBench.IDLE.toNanos() - 1);
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 1, 0));
      time.advance(PoolBench.IDLE.multipliedBy(2));
      assertThat(bench.pool.population()).isEqualTo(Population.NONE);
      assertThat(bench.containers.alive()).isZero();
    }
  }

  @Test
  void containers_of_old_versions_live_until_their_time_is_out() {
    ManualTime time = new ManualTime();
    try (PoolBench bench = new PoolBench(time)) {
      for (String version : new String[] {"0.0.1", "0.0.2", "0.0.3"}) {
        assertThat(bench.start(action("a", version, SMALL, StartRule.ANY))).isEqualTo(COLD);
      }
      bench.pool.awaitQuiet(SOON);
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 3, 0));
      assertThat(bench.start(action("a", "0.0.1", SMALL, StartRule.ANY))).isEqualTo(WARM);
      time.advance(PoolBench.IDLE.multipliedBy(2));
      assertThat(bench.pool.population()).isEqualTo(Population.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "times out", "exits", "does not load"})
  void a_container_whose_action_failed_is_removed(String code) {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.start(action(code));
      bench.pool.awaitQuiet(SOON);
      assertThat(bench.containers.alive()).isZero();
      assertThat(bench.start(action(code))).isEqualTo(COLD);
    }
  }

  @Test
  void a_container_whose_action_returned_an_error_is_kept() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.start(action("error"));
      assertThat(bench.start(action("error"))).isEqualTo(WARM);
    }
  }

  @Test
  void a_cold_action_gets_a_new_container_each_time_and_leaves_none() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.pool.keepStems(SMALL_STEM, 1);
      bench.pool.awaitStems(SMALL_STEM, SOON);
      for (int i = 0; i < 3; i++) {
        assertThat(bench.start(action("x", "0.0.1", SMALL, StartRule.COLD))).isEqualTo(COLD);
      }
      assertThat(bench.pool.awaitQuiet(SOON)).isTrue();
      assertThat(bench.pool.population()).isEqualTo(new Population(0, 0, 1));
    }
  }

  @Test
  void a_container_that_does_not_start_leaves_its_room() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.containers.failStarts();
      for (int i = 0; i < 8; i++) {
        bench.submit(action("hello"));
        assertThat(bench.next()).isInstanceOf(Outcome.NotProvisioned.class);
      }
      assertThat(bench.pool.awaitQuiet(SOON)).isTrue();
    }
  }

  @Test
  void a_drain_removes_the_idle_and_waits_for_the_busy() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE)) {
      bench.start(action("hello"));
      bench.submit(action("gated"));
      assertThat(bench.pool.drain(Duration.ofMillis(50))).isEqualTo(new Population(1, 0, 0));
      bench.open(1);
      assertThat(bench.pool.drain(SOON)).isEqualTo(Population.NONE);
    }
  }

  @Test
  void closing_kills_all_and_tells_those_that_waited() {
    PoolBench bench = new PoolBench(SystemTime.INSTANCE);
    for (int i = 0; i < 5; i++) {
      bench.submit(action("gated"));
    }
    bench.close();
    long refused = 0;
    for (int i = 0; i < 5; i++) {
      refused += bench.next() instanceof Outcome.NotProvisioned ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(bench.containers.alive()).isZero();
  }

  @Test
  void a_crowd_of_actions_never_shares_a_container_or_exceeds_the_memory() {
    try (PoolBench bench = new PoolBench(SystemTime.INSTANCE, 1000)) {
      AtomicLong most = new AtomicLong();
      bench.containers.beforeStart(
          () -> most.accumulateAndGet(bench.containers.alive() + 1, Math::max));
      for (int i = 0; i < 400; i++) {
        StartRule rule = i % 7 == 0 ? StartRule.COLD : StartRule.ANY;
        bench.submit(action("a" + i % 5, "0.0.1", i % 3 == 0 ? LARGE : SMALL, rule));
      }
      for (int i = 0; i < 400; i++) {
        assertThat(bench.next()).isInstanceOf(Outcome.Ran.class);
      }
      assertThat(most.get()).isLessThanOrEqualTo(4);
    }
  }
}
