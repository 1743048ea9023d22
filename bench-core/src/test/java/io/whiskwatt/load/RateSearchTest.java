package io.whiskwatt.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.Objective;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateSearchTest {
  private static final LoadShape.Search SHAPE = shape(10, 1000, 0.05);

  private static LoadShape.Search shape(double from, double to, double resolution) {
    return new LoadShape.Search(
        Objective.of("p99 < 200 ms").orThrow(),
        Rate.perSecond(from),
        Rate.perSecond(to),
        Duration.ofSeconds(10),
        resolution);
  }

  @Test
  void rates_double_until_one_is_missed_and_then_the_ratio_is_halved() {
    assertThat(tried(SHAPE, 100))
        .containsExactly(10.0, 20.0, 40.0, 80.0, 160.0, 113.0, 95.1, 104.0, 99.5);
  }

  @Test
  void a_platform_that_meets_every_rate_is_asked_for_the_highest_and_no_more() {
    assertThat(tried(SHAPE, 5000)).endsWith(640.0, 1000.0).hasSize(8);
    assertThat(found(SHAPE, 5000)).contains(Rate.perSecond(1000));
  }

  @Test
  void a_platform_that_misses_the_first_rate_is_asked_once() {
    assertThat(tried(SHAPE, 9)).containsExactly(10.0);
    assertThat(found(SHAPE, 9)).isEmpty();
  }

  @Test
  void what_is_found_is_within_the_resolution_and_takes_no_more_steps_than_foreseen() {
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      double from = Math.exp(random.nextDouble() * 5);
      double to = from * Math.exp(0.1 + random.nextDouble() * 7);
      LoadShape.Search shape = shape(from, to, 0.02 + random.nextDouble() * 0.5);
      double capacity = from * Math.exp(random.nextDouble() * Math.log(to / from));
      double rate = found(shape, capacity).orElseThrow().perSecond();
      assertThat(rate).isLessThanOrEqualTo(capacity * (1 + 1e-12));
      assertThat(rate * (1 + shape.resolution()) * 1.005).isGreaterThan(Math.min(capacity, to));
      assertThat(tried(shape, capacity)).hasSizeLessThanOrEqualTo(shape.mostSteps());
    }
  }

  private static List<Double> tried(LoadShape.Search shape, double capacity) {
    List<Double> tried = new ArrayList<>();
    search(shape, capacity, tried);
    return tried;
  }

  private static Optional<Rate> found(LoadShape.Search shape, double capacity) {
    return search(shape, capacity, new ArrayList<>()).highest();
  }

  private static RateSearch search(LoadShape.Search shape, double capacity, List<Double> tried) {
    RateSearch search = new RateSearch(shape);
    while (search.next().isPresent()) {
      double rate = search.next().get().perSecond();
      tried.add(rate);
      search.saw(rate <= capacity);
    }
    return search;
  }
}
