package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.BlockEnergy;
import io.whiskwatt.rapl.LocalEnergy;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuredBlockTest {
  private final int[] numbers = new Random(42).ints(10_000).toArray();

  @Test
  void energy_of_a_block() {
    try (LocalEnergy energy = LocalEnergy.open()) {
      BlockEnergy many = energy.measure(() -> sort(1_000)); // long: 100 ms and more
      BlockEnergy few = energy.measureSynchronised(() -> sort(10)); // short: between two updates

      assertThat(many.energy().joules()).isPositive();
      assertThat(few.quality()).isEqualTo(many.quality()); // measured or modelled
    }
  }

  private void sort(int times) {
    for (int i = 0; i < times; i++) {
      Arrays.sort(numbers.clone());
    }
  }
}
