package io.whiskwatt.openwhisk.preflight;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionSummary;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.Invocation;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.start.SandboxLedger;
import io.whiskwatt.openwhisk.workload.Envelope;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions that are put in place for a few invocations and removed again. */
public final class TryOut {
  private final OpenWhiskClient client;
  private final SandboxLedger ledger;
  private final CallPace pace;
  private final TimeSource time;

  public TryOut(OpenWhiskClient client, SandboxLedger ledger, CallPace pace, TimeSource time) {
    this.client = client;
    this.ledger = ledger;
    this.pace = pace;
    this.time = time;
  }

  /**
   * What some calls brought. Calls after a failure are not made.
   *
   * @param failure of the first call that failed; empty: all succeeded
   * @param median of the calls that succeeded, as the caller saw them
   * @param lastResult JSON; empty where none came
   */
  public record Tried(Optional<String> failure, Optional<Duration> median, String lastResult) {
    /** Whether the workload tells where it ran. */
    boolean hasEnvelope() {
      return Envelope.ofResult(lastResult).isPresent();
    }
  }

  /** Invokes it a few times, each time as it is put in place anew: a new version starts anew. */
  public Tried anew(ActionDraft draft, String payload, int calls) {
    return tried(draft, payload, calls, true);
  }

  /** Invokes it a few times after a first one that is not counted. */
  Tried again(ActionDraft draft, String payload, int calls) {
    return tried(draft, payload, calls + 1, false);
  }

  private Tried tried(ActionDraft draft, String payload, int calls, boolean anew) {
    Calls made = new Calls(draft, payload);
    try {
      made.put();
      for (int call = 0; call < calls && made.mayGoOn(); call++) {
        if (anew && call > 0) {
          made.put();
        }
        made.invoke(anew || call > 0);
      }
      return new Tried(made.failure, made.median(), made.result);
    } finally {
      client.delete(draft.name()).await();
    }
  }

  /** The calls of one action. */
  private final class Calls {
    private final ActionDraft draft;
    private final String payload;
    private final List<Duration> times = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private String version = "";
    private String result = "";

    Calls(ActionDraft draft, String payload) {
      this.draft = draft;
      this.payload = payload;
    }

    boolean mayGoOn() {
      return failure.isEmpty() && !Thread.currentThread().isInterrupted();
    }

    void put() {
      Answer<ActionSummary> answer = client.put(draft).await();
      version = answer.found().map(ActionSummary::version).orElse("");
      failure = answer.found().isPresent() ? Optional.empty() : Optional.of(answer.failure());
    }

    void invoke(boolean counted) {
      if (!mayGoOn()) {
        return;
      }
      pace.await();
      long from = time.nanos();
      Answer<Invocation> answer =
          client.invoke(draft.name(), payload, draft.limits().timeout()).await();
      ledger.called(draft, version);
      failure = TryOut.failure(answer);
      result = answer.found().map(TryOut::result).orElse("");
      if (counted && failure.isEmpty()) {
        times.add(Duration.ofNanos(time.nanos() - from));
      }
    }

    Optional<Duration> median() {
      List<Duration> sorted = times.stream().sorted().toList();
      return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
  }

  private static Optional<String> failure(Answer<Invocation> answer) {
    Optional<Invocation> invocation = answer.found();
    if (invocation.isEmpty()) {
      return Optional.of(answer.failure());
    }
    return invocation.get() instanceof Invocation.Ended ended && !ended.record().succeeded()
        ? Optional.of(ended.record().status() + ", " + ended.record().resultJson())
        : Optional.empty();
  }

  private static String result(Invocation invocation) {
    if (invocation instanceof Invocation.Ended ended) {
      return ended.record().resultJson();
    }
    return invocation instanceof Invocation.Bare bare ? bare.resultJson() : "";
  }
}
