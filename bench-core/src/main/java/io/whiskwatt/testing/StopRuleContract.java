package io.whiskwatt.testing;

import io.whiskwatt.run.StepRecord;
import io.whiskwatt.run.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What every {@link StopRule} must keep: it decides from the records alone. */
public final class StopRuleContract {
  private StopRuleContract() {}

  /**
   * The checks.
   *
   * @param committed steps of a study the rule can judge, in order
   */
  public static List<ContractCheck> of(Supplier<StopRule> make, List<StepRecord> committed) {
    List<StepRecord> records = List.copyOf(committed);
    return List.of(
        new ContractCheck("nothing is no reason to stop", () -> nothing(make.get())),
        new ContractCheck("the same records, the same decision", () -> pure(make, records)),
        new ContractCheck("the records are left alone", () -> leaves(make.get(), records)));
  }

  private static void nothing(StopRule rule) {
    Expect.equal(rule.after(List.of()), StopRule.Decision.CONTINUE, "the decision on nothing");
  }

  /** A resumed study asks a new rule about all that was committed, in one go. */
  private static void pure(Supplier<StopRule> make, List<StepRecord> records) {
    StopRule asked = make.get();
    for (int n = 0; n <= records.size(); n++) {
      List<StepRecord> first = records.subList(0, n);
      StopRule.Decision decision = asked.after(first);
      Expect.equal(make.get().after(first), decision, "a new rule's decision after " + n);
    }
  }

  private static void leaves(StopRule rule, List<StepRecord> records) {
    List<StepRecord> given = new ArrayList<>(records);
    rule.after(given);
    Expect.equal(given, records, "the list after the decision");
  }
}
