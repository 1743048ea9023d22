package io.whiskwatt.openwhisk.start;

import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.start.SandboxRules.StemCells;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Starts on a real OpenWhisk, by nothing but its REST API and what the study file says of its
 * sandboxes. A new version of an action never meets a sandbox of before: without stem cells of its
 * kind and memory it starts cold, with them prewarmed.
 */
public final class PlainStarts implements StartControl {
  /** Stem cells that were taken are replaced in this time, and new versions are known to all. */
  static final Duration AFTER_UPDATES = Duration.ofSeconds(2);

  /** Beyond the pause grace: pausing itself takes time. */
  static final Duration PAUSE_MARGIN = Duration.ofSeconds(2);

  private static final String EVICTIONS =
      "with evictions possible: user-memory is not given for this platform, so a start may have"
          + " evicted another sandbox";

  private final SandboxRules rules;
  private final SandboxLedger ledger;
  private final Placement placement = Placement.unknown();

  private PlainStarts(SandboxRules rules, SandboxLedger ledger) {
    this.rules = rules;
    this.ledger = ledger;
  }

  /** For a platform whose sandboxes follow these rules. */
  public static PlainStarts of(SandboxRules rules, TimeSource time) {
    return new PlainStarts(rules, SandboxLedger.of(rules.idleTimeout(), time));
  }

  /** What this study's sandboxes and the platform's stem cells must be at this moment. */
  public Population population() {
    return population(ledger.alive());
  }

  /**
   * Waits for the idle time-out of this study's sandboxes. Stem cells do not go away.
   *
   * @param limit 0: only looks
   * @return what must still be alive
   */
  public Population drain(Duration limit) {
    return population(ledger.drain(limit));
  }

  private Population population(int idle) {
    int each = rules.stemCells().stream().mapToInt(StemCells::count).sum();
    return new Population(0, idle, each * rules.workers().orElse(1));
  }

  @Override
  public Optional<String> unsupported(StartKind start, String kind, DataSize memory) {
    return switch (start) {
      case COLD -> stemCellsInTheWay(kind, memory);
      case PREWARMED -> noStemCells(kind, memory);
      case WARM -> Optional.empty();
      case PAUSED ->
          rules.pauseGrace().isPresent()
              ? Optional.empty()
              : Optional.of("it does not pause idle sandboxes: pause-grace is not in its section");
    };
  }

  /** Another memory would be another sandbox than the one the study asked for. */
  private Optional<String> stemCellsInTheWay(String kind, DataSize memory) {
    return rules
        .stemCells(kind, memory)
        .map(
            stems ->
                "it keeps stem cells ("
                    + stems
                    + "), which such a start would take; give the workload another memory");
  }

  private Optional<String> noStemCells(String kind, DataSize memory) {
    if (rules.stemCells(kind, memory).isPresent()) {
      return Optional.empty();
    }
    String others =
        rules.stemCells().stream().map(StemCells::toString).collect(Collectors.joining(", "));
    return Optional.of(
        "it keeps no stem cells of "
            + kind
            + " with "
            + memory
            + (others.isEmpty() ? ": stem-cells is not in its section" : ", only " + others));
  }

  @Override
  public OptionalInt room(DataSize memory) {
    return rules.room(memory);
  }

  @Override
  public Grant prepare(StartKind start, ActionDraft action, int count) {
    DataSize memory = action.limits().memory();
    Optional<DataSize> total = rules.coveredMemory();
    if (total.isEmpty()) {
      return new Grant(count, Optional.of(EVICTIONS));
    }
    long free = total.get().bytes() - ledger.memory().bytes() - rules.stemMemory().bytes();
    int room = (int) Math.max(0, Math.min(count, free / Math.max(1, memory.bytes())));
    return room >= count
        ? Grant.all(count)
        : new Grant(room, Optional.of(shortened(room, memory, total.get())));
  }

  private String shortened(int room, DataSize memory, DataSize total) {
    return "shortened: room for "
        + room
        + " sandboxes of "
        + memory
        + " in "
        + total
        + " of user memory, "
        + ledger.alive()
        + " still linger";
  }

  @Override
  public Map<String, String> annotations(StartKind start) {
    return Map.of();
  }

  @Override
  public Duration silence(StartKind start) {
    return switch (start) {
      case COLD, WARM -> Duration.ZERO;
      case PREWARMED -> AFTER_UPDATES;
      case PAUSED -> rules.pauseGrace().orElse(Duration.ZERO).plus(PAUSE_MARGIN);
    };
  }

  /** Nothing to undo: OpenWhisk removes sandboxes after their idle time-out only. */
  @Override
  public void release(ActionDraft action) {}

  /** Nothing to wait for: the sandboxes stay. */
  @Override
  public void settle(Duration limit) {}

  @Override
  public Optional<StartKind> startOf(String activationId) {
    return Optional.empty();
  }

  @Override
  public boolean keepsStemCells(String kind, DataSize memory) {
    return rules.stemCells(kind, memory).isPresent();
  }

  @Override
  public Optional<Duration> pauseGrace() {
    return rules.pauseGrace();
  }

  @Override
  public int cover() {
    return rules.cover();
  }

  @Override
  public Placement placement() {
    return placement;
  }

  @Override
  public SandboxLedger ledger() {
    return ledger;
  }
}
