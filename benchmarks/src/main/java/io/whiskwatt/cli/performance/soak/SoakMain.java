package io.whiskwatt.cli.performance.soak;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.SystemTime;
import io.whiskwatt.units.Rate;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The loading side of a soak, in a process of its own that says how it fares. */
public final class SoakMain {
  static final String BEFORE = "before ";
  static final String DURING = "during ";
  static final String AFTER = "after ";
  static final String OUTCOME = "outcome ";

  private static final SystemTime TIME = SystemTime.INSTANCE;

  /** OkHttp's own threads end when they have been idle for a minute. */
  private static final Duration SETTLE = Duration.ofSeconds(75);

  private static final Duration POLL = Duration.ofMillis(50);

  private SoakMain() {}

  /** Takes the transport, the server's port, calls a second, seconds, and milliseconds a sample. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    TransportKind transport = TransportKind.valueOf(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    LoadShape shape = new LoadShape.Constant(Rate.perSecond(Double.parseDouble(arguments[2])));
    Duration span = Duration.ofSeconds(Long.parseLong(arguments[3]));
    Duration period = Duration.ofMillis(Long.parseLong(arguments[4]));
    Sample before = Sample.now(0, 0);
    System.out.println(BEFORE + before.line());
    Map<OutcomeKind, Long> told;
    try (SoakLoad load = new SoakLoad(SoakTransport.open(transport), port, shape, span, TIME)) {
      told = sampled(load, period);
    }
    System.out.println(AFTER + settled(before).line());
    told.forEach((kind, count) -> System.out.println(OUTCOME + kind.key() + " " + count));
  }

  private static Map<OutcomeKind, Long> sampled(SoakLoad load, Duration period)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread sampling = new Thread(() -> sample(load, period, over), "soak-samples");
    sampling.start();
    Map<OutcomeKind, Long> told = load.run();
    over.set(true);
    sampling.join();
    return told;
  }

  private static void sample(SoakLoad load, Duration period, AtomicBoolean over) {
    long began = TIME.nanos();
    for (long number = 1; !over.get(); number++) {
      TIME.parkUntil(began + number * period.toNanos());
      try {
        long seconds = (TIME.nanos() - began) / 1_000_000_000;
        System.out.println(DURING + Sample.now(seconds, load.inFlight()).line());
      } catch (IOException unreadable) {
        System.err.println("a sample is missing: " + unreadable.getMessage());
      }
    }
  }

  /** Threads and sockets that were told to end take a moment for it. */
  private static Sample settled(Sample before) throws IOException {
    long deadline = TIME.nanos() + SETTLE.toNanos();
    Sample after = Sample.now(0, 0);
    while (TIME.nanos() < deadline
        && (after.sockets() > before.sockets() || after.threads() > before.threads())) {
      TIME.parkUntil(TIME.nanos() + POLL.toNanos());
      after = Sample.now(0, 0);
    }
    return after;
  }
}
