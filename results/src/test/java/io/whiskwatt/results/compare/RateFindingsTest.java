package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.load.RateStep.Finding;
import io.whiskwatt.plan.Design;
import io.whiskwatt.plan.DesignLevel;
import io.whiskwatt.plan.Factors;
import io.whiskwatt.plan.PrimaryMetric;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.compare.RateFinding.Ending;
import io.whiskwatt.results.store.StudyFacts;
import io.whiskwatt.results.trial.CellTrials;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateFindingsTest {
  private static final StudyFacts STUDY =
      new StudyFacts(
          "search",
          "runc",
          new Design(
              DesignLevel.L1,
              3,
              Duration.ZERO,
              Duration.ZERO,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              1),
          0.05,
          PrimaryMetric.NET_ENERGY,
          List.of(),
          Map.of(),
          Map.of(),
          Factors.NONE,
          Optional.empty());

  @Test
  void highest_rates_are_averaged_over_the_blocks_with_students_interval() {
    RateFinding finding = RateFindings.of(found("runc", 98, 100, 102)).orElseThrow();

    assertThat(finding.isExact()).isTrue();
    assertThat(finding.perSecond().value()).isEqualTo(100);
    // t(0.975, 2) = 4.3027; s = 2.
    assertThat(finding.perSecond().high()).isEqualTo(100 + 4.3027 * 2 / Math.sqrt(3), within());
    assertThat(finding.blocks()).extracting(RateFinding.Block::ending).containsOnly(Ending.FOUND);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-3);
  }

  @Test
  void an_end_of_the_range_and_a_late_generator_are_no_limits_of_the_platform() {
    RateFinding finding =
        RateFindings.of(
                SampleTrials.searched(
                    "runc",
                    List.of(
                        steps(Finding.MET, Finding.MET),
                        steps(Finding.MET, Finding.GENERATOR_BOUND),
                        steps(Finding.MISSED))))
            .orElseThrow();

    assertThat(finding.isExact()).isFalse();
    assertThat(finding.blocks())
        .extracting(RateFinding.Block::ending)
        .containsExactly(Ending.HIGHEST_MET, Ending.GENERATOR_BOUND, Ending.LOWEST_MISSED);
    assertThat(finding.blocks().get(2).perSecond()).isZero();
    assertThat(finding.perSecond()).isEqualTo(Interval.UNKNOWN);
  }

  @Test
  void platforms_are_compared_by_their_rates_and_by_nothing_else() {
    List<CellTrials> cells = List.of(found("runc", 98, 100, 102), found("kata", 49, 50, 51.2));
    Contrast contrast = contrast(new Pair(cells.get(0), cells.get(1), false));

    assertThat(contrast.metric()).isEqualTo("highest rate within the objective");
    assertThat(contrast.ratio().value()).isCloseTo(0.5007, within());
    assertThat(contrast.verdict()).isEqualTo(Verdict.LESS);
    assertThat(contrast.sentence()).contains("the highest rate within the objective");
  }

  @Test
  void what_was_not_found_is_not_compared() {
    CellTrials open =
        SampleTrials.searched(
            "kata",
            List.of(
                steps(Finding.MET, Finding.MET),
                steps(Finding.MET, Finding.MET),
                steps(Finding.MET, Finding.MET)));
    Contrast contrast = contrast(new Pair(found("runc", 98, 100, 102), open, false));

    assertThat(contrast.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(contrast.ratio()).isEqualTo(Interval.UNKNOWN);
    assertThat(contrast.sentence()).contains("an end of its range");
  }

  @Test
  void steps_that_are_meant_to_fail_void_nothing_but_a_late_generator_is_told() {
    CellTrials late =
        SampleTrials.searched("runc", List.of(steps(Finding.MET, Finding.GENERATOR_BOUND)));

    assertThat(new CallGates(found("runc", 98)).all()).isEmpty();
    assertThat(new CallGates(late).all())
        .singleElement()
        .satisfies(gate -> assertThat(gate.kind()).isEqualTo(Gate.Kind.GENERATOR_BOUND))
        .satisfies(gate -> assertThat(gate.severity()).isEqualTo(Gate.Severity.LIMITS));
  }

  @Test
  void a_load_that_is_no_search_has_no_highest_rate() {
    assertThat(RateFindings.of(SampleTrials.cell(StartKind.WARM, SampleTrials.sound()))).isEmpty();
  }

  private static Contrast contrast(Pair pair) {
    return new RateContrast(0.05, new Words(STUDY, 1), Target.of(STUDY))
        .of(pair, List.of())
        .orElseThrow();
  }

  private static CellTrials found(String platform, double... rates) {
    return SampleTrials.searched(
        platform, DoubleStream.of(rates).mapToObj(RateFindingsTest::found).toList());
  }

  /** As it stands in trials.jsonl. */
  private static Map<String, Object> found(double rate) {
    Map<String, Object> facts = steps(Finding.MET, Finding.MISSED);
    facts.put("search.0.askedPerSecond", rate);
    facts.put("search.1.askedPerSecond", 2 * rate);
    return facts;
  }

  private static Map<String, Object> steps(Finding... findings) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("search.steps", (long) findings.length);
    for (int i = 0; i < findings.length; i++) {
      facts.put("search." + i + ".askedPerSecond", 10.0 * (i + 1));
      facts.put("search." + i + ".reachedPerSecond", 10.0);
      facts.put("search." + i + ".finding", findings[i].name());
      facts.put("search." + i + ".why", Arrays.toString(findings));
    }
    return facts;
  }
}
