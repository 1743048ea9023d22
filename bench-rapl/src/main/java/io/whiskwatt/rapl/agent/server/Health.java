package io.whiskwatt.rapl.agent.server;

import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the sampler keeps going. */
record Health(SampleLog log, TimeSource time) {
  private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

  /** Why not; empty: it does. */
  Optional<String> trouble() {
    OptionalLong last = log.lastNanos();
    if (last.isEmpty()) {
      return Optional.of("no sample was taken yet");
    }
    long ageNanos = time.nanos() - last.getAsLong();
    long allowedNanos = 3 * log.times().period().toNanos() + GRACE_NANOS;
    return ageNanos <= allowedNanos
        ? Optional.empty()
        : Optional.of("the last sample is " + ageNanos / 1_000_000 + " ms old; restart the agent");
  }
}
