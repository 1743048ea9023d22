package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.load.LoadVitals;
import io.whiskwatt.load.LoadVitals.Counts;
import io.whiskwatt.load.LoadVitals.Rates;
import io.whiskwatt.load.LoadVitals.Responses;
import io.whiskwatt.plan.IdleCondition;
import io.whiskwatt.plan.Step;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.testing.ManualTime;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.SourcePower;
import io.whiskwatt.vitals.Stage;
import io.whiskwatt.vitals.Vitals;
import io.whiskwatt.vitals.WindowVitals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VitalsLineTest {
  private static final SourcePower POWER = power(Quality.MODELLED, "process");

  @Test
  void a_wide_screen_has_all_figures_on_one_line() {
    assertThat(VitalsLine.of(loaded(50, Map.of(), 0), 119, 2))
        .containsExactly(
            "asked 50/s reached 49.8/s · 3 in flight · p50 12.1 ms p99 48.0 ms · 0 errors · cold"
                + " 100 % · 38.2 W (modelled)");
  }

  @Test
  void a_common_screen_has_them_on_two_that_never_wrap() {
    assertThat(VitalsLine.of(loaded(50, Map.of(), 0), 79, 2))
        .containsExactly(
            "asked 50/s reached 49.8/s · 3 in flight · p50 12.1 ms p99 48.0 ms · 0 errors",
            "cold 100 % · 38.2 W (modelled)");
  }

  @Test
  void what_went_wrong_has_its_share_and_what_was_dropped_its_count() {
    assertThat(VitalsLine.of(loaded(62.5, Map.of(OutcomeKind.THROTTLED, 12), 7), 200, 1).get(0))
        .contains("asked 62.5/s", "12 errors (2.40 %)", "7 dropped");
  }

  @Test
  void a_closed_loop_only_reaches() {
    assertThat(VitalsLine.of(loaded(Double.NaN, Map.of(), 0), 119, 1).get(0))
        .startsWith("reached 49.8/s · ");
  }

  @Test
  void between_two_windows_the_last_one_is_told_and_the_power_of_all_sources() {
    LoadVitals last = load(50, Map.of(), 0);
    Vitals idle =
        new Vitals(
            9,
            Duration.ofSeconds(9),
            Optional.empty(),
            Optional.empty(),
            List.of(power(Quality.MEASURED, "runc"), power(Quality.MEASURED, "kata")),
            Optional.of(
                new WindowVitals(0, 0, "a", last, 50, OptionalDouble.empty(), Quality.NONE)));
    assertThat(VitalsLine.of(idle, 119, 2))
        .containsExactly(
            "last window 50.0/s · p50 12.1 ms p99 48.0 ms · 0 errors · runc 38.2 W · kata 38.2 W");
  }

  @Test
  void a_screen_shows_both_and_takes_both_back() {
    RecordingTerminal recording = RecordingTerminal.of(true, true);
    Progress progress = Progress.on(recording.terminal(), new ManualTime());
    progress.show(loaded(50, Map.of(), 0));
    progress.say("a line that stays");
    assertThat(recording.err())
        .contains("block 3  measuring the idle machine  1 min left\nasked 50/s")
        .contains("\r\u001b[2K\u001b[1A\r\u001b[2K\u001b[1A\r\u001b[2Ka line that stays\n");
  }

  @Test
  void a_narrow_screen_shows_only_how_far_the_run_is() {
    RecordingTerminal wide = RecordingTerminal.of(true, true);
    Terminal narrow =
        new Terminal(wide.terminal().out(), wide.terminal().err(), true, true, false, 50);
    new LiveProgress(narrow).show(loaded(50, Map.of(), 0));
    assertThat(wide.err()).contains("1 min left").doesNotContain("asked", "\n");
  }

  @Test
  void a_log_shows_no_figures() {
    RecordingTerminal recording = RecordingTerminal.plain();
    Progress.on(recording.terminal(), new ManualTime()).show(loaded(50, Map.of(), 0));
    assertThat(recording.err()).isEmpty();
  }

  private static Vitals loaded(double asked, Map<OutcomeKind, Integer> failures, int dropped) {
    Step step = new Step.Idle(2, 0, new IdleCondition.Empty(), Duration.ofSeconds(2));
    return new Vitals(
        8,
        Duration.ofSeconds(8),
        Optional.of(new Stage(step, 3, 9, Duration.ofMinutes(2), Duration.ofMinutes(1))),
        Optional.of(new Loading("cell", "process", true, load(asked, failures, dropped))),
        List.of(POWER),
        Optional.empty());
  }

  private static LoadVitals load(double asked, Map<OutcomeKind, Integer> failures, int dropped) {
    Optional<Responses> responses =
        Optional.of(new Responses(250, Duration.ofNanos(12_100_000), Duration.ofMillis(48)));
    return new LoadVitals(
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        new Rates(
            Double.isNaN(asked) ? OptionalDouble.empty() : OptionalDouble.of(asked),
            OptionalDouble.of(49.8),
            OptionalDouble.of(0)),
        3,
        new Counts(510, 500, dropped, failures),
        responses,
        responses,
        OptionalDouble.of(1));
  }

  private static SourcePower power(Quality quality, String platform) {
    return new SourcePower(List.of(platform), quality, OptionalDouble.of(38.2), List.of());
  }
}
