package io.whiskwatt.rapl.agent;

import java.time.Duration;

/**
 * All that an agent is started with.
 *
 * @param buffer the span that its ring of samples holds, as far as its memory reaches; above 0
 */
public record AgentOptions(AgentSource source, AgentDoor door, Duration buffer) {
  public static final AgentOptions DEFAULT =
      new AgentOptions(AgentSource.DEFAULT, AgentDoor.DEFAULT, Duration.ofHours(1));

  public AgentOptions {
    if (buffer.isNegative() || buffer.isZero()) {
      throw new IllegalArgumentException("a buffer holds a span above 0, not " + buffer);
    }
  }

  public AgentOptions reading(AgentSource other) {
    return new AgentOptions(other, door, buffer);
  }

  public AgentOptions behind(AgentDoor other) {
    return new AgentOptions(source, other, buffer);
  }

  public AgentOptions keeping(Duration span) {
    return new AgentOptions(source, door, span);
  }
}
