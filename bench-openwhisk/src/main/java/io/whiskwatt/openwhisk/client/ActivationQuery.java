package io.whiskwatt.openwhisk.client;

import java.time.Instant;
import java.util.Optional;

/**
 * Which activations a list shows, the newest first. Paging by {@code skip} shifts while records
 * arrive: narrow {@code upto} instead.
 *
 * @param limit 0–200; 0 asks for 200
 * @param skip 0 or more
 * @param since the earliest start, to the millisecond, by the server's clock
 * @param upto the latest start, likewise
 * @param name of an action: {@code name} or {@code package/name}
 */
public record ActivationQuery(
    int limit, int skip, Optional<Instant> since, Optional<Instant> upto, Optional<String> name) {
  /** The most that a list ever shows. */
  public static final int MAX_LIMIT = 200;

  public ActivationQuery {
    if (limit < 0 || limit > MAX_LIMIT || skip < 0) {
      throw new IllegalArgumentException(
          "a list has a limit of 0–"
              + MAX_LIMIT
              + " and skips 0 or more, not "
              + limit
              + ", "
              + skip);
    }
  }

  public static ActivationQuery newest(int limit) {
    return new ActivationQuery(limit, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** As many as a list shows of those that began in a span, both ends included. */
  public static ActivationQuery between(Instant since, Instant upto) {
    return newest(MAX_LIMIT).since(since).upto(upto);
  }

  public ActivationQuery skipping(int others) {
    return new ActivationQuery(limit, others, since, upto, name);
  }

  public ActivationQuery since(Instant start) {
    return new ActivationQuery(limit, skip, Optional.of(start), upto, name);
  }

  public ActivationQuery upto(Instant start) {
    return new ActivationQuery(limit, skip, since, Optional.of(start), name);
  }

  public ActivationQuery of(String action) {
    return new ActivationQuery(limit, skip, since, upto, Optional.of(action));
  }
}
