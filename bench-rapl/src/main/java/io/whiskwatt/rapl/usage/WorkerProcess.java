package io.whiskwatt.rapl.usage;

import io.whiskwatt.node.ProcessGroup;
import java.io.File;
import java.util.Optional;
import java.util.OptionalLong;

/** One process from the look that found it to the look that misses it. */
final class WorkerProcess {
  final long pid;
  final File folder;
  StatLine stat;
  ProcessGroup group = ProcessGroup.OTHER;
  ControlGroups.Place place = ControlGroups.Place.NONE;

  /** It starts sandboxes: the tool itself, or its server. */
  boolean startsSandboxes;

  /** How often its name and control group were looked at. */
  int identified;

  /** CPU time that an account already holds. */
  long countedTicks;

  long countedChildTicks;
  Memory memory = Memory.UNKNOWN;

  private final ProcessorShare share;

  WorkerProcess(long pid, File folder, StatLine stat, ProcessorShare share) {
    this.pid = pid;
    this.folder = folder;
    this.stat = stat;
    this.share = share;
  }

  /** The same process at another look. */
  void seen(StatLine now, long nanos) {
    stat = now;
    share.update(nanos, now.ownTicks() * StatLine.NANOS_PER_TICK);
  }

  /** Processors that it kept busy lately: 1 is one of them. */
  double processors() {
    return share.processors();
  }

  /** The sandbox or pod it is in. */
  Optional<String> unit() {
    return place.unit();
  }

  /**
   * Its memory as last read.
   *
   * @param nanos when it was tried; empty: never
   * @param pssBytes empty: it could not be read
   * @param denied true: it may not be read
   */
  record Memory(OptionalLong nanos, OptionalLong pssBytes, boolean denied) {
    static final Memory UNKNOWN = new Memory(OptionalLong.empty(), OptionalLong.empty(), false);
  }
}
