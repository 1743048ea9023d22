package io.whiskwatt.testing;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.run.EnergyLog;
import io.whiskwatt.run.FinishedStep;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.RunJournal;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What every {@link RunJournal} must keep. */
public final class RunJournalContract {
  private static final StepData NOTHING = StepData.idle(EnergyLog.EMPTY);

  /** Where a run's steps lie, an empty one at first. */
  @FunctionalInterface
  public interface Store {
    /** Opens a new session on it; the one before was closed. */
    RunJournal open();
  }

  private interface Check {
    void run(Store store) throws Exception;
  }

  private RunJournalContract() {}

  /**
   * The checks.
   *
   * @param fresh makes a store without steps
   */
  public static List<ContractCheck> of(Supplier<Store> fresh) {
    return List.of(
        check("a fresh store holds nothing", fresh, RunJournalContract::isEmpty),
        check("steps are committed in order", fresh, RunJournalContract::keepsOrder),
        check("a record comes back as it went", fresh, RunJournalContract::keepsRecords),
        check("a key is committed once", fresh, RunJournalContract::refusesRepeats),
        check("a key of an earlier session is refused", fresh, RunJournalContract::refusesOldKeys),
        check("steps of one window are committed together", fresh, RunJournalContract::keepsGroups),
        check("of steps together all or none count", fresh, RunJournalContract::refusesGroups),
        check("each opening is a session", fresh, RunJournalContract::countsSessions),
        check("a further session may begin without reopening", fresh, RunJournalContract::goesOn),
        check("a session that commits nothing counts", fresh, RunJournalContract::countsEmpty),
        check("what was returned does not change", fresh, RunJournalContract::returnsCopies),
        check("surroundings are taken in each session", fresh, RunJournalContract::environments),
        check("a closed journal commits nothing", fresh, RunJournalContract::refusesWhenClosed),
        check("closing twice is harmless", fresh, RunJournalContract::closesTwice));
  }

  private static ContractCheck check(String name, Supplier<Store> fresh, Check check) {
    return new ContractCheck(name, () -> check.run(fresh.get()));
  }

  private static void isEmpty(Store store) {
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.committed(), List.of(), "what is committed");
      Expect.equal(journal.session(), 0, "the session");
    }
  }

  private static void keepsOrder(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(1), NOTHING);
      journal.commit(step(0), NOTHING);
      journal.commit(step(2), NOTHING);
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.committed(), List.of(step(1), step(0), step(2)), "what is committed");
    }
  }

  private static void keepsRecords(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(7), NOTHING);
      Expect.equal(journal.committed(), List.of(step(7)), "the record in its session");
    }
    try (RunJournal journal = store.open()) {
      StepRecord read = journal.committed().get(0);
      Expect.equal(read, step(7), "the record in the next session");
      Expect.equal(
          List.copyOf(read.facts().keySet()),
          List.copyOf(step(7).facts().keySet()),
          "the order of its facts");
    }
  }

  private static void refusesRepeats(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(0), NOTHING);
      Expect.fails(
          IllegalStateException.class, () -> journal.commit(step(0), NOTHING), "a repeated key");
      Expect.equal(journal.committed(), List.of(step(0)), "what is committed");
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.committed(), List.of(step(0)), "what is committed after reopening");
    }
  }

  private static void refusesOldKeys(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(0), NOTHING);
    }
    try (RunJournal journal = store.open()) {
      Expect.fails(
          IllegalStateException.class, () -> journal.commit(step(0), NOTHING), "an old key");
      journal.commit(step(1), NOTHING);
      Expect.equal(journal.committed(), List.of(step(0), step(1)), "what is committed");
    }
  }

  private static void keepsGroups(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(0), NOTHING);
      journal.commit(group(1, 2));
      journal.commit(step(3), NOTHING);
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(
          journal.committed(), List.of(step(0), step(1), step(2), step(3)), "what is committed");
    }
  }

  private static void refusesGroups(Store store) {
    try (RunJournal journal = store.open()) {
      journal.commit(step(1), NOTHING);
      Expect.fails(
          IllegalStateException.class, () -> journal.commit(group(0, 1)), "a key of before");
      Expect.fails(
          IllegalStateException.class, () -> journal.commit(group(2, 2)), "a key named twice");
      Expect.equal(journal.committed(), List.of(step(1)), "what is committed");
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.committed(), List.of(step(1)), "what is committed after reopening");
    }
  }

  private static List<FinishedStep> group(int... indices) {
    return Arrays.stream(indices)
        .mapToObj(index -> new FinishedStep(step(index), NOTHING))
        .toList();
  }

  private static void countsSessions(Store store) {
    for (int session = 0; session < 3; session++) {
      try (RunJournal journal = store.open()) {
        Expect.equal(journal.session(), session, "the session");
        journal.environment(environment());
        journal.commit(step(session), NOTHING);
      }
    }
  }

  private static void goesOn(Store store) {
    try (RunJournal journal = store.open()) {
      journal.environment(environment());
      journal.commit(step(0), NOTHING);
      journal.nextSession();
      Expect.equal(journal.session(), 1, "the further session");
      journal.environment(environment());
      journal.commit(step(1), NOTHING);
      Expect.equal(journal.committed(), List.of(step(0), step(1)), "what is committed");
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.session(), 2, "the session after both");
    }
  }

  private static void countsEmpty(Store store) {
    try (RunJournal journal = store.open()) {
      journal.environment(environment());
    }
    try (RunJournal journal = store.open()) {
      Expect.equal(journal.session(), 1, "the session after one without steps");
    }
  }

  private static void returnsCopies(Store store) {
    try (RunJournal journal = store.open()) {
      List<StepRecord> before = journal.committed();
      journal.commit(step(0), NOTHING);
      Expect.equal(before, List.of(), "a list from before the commit");
    }
  }

  private static void environments(Store store) {
    for (int session = 0; session < 2; session++) {
      try (RunJournal journal = store.open()) {
        journal.environment(environment());
        Expect.equal(journal.committed(), List.of(), "what is committed");
      }
    }
  }

  private static void refusesWhenClosed(Store store) {
    RunJournal journal = store.open();
    journal.close();
    Expect.fails(
        IllegalStateException.class, () -> journal.commit(step(0), NOTHING), "a closed journal");
    try (RunJournal next = store.open()) {
      Expect.equal(next.committed(), List.of(), "what is committed");
    }
  }

  private static void closesTwice(Store store) {
    RunJournal journal = store.open();
    journal.close();
    journal.close();
    store.open().close();
  }

  /** With every type of fact, in an order that is not the alphabet's. */
  private static StepRecord step(int index) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("zone", "ü \"quoted\", with a comma");
    facts.put("number", 1_234_567_890_123L);
    facts.put("small", 3L);
    facts.put("fraction", 0.1);
    facts.put("flag", true);
    return new StepRecord(
        new StepKey(0, "", "idle-empty", index),
        0,
        index,
        1_000L + index,
        2_000L + index,
        Instant.parse("2026-01-01T00:00:00.123456789Z"),
        facts);
  }

  private static RunEnvironment environment() {
    Node node = new Node(new NodeId("boot"), "here");
    return new RunEnvironment(
        Map.of("version", "0"), List.of(), new NodeFacts(node, Map.of("cores", "2")));
  }
}
