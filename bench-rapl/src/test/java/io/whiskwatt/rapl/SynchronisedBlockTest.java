package io.whiskwatt.rapl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whiskwatt.energy.Quality;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Short blocks on a machine that knows the truth. */
class SynchronisedBlockTest {
  private static final double WAITING_WATTS = 40;
  private static final double BLOCK_WATTS = 90;
  private static final Duration BLOCK = Duration.ofMillis(5);

  @Test
  void energy_of_a_short_block_is_told_without_what_the_waiting_used() {
    UpdatingMachine machine = new UpdatingMachine(1, WAITING_WATTS);
    try (LocalEnergy energy = LocalEnergy.on(machine, machine)) {
      BlockEnergy spent = energy.measureSynchronised(() -> work(machine));
      double truth = BLOCK_WATTS * BLOCK.toNanos() / 1e9;
      assertThat(spent.energy().joules()).isCloseTo(truth, within(0.02 * truth));
      assertThat(spent.duration().toNanos()).isCloseTo(BLOCK.toNanos(), within(5_000L));
      assertThat(spent.complete()).isTrue();
      assertThat(spent.notes()).anyMatch(note -> note.startsWith("edges are synchronised"));
    }
  }

  @Test
  void uncertainty_is_a_small_part_of_that_of_plain_edges_and_is_kept() {
    double squares = 0;
    for (long seed = 0; seed < 200; seed++) {
      UpdatingMachine machine = new UpdatingMachine(seed, WAITING_WATTS);
      try (LocalEnergy energy = LocalEnergy.on(machine, machine)) {
        BlockEnergy plain = energy.measure(() -> work(machine));
        double before = machine.joules();
        BlockEnergy sharp = energy.measureSynchronised(() -> work(machine));
        assertThat(before).isLessThan(machine.joules());
        double truth = BLOCK_WATTS * BLOCK.toNanos() / 1e9;
        double error = (sharp.energy().joules() - truth) / sharp.uncertainty().joules();
        assertThat(error).isBetween(-4.0, 4.0);
        squares += error * error;
        assertThat(sharp.uncertainty().joules()).isLessThan(plain.uncertainty().joules() / 20);
      }
    }
    assertThat(Math.sqrt(squares / 200)).isBetween(0.4, 1.3);
  }

  @Test
  void counter_that_stands_still_is_said_and_measured_with_plain_edges() {
    UpdatingMachine machine = new UpdatingMachine(2, WAITING_WATTS);
    machine.freeze();
    try (LocalEnergy energy = LocalEnergy.on(machine, machine)) {
      BlockEnergy spent = energy.measureSynchronised(() -> work(machine));
      assertThat(spent.notes())
          .contains("package-1 stood still for 97 ms: the edges are not synchronised with updates");
      assertThat(spent.domains()).containsKey("package");
      assertThat(spent.duration()).isLessThan(Duration.ofMillis(6));
    }
  }

  @Test
  void model_has_no_updates_to_wait_for() {
    UpdatingMachine machine = new UpdatingMachine(3, WAITING_WATTS).quality(Quality.MODELLED);
    try (LocalEnergy energy = LocalEnergy.on(machine, machine)) {
      BlockEnergy spent = energy.measureSynchronised(() -> work(machine));
      assertThat(spent.quality()).isEqualTo(Quality.MODELLED);
      assertThat(spent.notes()).anyMatch(note -> note.contains("edges are not synchronised"));
    }
  }

  @Test
  void long_block_comes_to_the_same_either_way() {
    UpdatingMachine machine = new UpdatingMachine(4, WAITING_WATTS);
    try (LocalEnergy energy = LocalEnergy.on(machine, machine)) {
      BlockEnergy plain = energy.measure(() -> machine.pass(Duration.ofSeconds(2)));
      BlockEnergy sharp = energy.measureSynchronised(() -> machine.pass(Duration.ofSeconds(2)));
      assertThat(sharp.energy().joules()).isCloseTo(80, within(0.01));
      assertThat(plain.energy().joules()).isCloseTo(80, within(0.1));
    }
  }

  private static void work(UpdatingMachine machine) {
    machine.draw(BLOCK_WATTS);
    machine.pass(BLOCK);
    machine.draw(WAITING_WATTS);
  }
}
