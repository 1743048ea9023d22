package io.whiskwatt.rapl.source;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the CPU time of all processors, in nanoseconds, out of the kernel's texts; empty where a
 * text does not have the expected form. Steal time, which belongs to other guests, is never in it.
 */
final class CpuTimes {
  /** {@code proc(5)}: USER_HZ is 100 on every architecture that Java runs on. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
  private static final Pattern SCHEDULER_CPU =
      Pattern.compile("^cpu[0-9]+((?: [0-9]+){9,})$", Pattern.MULTILINE);
  private static final Pattern GROUP_TIMES =
      Pattern.compile("^(?:user|system)_usec ([0-9]+)$", Pattern.MULTILINE);
  private static final Pattern TICKS =
      Pattern.compile("^cpu +([0-9]+(?: [0-9]+){6,})$", Pattern.MULTILINE);

  private CpuTimes() {}

  /** {@code cpuacct.usage}: one number. */
  static OptionalLong ofUsage(String text) {
    return sum(List.of(text.strip()), 1);
  }

  /**
   * {@code schedstat}: the seventh number of each CPU ({@code Documentation/scheduler/sched-stats},
   * which said jiffies until 2022, and meant nanoseconds).
   */
  static OptionalLong ofSchedulerStatistics(String text) {
    return sum(all(SCHEDULER_CPU, text).map(numbers -> word(numbers.strip(), 6)).toList(), 1);
  }

  /** {@code cpu.stat}: user and system time. The root's {@code usage_usec} also counts steal. */
  static OptionalLong ofGroupStatistics(String text) {
    List<String> times = all(GROUP_TIMES, text).toList();
    return times.size() == 2 ? sum(times, 1000) : OptionalLong.empty();
  }

  /** {@code stat}: user, nice, system, irq and softirq of all CPUs. Guest time is within user. */
  static OptionalLong ofTicks(String text) {
    return sum(
        all(TICKS, text)
            .findFirst()
            .map(line -> Stream.of(0, 1, 2, 5, 6).map(index -> word(line, index)).toList())
            .orElse(List.of()),
        NANOS_PER_TICK);
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static String word(String line, int index) {
    return line.split(" ", -1)[index];
  }

  private static OptionalLong sum(List<String> numbers, long nanosPerUnit) {
    if (numbers.isEmpty() || !numbers.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Math.multiplyExact(
              nanosPerUnit, numbers.stream().mapToLong(Long::parseLong).reduce(0, Math::addExact)));
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
