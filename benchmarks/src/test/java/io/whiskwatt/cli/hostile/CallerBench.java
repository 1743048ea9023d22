package io.whiskwatt.cli.hostile;

import io.whiskwatt.openwhisk.call.CallPlan;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.call.Transport;
import io.whiskwatt.trust.Trust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A caller of one target for each misdeed, what it told, and the transport it alone uses. */
final class CallerBench implements AutoCloseable {
  /** No call that ends by itself takes as long. */
  static final Duration LONG = Duration.ofSeconds(60);

  /** Longer than any misdeed takes its time. */
  static final Duration SHORT = Duration.ofMillis(1500);

  static final String AUTHORIZATION = "Basic b2Y6YS10ZXN0";
  static final String BODY = "{\"n\":3}";

  final Heard heard = new Heard();
  final Caller caller;
  private final Transport transport;
  private int slots;

  private CallerBench(Transport transport, CallPlan plan) {
    this.transport = transport;
    this.caller = transport.open(plan, heard);
  }

  /** What can differ between two of them. */
  record Terms(Trust trust, Duration deadline, int mostInFlight, int connections) {
    static Terms usual() {
      return new Terms(Trust.insecure(), LONG, 256, 0);
    }

    Terms trusting(Trust other) {
      return new Terms(other, deadline, mostInFlight, connections);
    }

    Terms within(Duration other) {
      return new Terms(trust, other, mostInFlight, connections);
    }

    Terms atMost(int calls) {
      return new Terms(trust, deadline, calls, connections);
    }

    Terms opening(int count) {
      return new Terms(trust, deadline, mostInFlight, count);
    }
  }

  static CallerBench open(Transport transport, String origin, Terms terms) {
    List<CallPlan.Target> targets =
        Arrays.stream(Misdeed.values())
            .map(each -> new CallPlan.Target("POST", "/do/" + each.key() + "?blocking=true"))
            .toList();
    CallPlan.Payload payload =
        new CallPlan.Payload(
            BODY.getBytes(StandardCharsets.UTF_8),
            List.of(new CallPlan.Header("Content-Type", "application/json")),
            Optional.of(AUTHORIZATION));
    return new CallerBench(
        transport,
        new CallPlan(
            URI.create(origin),
            terms.trust(),
            targets,
            payload,
            terms.deadline(),
            terms.mostInFlight(),
            terms.connections()));
  }

  /** Begins a call; its slot, or nothing where it was refused. */
  Optional<Integer> begin(Misdeed misdeed) {
    int slot = slots++;
    int target = Arrays.asList(Misdeed.values()).indexOf(misdeed);
    return caller.call(slot, target) ? Optional.of(slot) : Optional.empty();
  }

  Heard.End call(Misdeed misdeed) {
    return heard.end(begin(misdeed).orElseThrow());
  }

  @Override
  public void close() {
    caller.close();
    transport.close();
  }
}
