package io.whiskwatt.openwhisk.local.scripted;

import io.whiskwatt.openwhisk.local.runtime.Reply;
import java.time.Duration;

/** What a scripted action does with a payload. */
@FunctionalInterface
public interface Behaviour {
  Reply run(String payloadJson, Duration limit);
}
