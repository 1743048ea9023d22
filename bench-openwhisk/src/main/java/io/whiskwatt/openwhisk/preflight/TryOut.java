package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.Invocation;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;

/** Actions that are put in place for a few invocations and removed again. */
public record TryOut(OpenWhiskClient client) {
  /** Invokes it once; where it cannot be put in place, that is the answer. */
  public Answer<Invocation> once(ActionDraft draft, String payload) {
    Answer<ActionSummary> put = client.put(draft).await();
    if (put.found().isEmpty()) {
      return put.withoutValue();
    }
    try {
      return client.invoke(draft.name(), payload, draft.limits().timeout()).await();
    } finally {
      client.delete(draft.name()).await();
    }
  }
}
