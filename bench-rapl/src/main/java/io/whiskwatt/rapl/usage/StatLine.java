package io.whiskwatt.rapl.usage;

import java.util.Optional;

/**
 * {@code /proc/PID/stat} (man 5 proc). Process id and start time together name a process once and
 * for all: ids are used again, start times are not.
 *
 * @param name of the program, 15 characters at the most
 * @param startTicks after boot
 * @param ownTicks user and system time of all its threads, guests included, in ticks of 10 ms
 * @param childTicks the same of the children that it has waited for, and of theirs
 */
record StatLine(
    String name, long parent, boolean kernel, long startTicks, long ownTicks, long childTicks) {
  /** USER_HZ is 100 on every architecture that Java runs on. */
  static final long NANOS_PER_TICK = 10_000_000;

  // Fields are counted from the state, which follows the name's closing bracket.
  private static final int PARENT = 1;
  private static final int FLAGS = 6;
  private static final int OWN = 11;
  private static final int CHILDREN = 13;
  private static final int START = 19;

  /** {@code PF_KTHREAD} of {@code include/linux/sched.h}. */
  private static final long KERNEL_THREAD = 0x00200000;

  /** Empty when the line is torn. The name may hold brackets and blanks. */
  static Optional<StatLine> parse(String line) {
    int opens = line.indexOf('(');
    int closes = line.lastIndexOf(") ");
    if (opens < 0 || closes < opens) {
      return Optional.empty();
    }
    String[] fields = line.substring(closes + 2).strip().split(" ", START + 2);
    if (fields.length <= START) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StatLine(
              line.substring(opens + 1, closes),
              Long.parseLong(fields[PARENT]),
              (Long.parseLong(fields[FLAGS]) & KERNEL_THREAD) != 0,
              Long.parseLong(fields[START]),
              Long.parseLong(fields[OWN]) + Long.parseLong(fields[OWN + 1]),
              Long.parseLong(fields[CHILDREN]) + Long.parseLong(fields[CHILDREN + 1])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
