package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.Lookup;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.platform.PlatformTimes;
import io.whiskwatt.platform.SandboxUse;
import io.whiskwatt.platform.StartEvidence;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvocationRowTest {
  @ParameterizedTest
  @EnumSource(names = {"APPLICATION_ERROR", "DEVELOPER_ERROR", "PLATFORM_ERROR"})
  void an_accepted_invocation_whose_record_tells_a_failure_has_failed(OutcomeKind ending) {
    assertThat(row(OutcomeKind.ACCEPTED, Optional.of(ending)).outcomeInTheEnd()).isEqualTo(ending);
  }

  @Test
  void one_that_succeeded_later_stays_accepted_for_its_response_time_is_not_known() {
    assertThat(row(OutcomeKind.ACCEPTED, Optional.of(OutcomeKind.SUCCESS)).outcomeInTheEnd())
        .isEqualTo(OutcomeKind.ACCEPTED);
    assertThat(row(OutcomeKind.ACCEPTED, Optional.empty()).outcomeInTheEnd())
        .isEqualTo(OutcomeKind.ACCEPTED);
  }

  @Test
  void a_reply_that_told_the_end_is_not_judged_by_a_later_record() {
    assertThat(row(OutcomeKind.SUCCESS, Optional.of(OutcomeKind.DEVELOPER_ERROR)))
        .extracting(InvocationRow::outcomeInTheEnd)
        .isEqualTo(OutcomeKind.SUCCESS);
  }

  private static InvocationRow row(OutcomeKind outcome, Optional<OutcomeKind> ending) {
    InvocationDetail detail =
        new InvocationDetail(
            0,
            "id",
            "0.0.1",
            PlatformTimes.UNKNOWN,
            SandboxUse.UNKNOWN,
            StartEvidence.NONE,
            Optional.empty(),
            ending.map(each -> new Lookup(120, each)));
    return new InvocationRow(0, 0, 1, 2, 3, outcome, 202, Optional.of(detail), Optional.empty());
  }
}
