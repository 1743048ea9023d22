package io.whiskwatt.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.results.store.StudyFacts;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final List<StudyFacts.PlannedCell> CELLS =
      List.of(
          cell("runc", StartKind.COLD), cell("kata", StartKind.COLD), cell("kata", StartKind.WARM));

  @Test
  void platforms_without_a_conclusion_are_named_as_people_name_them() {
    assertThat(Answer.of(List.of(contrast(0, 1, Verdict.INCONCLUSIVE)), CELLS))
        .isEqualTo(
            "No conclusion on net energy per invocation: a cold start of hello@256MB on kata against"
                + " one on runc.");
  }

  @Test
  void starts_without_a_verdict_are_named_as_people_name_them() {
    assertThat(Answer.of(List.of(contrast(2, 1, Verdict.NONE)), CELLS))
        .isEqualTo(
            "No verdict on net energy per invocation: a cold start of hello@256MB on kata against a"
                + " warm start of hello@256MB on kata.");
  }

  private static StudyFacts.PlannedCell cell(String platform, StartKind start) {
    return new StudyFacts.PlannedCell(
        platform + "/hello@256MB/" + start.key() + "/closed-1",
        platform,
        "hello@256MB",
        start,
        "closed-1",
        List.of());
  }

  private static Contrast contrast(int baseline, int other, Verdict verdict) {
    return new Contrast(
        CELLS.get(baseline).id(),
        CELLS.get(other).id(),
        "hello@256MB/closed-1",
        ContrastAnalysis.NET_ENERGY,
        true,
        12,
        Interval.UNKNOWN,
        Interval.UNKNOWN,
        Interval.UNKNOWN,
        OptionalDouble.empty(),
        verdict,
        "A sentence with its reasons.",
        List.of(),
        List.of());
  }
}
