package io.whiskwatt.openwhisk.local.scripted;

import io.whiskwatt.openwhisk.local.runtime.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Does what the bundled workload {@code hello} does, in one container. */
public final class EnvelopeBehaviour implements Behaviour {
  private final String instance = UUID.randomUUID().toString();
  private final Duration length;
  private int count;

  /**
   * A behaviour of one container.
   *
   * @param length of a run: long enough that calls at the same time meet
   */
  public EnvelopeBehaviour(Duration length) {
    this.length = length;
  }

  @Override
  public Reply run(String payloadJson, Duration limit) {
    LockSupport.parkNanos(length.toNanos());
    count++;
    String json =
        String.format(
            "{\"payload\":\"Hello 🚀\",\"whiskwatt\":{\"instance\":\"%s\",\"count\":%d,"
                + "\"bootId\":\"boot\",\"kernel\":\"6.0\"}}",
            instance, count);
    return new Reply.Returned(json, List.of());
  }
}
