package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.results.compare.Contrast;
import io.whiskwatt.results.compare.Interval;
import io.whiskwatt.results.compare.RunRatio;
import io.whiskwatt.results.compare.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  @ParameterizedTest
  @CsvSource({
    "energy_net > +10%, 1.15, 1.25, false",
    "energy_net > +10%, 1.05, 1.25, true",
    "energy_net > +10%, 0.80, 0.90, true",
    "energy_net>10%,    1.15, 1.25, false",
    "energy_net < -10%, 0.80, 0.89, false",
    "energy_net < -10%, 0.80, 0.95, true",
    "energy_net > 0.5 %, 1.01, 1.02, false"
  })
  void it_is_met_when_the_whole_interval_lies_beyond(
      String condition, double low, double high, boolean passes) {
    List<Threshold.Ratio> contrasts = List.of(contrast(Verdict.MORE, low, high));
    assertThat(Threshold.parse(condition).against(contrasts).passes()).isEqualTo(passes);
  }

  @Test
  void what_cannot_be_told_does_not_pass() {
    Threshold threshold = Threshold.parse("energy_net > +10%");
    List<Threshold.Ratio> noVerdict = List.of(contrast(Verdict.NONE, 0.9, 1.0));
    assertThat(threshold.against(noVerdict).passes()).isFalse();
    assertThat(threshold.against(List.of()).passes()).isFalse();
  }

  @Test
  void it_says_what_it_saw() {
    List<Threshold.Ratio> contrasts = List.of(contrast(Verdict.MORE, 1.15, 1.25));
    assertThat(Threshold.parse("energy_net > +10%").against(contrasts).lines())
        .containsExactly(
            "fails 'energy_net > +10%': runc/x, ratio 1.200, 95 % interval 1.150 to 1.250");
  }

  @Test
  void an_unbounded_interval_is_not_shown_to_be_beyond() {
    List<Threshold.Ratio> unbounded =
        List.of(contrast(Verdict.INCONCLUSIVE, Double.NEGATIVE_INFINITY, 3));
    assertThat(Threshold.parse("energy_net > +10%").against(unbounded).passes()).isTrue();
  }

  @Test
  void runs_are_held_against_each_other_too() {
    Interval interval = new Interval(1.5, 1.4, 1.6);
    RunRatio ratio =
        new RunRatio(
            "runc/x",
            "old",
            "new",
            "net energy per invocation",
            true,
            6,
            6,
            1,
            1.5,
            interval,
            Verdict.MORE,
            "");
    Threshold.Outcome outcome =
        Threshold.parse("energy_net > +10%").against(List.of(Threshold.Ratio.of(ratio)));
    assertThat(outcome.passes()).isFalse();
    assertThat(outcome.lines().get(0)).contains("runc/x in new");
  }

  @Test
  void a_ratio_without_a_verdict_does_not_pass() {
    List<Threshold.Ratio> none = List.of(contrast(Verdict.NONE, 0.9, 1.0));
    assertThat(Threshold.parse("energy_net > +10%").against(none).passes()).isFalse();
  }

  @Test
  void all_that_is_wrong_with_conditions_comes_at_once() {
    assertThatThrownBy(() -> Threshold.parse(List.of("energy_net", "p99 > 1%", "energy_net > 5%")))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class, wrong -> assertThat(wrong.problems()).hasSize(2));
  }

  @Test
  void annotations_are_errors_for_what_fails_and_notices_for_what_passes() {
    List<Threshold.Ratio> both =
        List.of(contrast(Verdict.MORE, 1.15, 1.25), contrast(Verdict.EQUIVALENT, 0.99, 1.01));
    assertThat(Annotations.of(Threshold.parse("energy_net > +10%").against(both)))
        .containsExactly(
            "::error title=whiskwatt::fails 'energy_net > +10%25': runc/x, ratio 1.200, 95 %25"
                + " interval 1.150 to 1.250",
            "::notice title=whiskwatt::passes 'energy_net > +10%25': runc/x, ratio 1.000, 95 %25"
                + " interval 0.990 to 1.010");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "energy_net",
        "energy_net > 10",
        "energy_net >= 10%",
        "energy_nte > 10%",
        "energy_net < -100%"
      })
  void what_is_no_condition_is_refused_with_its_words(String text) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("\"");
  }

  private static Threshold.Ratio contrast(Verdict verdict, double low, double high) {
    Interval interval = new Interval((low + high) / 2, low, high);
    return Threshold.Ratio.of(
        new Contrast(
            "process/x",
            "runc/x",
            "x",
            "net energy per invocation",
            true,
            6,
            interval,
            interval,
            interval,
            OptionalDouble.empty(),
            verdict,
            "",
            List.of(),
            List.of()));
  }
}
