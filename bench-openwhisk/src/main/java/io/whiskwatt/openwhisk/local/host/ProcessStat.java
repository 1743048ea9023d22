package io.whiskwatt.openwhisk.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One process as {@code /proc/PID/stat} shows it (man 5 proc). Its id with its start time names it
 * once and for all: ids are used again, start times are not.
 *
 * @param pid 1 or more
 * @param startTicks start after boot, in ticks of 10 ms
 * @param cpuTicks user and system time of it and of the children it waited for, in ticks of 10 ms
 * @param ended true for one that is dead but was not yet waited for by its parent (a zombie)
 */
public record ProcessStat(long pid, long startTicks, long cpuTicks, boolean ended) {
  private static final Set<String> ENDED_STATES = Set.of("Z", "X", "x");

  // Fields are counted from the state, which follows the command's closing bracket.
  private static final int FIRST_CPU_FIELD = 11;
  private static final int START_FIELD = 19;

  /** This Java process. */
  public static ProcessStat self() {
    return read(ProcessHandle.current().pid())
        .orElseThrow(() -> new IllegalStateException("/proc/self/stat cannot be read"));
  }

  /** The process of this id; empty when there is none. */
  public static Optional<ProcessStat> read(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Reads the one line of such a file; empty when it is torn. The command may hold brackets. */
  public static Optional<ProcessStat> parse(String line) {
    int opens = line.indexOf(" (");
    int closes = line.lastIndexOf(") ");
    if (opens < 1 || closes < opens) {
      return Optional.empty();
    }
    String[] fields = line.substring(closes + 2).strip().split(" ", -1);
    if (fields.length <= START_FIELD) {
      return Optional.empty();
    }
    try {
      long ticks = 0;
      for (int i = FIRST_CPU_FIELD; i < FIRST_CPU_FIELD + 4; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      long pid = Long.parseLong(line.substring(0, opens));
      long start = Long.parseLong(fields[START_FIELD]);
      return Optional.of(new ProcessStat(pid, start, ticks, ENDED_STATES.contains(fields[0])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** True while this very process runs, not another one with its id. */
  public boolean alive() {
    return read(pid).filter(now -> now.startTicks == startTicks && !now.ended).isPresent();
  }
}
