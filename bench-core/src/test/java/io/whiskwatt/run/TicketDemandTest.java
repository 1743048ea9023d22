package io.whiskwatt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketDemandTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final LoadShape BURST = new LoadShape.Burst(100, Duration.ofSeconds(2));
  private static final LoadShape RAMP = new LoadShape.Ramp(Rate.perSecond(1), Rate.perSecond(39));

  @Test
  void warm_sandboxes_are_as_many_as_a_quarter_of_a_second_brings_and_one() {
    assertThat(warm(new LoadShape.Constant(Rate.perSecond(20)))).isEqualTo(6);
    assertThat(warm(new LoadShape.Poisson(Rate.perSecond(20)))).isEqualTo(6);
    assertThat(warm(new LoadShape.Uniform(Rate.perSecond(20)))).isEqualTo(6);
    assertThat(warm(new LoadShape.Constant(Rate.perSecond(1000)))).isEqualTo(32);
  }

  @Test
  void a_burst_needs_a_warm_sandbox_for_each_of_its_invocations() {
    assertThat(warm(BURST)).isEqualTo(100);
    assertThat(warm(new LoadShape.Burst(10, Duration.ofSeconds(2)))).isEqualTo(11);
  }

  @Test
  void bursts_that_overlap_need_sandboxes_of_their_own_up_to_what_is_sensible() {
    assertThat(warm(new LoadShape.Burst(10, Duration.ofMillis(125)))).isEqualTo(21);
    assertThat(warm(new LoadShape.Burst(10, Duration.ofMillis(50)))).isEqualTo(32);
  }

  @Test
  void a_ramp_is_prepared_for_its_fast_end() {
    assertThat(warm(RAMP)).isEqualTo(11);
  }

  @Test
  void each_cold_start_has_a_ticket() {
    assertThat(TicketDemand.of(StartKind.COLD, BURST, WINDOW, 42, 1)).isEqualTo(500);
    assertThat(TicketDemand.of(StartKind.COLD, RAMP, WINDOW, 42, 1)).isEqualTo(200);
  }

  private static int warm(LoadShape load) {
    return TicketDemand.of(StartKind.WARM, load, WINDOW, 42, 1);
  }
}
