package io.whiskwatt.rapl.client;

import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The questions to one agent, one at a time: its samples once a second, its clock often at the
 * start and then every few seconds, and what its machine did. Thread-safe.
 */
final class Dialogue {
  /** How often samples are asked for. */
  static final Duration SAMPLES = Duration.ofSeconds(1);

  /** How often the clock is asked for, after the start. */
  static final Duration CLOCK = Duration.ofSeconds(5);

  /** Of so many exchanges at the start the quickest is a good one. */
  static final int CLOCKS_AT_START = 8;

  private static final long USAGE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long AT_ONCE = Duration.ofMillis(50).toNanos();
  private static final int PAGE = 1_000;
  private static final int USAGE_PAGE = 20;

  /** After so many failures in a row it is asked again as seldom as after one more. */
  private static final int MOST_FAILURES = 4;

  private final AgentLink link;
  private final Follower follower;
  private final TimeSource time;
  private final long gridNanos;
  private long samplesDue;
  private long clockDue;
  private long usageDue;
  private long askedNanos;
  private long usageSince = Follower.END;
  private int clocks = CLOCKS_AT_START;
  private int failures;
  private boolean asking;
  private boolean closed;
  private boolean tellsUsage = true;

  /**
   * A dialogue that begins at a time.
   *
   * @param gridNanos when it begins; its further questions keep to this grid
   */
  Dialogue(AgentLink link, Follower follower, TimeSource time, long gridNanos) {
    this.link = link;
    this.follower = follower;
    this.time = time;
    this.gridNanos = gridNanos;
    samplesDue = gridNanos;
    clockDue = gridNanos;
    usageDue = gridNanos;
  }

  /** Asks what is due; returns when the next question is, as far as that is known. */
  synchronized long turn(long nowNanos) {
    if (!closed && !asking && !follower.ended() && dueNanos() - nowNanos <= 0) {
      asking = true;
      askedNanos = nowNanos;
      ask(nowNanos);
    }
    return asking || closed || follower.ended() ? nowNanos + SAMPLES.toNanos() : dueNanos();
  }

  private long dueNanos() {
    long first = Math.min(samplesDue, clockDue);
    return tellsUsage ? Math.min(first, usageDue) : first;
  }

  /**
   * Asks for samples early, because somebody waits for one of this time or later.
   *
   * @return true: earlier than it would have
   */
  synchronized boolean hurry(long nanos) {
    long periodNanos = follower.info().source().samplingPeriod().toNanos();
    long dueNanos = Math.max(nanos + periodNanos, askedNanos + Math.max(AT_ONCE, periodNanos));
    boolean earlier = failures == 0 && !asking && dueNanos - samplesDue < 0;
    if (earlier) {
      samplesDue = dueNanos;
      // What was read by a clock that nobody has asked yet could not be placed.
      clockDue = clocks == CLOCKS_AT_START ? Math.min(clockDue, dueNanos) : clockDue;
    }
    return earlier;
  }

  private void ask(long nowNanos) {
    if (follower.mustIntroduceItself()) {
      ask("/v1/info", reply -> follower.introduced(InfoJson.info(reply.body())));
    } else if (clockDue - nowNanos <= 0) {
      ask("/v1/clock", this::clock);
    } else if (samplesDue - nowNanos <= 0) {
      ask("/v1/samples?since=" + follower.since() + "&limit=" + PAGE, this::samples);
    } else {
      ask("/v1/usage?since=" + usageSince + "&limit=" + USAGE_PAGE, this::usage);
    }
  }

  /** Takes an answer. */
  private interface Taker {
    void take(Reply reply) throws IOException;
  }

  private void ask(String path, Taker taker) {
    CompletableFuture<Reply> answer = link.ask(path);
    var unused = answer.whenComplete((reply, failure) -> answered(answer, taker));
  }

  /** A question that is due at once is asked at once; the turns would come to it later. */
  private void answered(CompletableFuture<Reply> answer, Taker taker) {
    boolean taken = !answer.isCompletedExceptionally() && isTaken(answer.join(), taker);
    synchronized (this) {
      asking = false;
      if (taken) {
        failures = 0;
        turn(time.nanos());
      } else {
        follower.failed();
        failures = Math.min(MOST_FAILURES, failures + 1);
        putOff(time.nanos() + failures * SAMPLES.toNanos());
      }
    }
  }

  private static boolean isTaken(Reply reply, Taker taker) {
    try {
      taker.take(reply);
      return true;
    } catch (IOException senseless) {
      return false;
    }
  }

  private void putOff(long nanos) {
    samplesDue = nanos;
    clockDue = Math.max(clockDue, nanos);
    usageDue = Math.max(usageDue, nanos);
  }

  private void clock(Reply reply) throws IOException {
    follower.clock(InfoJson.clock(reply.body()), reply.sentNanos(), reply.receivedNanos());
    synchronized (this) {
      clocks = Math.max(0, clocks - 1);
      clockDue = clocks > 0 ? reply.receivedNanos() : reply.receivedNanos() + CLOCK.toNanos();
    }
  }

  private void samples(Reply reply) throws IOException {
    SampleBatch batch = SamplesJson.read(reply.body(), PAGE);
    follower.samples(batch, reply.sentNanos());
    synchronized (this) {
      boolean more = batch.mayGoOn() || follower.mustIntroduceItself();
      samplesDue = more ? reply.receivedNanos() : nextOnGrid(reply.receivedNanos());
    }
  }

  /** Agents are spread over the second, and stay so. */
  private long nextOnGrid(long nanos) {
    long period = SAMPLES.toNanos();
    return nanos + period - Math.floorMod(nanos - gridNanos, period);
  }

  private void usage(Reply reply) throws IOException {
    UsageBatch batch = UsageJson.read(reply.body(), USAGE_PAGE);
    follower.usage(batch);
    synchronized (this) {
      usageSince = batch.next();
      usageDue = reply.receivedNanos() + USAGE_NANOS;
    }
  }

  /** No question is begun any more. */
  synchronized void close() {
    closed = true;
    follower.stop();
  }
}
