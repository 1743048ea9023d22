package io.whiskwatt.load;

import io.whiskwatt.trace.Replay;

/** The arrivals of a trace, one after the other. */
final class ReplayArrivals implements ArrivalSchedule {
  private final Replay replay;
  private int index;

  ReplayArrivals(Replay replay) {
    this.replay = replay;
  }

  @Override
  public long nextNanos() {
    return index < replay.count() ? replay.nanos(index++) : NEVER;
  }
}
