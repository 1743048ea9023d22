package io.whiskwatt.rapl.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processors of a machine.
 *
 * @param vendor {@code GenuineIntel}, {@code AuthenticAMD}; empty: unknown
 * @param model for people; empty: unknown
 * @param sockets physical packages, 1 or more; empty: unknown
 * @param cores physical cores, 1 or more; empty: unknown
 * @param cpus logical processors that are online, 1 or more
 * @param guest true: the processor says that it belongs to a virtual machine
 */
public record Processors(
    Optional<String> vendor,
    Optional<String> model,
    OptionalInt sockets,
    OptionalInt cores,
    int cpus,
    boolean guest) {
  private static final Pattern RANGE =
      Pattern.compile("(?<first>[0-9]{1,6})(?:-(?<last>[0-9]{1,6}))?");

  /** From {@code proc/cpuinfo} and {@code sys/devices/system/cpu/online} below a root. */
  static Processors under(Path root) {
    List<Map<String, String>> blocks =
        blocks(FileText.read(root.resolve("proc/cpuinfo")).trimmed().orElse(""));
    Map<String, String> first = blocks.isEmpty() ? Map.of() : blocks.get(0);
    return new Processors(
        Optional.ofNullable(first.get("vendor_id")),
        Optional.ofNullable(first.get("model name")),
        distinct(blocks, "physical id"),
        distinct(blocks, "physical id", "core id"),
        online(root, blocks.size()),
        List.of(first.getOrDefault("flags", "").split(" ", -1)).contains("hypervisor"));
  }

  /** One map per block of lines: a logical processor each. */
  private static List<Map<String, String>> blocks(String text) {
    List<Map<String, String>> blocks = new ArrayList<>();
    for (String block : text.split("\n\\s*\n", -1)) {
      Map<String, String> values = new HashMap<>();
      block.lines().forEach(line -> addTo(values, line));
      if (values.containsKey("processor")) {
        blocks.add(values);
      }
    }
    return blocks;
  }

  private static void addTo(Map<String, String> values, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  private static OptionalInt distinct(List<Map<String, String>> blocks, String... keys) {
    Set<List<String>> seen = new HashSet<>();
    for (Map<String, String> block : blocks) {
      if (block.keySet().containsAll(List.of(keys))) {
        seen.add(List.of(keys).stream().map(key -> block.getOrDefault(key, "")).toList());
      }
    }
    return seen.isEmpty() ? OptionalInt.empty() : OptionalInt.of(seen.size());
  }

  private static int online(Path root, int listed) {
    int online =
        FileText.read(root.resolve("sys/devices/system/cpu/online"))
            .trimmed()
            .map(Processors::count)
            .orElse(listed);
    return online > 0 ? online : Runtime.getRuntime().availableProcessors();
  }

  /** Of a kernel list, {@code 0-3,8}; 0 when it is none. */
  private static int count(String list) {
    int count = 0;
    for (String text : list.split(",", -1)) {
      Matcher range = RANGE.matcher(text);
      if (!range.matches()) {
        return 0;
      }
      int first = Integer.parseInt(range.group("first"));
      String last = range.group("last");
      count += last == null ? 1 : Integer.parseInt(last) - first + 1;
    }
    return count;
  }
}
