package io.whiskwatt.openwhisk.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GapRuleTest {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final GapRule PAUSING = new GapRule(Duration.ofMinutes(1), Optional.of(GRACE));

  @Test
  void a_busy_loop_is_warm_and_paused_starts_have_sandboxes_of_their_own() {
    LoadShape busy = new LoadShape.Closed(1, Duration.ZERO);
    assertThat(texts(PAUSING, StartKind.WARM, busy)).isEmpty();
    assertThat(texts(PAUSING, StartKind.PAUSED, busy)).isEmpty();
  }

  @Test
  void calls_further_apart_than_the_grace_are_not_warm() {
    LoadShape slow = new LoadShape.Closed(1, Duration.ofSeconds(20));
    assertThat(texts(PAUSING, StartKind.WARM, slow))
        .singleElement()
        .asString()
        .contains("paused after 10s", "would not be warm");
  }

  @Test
  void a_sandbox_that_would_sleep_beyond_the_idle_time_out_is_refused() {
    GapRule brief = new GapRule(Duration.ofSeconds(30), Optional.of(GRACE));
    assertThat(texts(brief, StartKind.PAUSED, new LoadShape.Closed(1, Duration.ZERO)))
        .singleElement()
        .asString()
        .contains("sleep for up to 50s", "removed after 30s", "would not be paused");
  }

  @Test
  void sandboxes_that_never_pause_stay_warm() {
    GapRule kubernetes = new GapRule(Duration.ofMinutes(1), Optional.empty());
    LoadShape slow = new LoadShape.Constant(Rate.perSecond(0.05));
    assertThat(texts(kubernetes, StartKind.WARM, slow)).isEmpty();
  }

  @Test
  void gaps_beyond_the_idle_time_out_lose_the_sandbox() {
    LoadShape rare = new LoadShape.Constant(Rate.perSecond(1 / 90.0));
    assertThat(texts(PAUSING, StartKind.WARM, rare))
        .first()
        .asString()
        .contains("removed after 1m");
    GapRule kubernetes = new GapRule(Duration.ofMinutes(1), Optional.empty());
    assertThat(texts(kubernetes, StartKind.WARM, rare))
        .singleElement()
        .asString()
        .contains("removed after 1m");
  }

  @Test
  void settling_as_long_as_the_idle_time_out_loses_the_sandbox() {
    GapRule impatient = new GapRule(Duration.ofSeconds(10), Optional.empty());
    assertThat(texts(impatient, StartKind.WARM, new LoadShape.Closed(1, Duration.ZERO)))
        .singleElement()
        .asString()
        .contains("settles for 10s", "removed after 10s");
    assertThat(texts(impatient, StartKind.COLD, new LoadShape.Closed(1, Duration.ZERO))).isEmpty();
  }

  @Test
  void random_arrivals_leave_long_gaps_by_chance() {
    assertThat(GapRule.shareAbove(new LoadShape.Poisson(Rate.perSecond(1)), GRACE))
        .isEqualTo(Math.exp(-10));
    assertThat(texts(PAUSING, StartKind.WARM, new LoadShape.Poisson(Rate.perSecond(1)))).isEmpty();
    assertThat(texts(PAUSING, StartKind.WARM, new LoadShape.Poisson(Rate.perSecond(0.3))))
        .hasSize(1);
  }

  @Test
  void bursts_wait_for_each_other() {
    assertThat(texts(PAUSING, StartKind.WARM, new LoadShape.Burst(5, GRACE))).isEmpty();
    assertThat(texts(PAUSING, StartKind.WARM, new LoadShape.Burst(5, GRACE.plusSeconds(1))))
        .hasSize(1);
  }

  @Test
  void a_ramp_is_judged_by_its_slow_part() {
    // Below 0.1/s distances are longer than 10 s: (0.1² − 0.05²) / (0.2² − 0.05²) of the calls.
    LoadShape slow = new LoadShape.Ramp(Rate.perSecond(0.05), Rate.perSecond(0.2));
    assertThat(GapRule.shareAbove(slow, GRACE)).isCloseTo(0.2, Offset.offset(1e-9));
    LoadShape down = new LoadShape.Ramp(Rate.perSecond(20), Rate.perSecond(0.05));
    assertThat(GapRule.shareAbove(down, GRACE)).isLessThan(0.0001);
    assertThat(texts(PAUSING, StartKind.WARM, down)).isEmpty();
  }

  @Test
  void uniform_distances_are_never_longer_than_twice_the_mean() {
    LoadShape uniform = new LoadShape.Uniform(Rate.perSecond(0.2));
    assertThat(GapRule.shareAbove(uniform, GRACE)).isZero();
    assertThat(GapRule.shareAbove(uniform, Duration.ofSeconds(5))).isEqualTo(0.5);
  }

  private static List<String> texts(GapRule rule, StartKind start, LoadShape load) {
    return rule.problems(Plans.plan(start, load)).stream().map(Problem::text).toList();
  }
}
