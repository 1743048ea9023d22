package io.whiskwatt.rapl.usage;

import java.time.Duration;

/**
 * How often things are looked at, and how much at a time.
 *
 * @param slow between two reads of the memory of a process, of governors, and of levels that did
 *     not change
 * @param memoryReads processes whose memory is read in one look, at the most
 * @param memorySpan after which a look reads no further memory
 */
record UsagePace(Duration slow, int memoryReads, Duration memorySpan) {
  static final UsagePace DEFAULT = new UsagePace(Duration.ofSeconds(10), 32, Duration.ofMillis(10));
}
