package io.whiskwatt.energy;

import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import java.util.List;

/**
 * How readings of a check (a second source beside the one that counts) are told apart from all
 * others: their node is marked. So neither its counters, nor its clock, nor its gaps can meet those
 * of the source that counts, though both read one machine.
 */
public final class CheckReadings {
  private static final String MARK = "check:";

  private CheckReadings() {}

  /** The node as a check's readings have it. */
  public static NodeId marked(NodeId node) {
    return new NodeId(MARK + node.value());
  }

  /** True for a node of a check's reading. */
  public static boolean isMarked(NodeId node) {
    return node.value().startsWith(MARK);
  }

  /** The machine that is metered, whether the node is marked or not. */
  public static NodeId machine(NodeId node) {
    return isMarked(node) ? new NodeId(node.value().substring(MARK.length())) : node;
  }

  /** The facts of a source with its nodes marked. */
  public static SourceFacts marked(SourceFacts facts) {
    List<ZoneFacts> zones = facts.zones().stream().map(CheckReadings::marked).toList();
    return new SourceFacts(
        facts.key(),
        facts.quality(),
        zones,
        facts.samplingPeriod(),
        facts.updatePeriod(),
        facts.resolution(),
        facts.provenance(),
        facts.notes());
  }

  private static ZoneFacts marked(ZoneFacts zone) {
    return new ZoneFacts(
        marked(zone.node()),
        zone.zone(),
        zone.domain(),
        zone.summed(),
        zone.why(),
        zone.maxRange());
  }

  /** A sink for a check's meter that passes its readings on, marked. */
  public static CounterSink into(CounterSink sink) {
    return new Marking(sink);
  }

  private record Marking(CounterSink sink) implements CounterSink {
    @Override
    public void counter(CounterReading r) {
      sink.counter(
          new CounterReading(
              marked(r.node()),
              r.zone(),
              r.sequence(),
              r.nanos(),
              r.widthNanos(),
              r.microjoules()));
    }

    @Override
    public void clock(ClockExchange e) {
      sink.clock(
          new ClockExchange(marked(e.node()), e.sentNanos(), e.nodeNanos(), e.receivedNanos()));
    }

    @Override
    public void usage(UsageReading reading) {
      // A check is asked for energy alone.
    }

    @Override
    public boolean wantsUsage() {
      return false;
    }

    @Override
    public void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      sink.gap(marked(node), reason, fromNanos, toNanos);
    }
  }
}
