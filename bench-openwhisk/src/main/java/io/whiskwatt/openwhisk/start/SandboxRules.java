package io.whiskwatt.openwhisk.start;

import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a real OpenWhisk treats its sandboxes. Its API does not tell; the study file does.
 *
 * @param idleTimeout then an idle sandbox is removed, above 0
 * @param userMemory of all sandboxes of one worker; empty: unknown
 * @param workers how many there are, 1 or more; empty: unknown
 * @param pauseGrace an idle sandbox is paused after it; empty: it is never paused, as on Kubernetes
 * @param stemCells kept by each worker; empty: none
 * @param cover how many workers the load of warm starts must reach, 1 or more
 */
public record SandboxRules(
    Duration idleTimeout,
    Optional<DataSize> userMemory,
    OptionalInt workers,
    Optional<Duration> pauseGrace,
    List<StemCells> stemCells,
    int cover) {
  /** Of OpenWhisk's own configuration. */
  public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(10);

  public SandboxRules {
    stemCells = List.copyOf(stemCells);
    if (idleTimeout.isNegative() || idleTimeout.isZero()) {
      throw new IllegalArgumentException("an idle time-out is above 0, not " + idleTimeout);
    }
    if (cover < 1 || workers.orElse(cover) < cover) {
      throw new IllegalArgumentException(
          "a load covers 1 worker or more and no more than there are, not " + cover);
    }
  }

  /** Nothing is known but the idle time-out; one worker is covered. */
  public static SandboxRules of(Duration idleTimeout) {
    return new SandboxRules(
        idleTimeout, Optional.empty(), OptionalInt.empty(), Optional.empty(), List.of(), 1);
  }

  /** How long the sandboxes of a trial are alive after it at most. */
  public Duration longestDrain() {
    return idleTimeout.plus(SandboxLedger.REMOVAL);
  }

  /**
   * Sandboxes that wait without code.
   *
   * @param kind {@code nodejs:20}
   * @param memory exactly that of the actions they fit
   * @param count 1 or more
   */
  public record StemCells(String kind, DataSize memory, int count) {
    public StemCells {
      if (kind.isBlank() || count < 1) {
        throw new IllegalArgumentException(
            "stem cells have a kind and are 1 or more, not \"" + kind + "\" and " + count);
      }
    }

    /** {@code 2 of nodejs:20 with 128MB}. */
    @Override
    public String toString() {
      return count + " of " + kind + " with " + memory;
    }
  }

  /** Those that fit an action: exactly its kind and its memory. */
  Optional<StemCells> stemCells(String kind, DataSize memory) {
    return stemCells.stream()
        .filter(each -> each.kind().equals(kind) && each.memory().equals(memory))
        .findFirst();
  }

  /**
   * User memory of the workers that the load covers; empty: unknown. The others do not help: an
   * action is served by one worker, which evicts rather than pass it on.
   */
  Optional<DataSize> coveredMemory() {
    return userMemory.map(each -> DataSize.ofBytes(each.bytes() * cover));
  }

  /** What the stem cells of the covered workers hold of it. */
  DataSize stemMemory() {
    long each = stemCells.stream().mapToLong(stems -> stems.count() * stems.memory().bytes()).sum();
    return DataSize.ofBytes(each * cover);
  }

  /** How many sandboxes of a size the covered workers have room for; empty: unknown. */
  public OptionalInt room(DataSize memory) {
    if (userMemory.isEmpty()) {
      return OptionalInt.empty();
    }
    long each = userMemory.get().bytes() / Math.max(1, memory.bytes());
    return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, each * cover));
  }
}
