package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.rapl.junit.CpuBudget;
import io.whiskwatt.rapl.junit.EnergyBudget;
import io.whiskwatt.rapl.junit.WithoutRapl;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortingBudgetTest {
  private final int[] numbers = new Random(42).ints(10_000).toArray();

  @Test
  @EnergyBudget(joules = 2, repetitions = 200, warmUps = 20, withoutRapl = WithoutRapl.MODEL)
  @CpuBudget(millis = 100, repetitions = 200)
  void sorting_stays_within_its_budgets() {
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isSorted();
  }
}
