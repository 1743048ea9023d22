package io.whiskwatt.openwhisk.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.plan.CellPlan;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThrottleRuleTest {
  /** OpenWhisk's own. */
  private static final NamespaceLimits LIMITS =
      new NamespaceLimits(30, 60, 128, 512, 100, 300_000, 10, 1);

  private static final ThrottleRule RULE = new ThrottleRule(LIMITS, Duration.ofMinutes(10));

  @Test
  void a_load_that_keeps_below_the_limits_passes() {
    assertThat(problems(new LoadShape.Constant(Rate.perSecond(1.5)), 100)).isEmpty();
  }

  @Test
  void a_constant_load_is_refused_with_its_count_the_limit_and_the_key_to_raise() {
    List<Problem> problems = problems(new LoadShape.Constant(Rate.perSecond(2)), 100);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).text())
        .contains("runc/hello@128MB/warm/constant-2/s", "80 invocations into one minute")
        .contains("may 60 a minute", "429", "openwhisk: { invocations-per-minute: 80 }")
        .contains("whisk.limits.actionsInvokesPerminute");
  }

  @Test
  void a_closed_loop_is_judged_by_its_median() {
    assertThat(problems(new LoadShape.Closed(1, Duration.ZERO), 800)).isEmpty();
    assertThat(problems(new LoadShape.Closed(1, Duration.ZERO), 20))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("2000 invocations", "50.0/s, estimated from calls of 20 ms");
  }

  @Test
  void chance_may_put_more_into_a_minute_than_the_mean() {
    // 40 in the mean, and three times the root of 40 more: 58.97.
    assertThat(problems(new LoadShape.Poisson(Rate.perSecond(1)), 100)).isEmpty();
    assertThat(problems(new LoadShape.Poisson(Rate.perSecond(1.1)), 100)).hasSize(1);
  }

  @Test
  void callers_beyond_the_concurrency_are_refused() {
    List<Problem> problems = problems(new LoadShape.Closed(31, Duration.ofMinutes(2)), 100);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).text())
        .contains("31 invocations under way", "may 30", "concurrent-invocations: 31");
  }

  @Test
  void an_open_load_has_as_many_under_way_as_rate_and_time_say() {
    LoadRate rate =
        LoadRate.of(
                Plans.plan(StartKind.WARM, new LoadShape.Constant(Rate.perSecond(20))),
                Optional.of(Duration.ofSeconds(3)))
            .orElseThrow();
    assertThat(rate.concurrent()).isEqualTo(60);
  }

  @Test
  void a_burst_is_counted_by_its_very_arrivals() {
    assertThat(problems(new LoadShape.Burst(10, Duration.ofSeconds(10)), 100)).isEmpty();
    // One in the warm-up, three in the window.
    assertThat(problems(new LoadShape.Burst(20, Duration.ofSeconds(10)), 100))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("brings 80 invocations into one minute", "2.0/s");
  }

  @Test
  void bursts_that_overlap_are_under_way_together() {
    assertThat(problems(new LoadShape.Burst(16, Duration.ofSeconds(30)), 20_000)).isEmpty();
    assertThat(problems(new LoadShape.Burst(16, Duration.ofSeconds(15)), 20_000))
        .first()
        .asString()
        .contains("32 invocations under way");
  }

  @Test
  void the_fullest_minute_of_a_ramp_holds_its_fast_end() {
    LoadShape.Ramp ramp = new LoadShape.Ramp(Rate.perSecond(1), Rate.perSecond(3));
    CellPlan tenMinutes =
        new CellPlan(
            Plans.plan(StartKind.WARM, ramp).cell(),
            Plans.design(Duration.ZERO, Duration.ofMinutes(10)));
    // In the last of ten minutes the rate goes from 2.8 to 3: 174 arrivals.
    assertThat(FullestMinute.of(tenMinutes, ramp, Duration.ofMinutes(2))).isEqualTo(174);
  }

  private static List<Problem> problems(LoadShape load, int medianMillis) {
    Optional<Duration> call = Optional.of(Duration.ofMillis(medianMillis));
    CellPlan plan = Plans.plan(StartKind.WARM, load);
    return RULE.problems(plan, LoadRate.of(plan, call).orElseThrow());
  }
}
