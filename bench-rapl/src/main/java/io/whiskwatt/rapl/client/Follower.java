package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.rapl.client.SampleBatch.Missing;
import io.whiskwatt.rapl.client.SampleBatch.Sample;
import io.whiskwatt.rapl.client.SampleBatch.Value;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes of one agent's answers what a sink must hear: every sample once, with sequence numbers that
 * go on over restarts of the agent, and gaps where there are none. Thread-safe.
 */
final class Follower {
  /** From here on an agent that says nothing new counts as lost, until it does. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Asks for the present: the largest number of 18 digits. */
  static final long END = 999_999_999_999_999_999L;

  /** As often as it was said, an agent may sample; what is sent beyond is no sampling. */
  private static final int TIMES_THE_RATE = 2;

  private static final int SAMPLES_AT_ONCE = 1_000;

  private final AgentInfo info;
  private final Map<String, ZoneFacts> zones;
  private final Map<GapReason, Long> told = new EnumMap<>(GapReason.class);
  private Optional<CounterSink> sink = Optional.empty();
  private Optional<GapReason> end = Optional.empty();
  private Optional<GapReason> interruption = Optional.empty();
  private OptionalLong lastNodeNanos = OptionalLong.empty();
  private OptionalLong silentNodeNanos = OptionalLong.empty();
  private OptionalLong coveredNanos = OptionalLong.empty();
  private String agentId;
  private long since = END;
  private long base;
  private long sequence = -1;
  private long startedNanos;
  private long heardNanos;
  private long accepted;
  private long offsetNanos;
  private long offsetTripNanos = Long.MAX_VALUE;
  private boolean answering;

  /**
   * Of an agent that answered once.
   *
   * @param sentNanos when it was asked, on the run's clock
   */
  Follower(AgentInfo info, long sentNanos, long receivedNanos) {
    this.info = info;
    this.agentId = info.agentId();
    this.zones =
        info.source().zones().stream()
            .collect(Collectors.toUnmodifiableMap(ZoneFacts::zone, Function.identity()));
    learnOffset(sentNanos, info.nanos(), receivedNanos);
  }

  AgentInfo info() {
    return info;
  }

  private NodeId node() {
    return info.node().id();
  }

  synchronized void start(CounterSink newSink, long nowNanos) {
    sink = Optional.of(newSink);
    startedNanos = nowNanos;
    heardNanos = nowNanos;
  }

  /** Nothing is told any more. */
  synchronized void stop() {
    sink = Optional.empty();
  }

  /** The number to ask for next. */
  synchronized long since() {
    return since;
  }

  /** True once the machine was started anew. */
  synchronized boolean outdated() {
    return end.filter(GapReason.NODE_RESTARTED::equals).isPresent();
  }

  /** True when nothing the agent may say can be used. */
  synchronized boolean ended() {
    return end.isPresent();
  }

  /** True when the agent is another one than before and must say anew what it reads. */
  synchronized boolean mustIntroduceItself() {
    return interruption.filter(GapReason.AGENT_RESTARTED::equals).isPresent() && since == END;
  }

  /** An answer that does not bring samples, or none at all. */
  synchronized void failed() {
    answering = false;
  }

  synchronized void clock(NodeClockAnswer answer, long sentNanos, long receivedNanos) {
    if (isOfThisBoot(answer.bootId()) && sink.isPresent()) {
      learnOffset(sentNanos, answer.nanos(), receivedNanos);
      sink.get().clock(new ClockExchange(node(), sentNanos, answer.nanos(), receivedNanos));
    }
  }

  /** Rough, to place gaps by: analysis has the exchanges. */
  private void learnOffset(long sentNanos, long nodeNanos, long receivedNanos) {
    long trip = receivedNanos - sentNanos;
    if (trip <= offsetTripNanos) {
      offsetTripNanos = trip;
      offsetNanos = nodeNanos - (sentNanos + trip / 2);
    }
  }

  synchronized void usage(UsageBatch batch) {
    if (isOfThisBoot(batch.bootId())) {
      for (UsageBatch.Look look : batch.looks()) {
        for (UsageBatch.Value value : look.values()) {
          sink.ifPresent(
              target ->
                  target.usage(
                      new UsageReading(
                          node(), value.group(), value.measure(), look.nanos(), value.value())));
        }
      }
    }
  }

  /** The agent that took the place of another; its samples are numbered from 0. */
  synchronized void introduced(AgentInfo again) {
    if (!isOfThisBoot(again.node().id().value())) {
      return;
    }
    if (!again.readsTheSameAs(info)) {
      end = Optional.of(GapReason.ZONE_VANISHED);
      return;
    }
    agentId = again.agentId();
    base = sequence + 1;
    since = 0;
  }

  /**
   * Takes an answer.
   *
   * @param sentNanos when it was asked for, on the run's clock
   * @throws Senseless when no agent can have meant it; nothing of it is taken
   */
  synchronized void samples(SampleBatch batch, long sentNanos) throws Senseless {
    if (sink.isEmpty() || !isOfThisBoot(batch.bootId())) {
      return;
    }
    if (!batch.agentId().equals(agentId)) {
      interruption = Optional.of(GapReason.AGENT_RESTARTED);
      since = END;
      return;
    }
    check(batch, sentNanos);
    answering = true;
    if (since != END && batch.first() > since && interruption.isEmpty()) {
      interruption = Optional.of(GapReason.SAMPLES_LOST);
    }
    batch.samples().forEach(sample -> pass(sample, batch.zones(), sink.get()));
    batch.gaps().forEach(gap -> pass(gap, sink.get()));
    since = batch.next();
    accepted += batch.samples().size();
    cover(batch, sentNanos);
  }

