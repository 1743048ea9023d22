package io.whiskwatt.rapl.agent.work;

import java.util.List;

/**
 * Consecutive looks.
 *
 * @param first the sequence number of the first, or of the one to come where there is none
 * @param end one more than the number of the newest there was, in here or not
 */
public record Looks(long first, long end, List<Look> looks) {
  public Looks {
    looks = List.copyOf(looks);
  }

  /** The sequence number to ask from next time. */
  public long next() {
    return first + looks.size();
  }
}