  private boolean isOfThisBoot(String bootId) {
    if (!bootId.equals(node().value())) {
      end = Optional.of(GapReason.NODE_RESTARTED);
    }
    return end.isEmpty();
  }

  private void check(SampleBatch batch, long sentNanos) throws Senseless {
    long periods = (sentNanos - startedNanos) / info.source().samplingPeriod().toNanos();
    if (accepted + batch.samples().size() > TIMES_THE_RATE * periods + SAMPLES_AT_ONCE) {
      throw new Senseless("more samples than it says it takes");
    }
    for (Sample sample : batch.samples()) {
      if (since != END && sample.sequence() < since) {
        throw new Senseless("a sample it gave before");
      }
      if (sample.opened().orElse(Long.MAX_VALUE) < lastNodeNanos.orElse(0)) {
        throw new Senseless("times that go back");
      }
      for (Value value : sample.values()) {
        checkRange(batch.zones().get(value.zone()), value);
      }
    }
  }

  private void checkRange(String name, Value value) throws Senseless {
    Optional<ZoneFacts> zone = Optional.ofNullable(zones.get(name));
    long most = zone.map(known -> known.maxRange().orElse(Long.MAX_VALUE)).orElse(Long.MAX_VALUE);
    if (value.microjoules() > most) {
      throw new Senseless("the counter " + name + " stands above its range");
    }
  }

  private void pass(Sample sample, List<String> names, CounterSink target) {
    sequence = base + sample.sequence();
    sample.opened().ifPresent(opened -> tellInterruption(opened, target));
    for (Value value : sample.values()) {
      String zone = names.get(value.zone());
      if (zones.containsKey(zone)) {
        target.counter(
            new CounterReading(
                node(), zone, sequence, value.nanos(), value.widthNanos(), value.microjoules()));
      }
    }
    sample.closed().ifPresent(closed -> lastNodeNanos = OptionalLong.of(closed));
  }

  /** What was missing is known to be missing when the next sample is there. */
  private void tellInterruption(long untilNodeNanos, CounterSink target) {
    interruption.ifPresent(
        reason -> target.gap(node(), reason, lastNodeNanos.orElse(untilNodeNanos), untilNodeNanos));
    interruption = Optional.empty();
  }

  /** Answers repeat a gap that touches both; only what is new of it is told. */
  private void pass(Missing gap, CounterSink target) {
    long from = Math.max(gap.fromNanos(), told.getOrDefault(gap.reason(), 0L));
    if (gap.toNanos() > from) {
      target.gap(node(), gap.reason(), from, gap.toNanos());
      told.put(gap.reason(), gap.toNanos());
    }
  }

  /** The answer was begun after the question was sent, so the sample is at least that old. */
  private void cover(SampleBatch batch, long sentNanos) {
    OptionalLong sampled =
        batch.samples().stream().flatMapToLong(sample -> sample.opened().stream()).max();
    OptionalLong missed = batch.gaps().stream().mapToLong(Missing::toNanos).max();
    long until = Math.max(sampled.orElse(-1), missed.orElse(-1));
    if (until >= 0) {
      coverUntil(sentNanos - Math.max(0, batch.nanos() - until));
      heardNanos = Math.max(heardNanos, sentNanos);
    }
  }

  private void coverUntil(long nanos) {
    if (coveredNanos.isEmpty() || coveredNanos.getAsLong() - nanos < 0) {
      coveredNanos = OptionalLong.of(nanos);
    }
  }

  /**
   * True when the sink knows all up to a time of the run's clock: what was read, or that nothing
   * was. Of an agent that has been silent for {@link #PATIENCE} it is told here.
   */
  synchronized boolean covers(long nanos, long nowNanos) {
    if (isCovered(nanos)) {
      return true;
    }
    boolean lost = end.isPresent() || nowNanos - heardNanos > PATIENCE.toNanos();
    if (sink.isPresent() && lost && nowNanos - nanos >= 0) {
      tellSilence(nowNanos, sink.get());
    }
    return isCovered(nanos);
  }

  private boolean isCovered(long nanos) {
    return coveredNanos.isPresent() && coveredNanos.getAsLong() - nanos >= 0;
  }

  private void tellSilence(long nowNanos, CounterSink target) {
    long lastRead = lastNodeNanos.orElse(startedNanos + offsetNanos);
    long from = Math.max(lastRead, silentNodeNanos.orElse(Long.MIN_VALUE));
    long to = nowNanos + offsetNanos;
    if (to > from) {
      GapReason silent = answering ? GapReason.SAMPLES_LOST : GapReason.CONNECTION_LOST;
      target.gap(node(), end.orElse(silent), from, to);
      silentNodeNanos = OptionalLong.of(to);
    }
    coverUntil(nowNanos);
  }
}
