package io.whiskwatt.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where an action's code comes from. */
public sealed interface WorkloadSource {
  /**
   * A workload of the bundled suite, {@code hello} say.
   *
   * @param written what each field of the payload was written as, where it is known: a size of
   *     {@code 50ms} and a count of {@code 4 kB} are mistakes that their numbers no longer show
   */
  record Bundled(String name, Map<String, Quantity> written) implements WorkloadSource {
    public Bundled {
      written = Map.copyOf(written);
    }

    /** With a payload that no person wrote. */
    public Bundled(String name) {
      this(name, Map.of());
    }
  }

  /** A file with the action's code. */
  record CodeFile(Path path) implements WorkloadSource {}

  /** An action that exists on the platform, {@code /_/mine} say. */
  record Existing(String action) implements WorkloadSource {}

  /**
   * Several workloads under one load, each called as often as its weight says. No platform sees it:
   * the runner puts each part in place on its own.
   *
   * @param parts two or more, no two with the same {@linkplain Workload#id() id}, none a mix itself
   * @param varied the weights differ from block to block, so that what each part uses can be told
   *     apart
   */
  record Mix(List<Part> parts, boolean varied) implements WorkloadSource {
    public Mix {
      parts = List.copyOf(parts);
      long ids = parts.stream().map(part -> part.workload().id()).distinct().count();
      if (parts.size() < 2
          || ids < parts.size()
          || parts.stream().anyMatch(part -> part.workload().source() instanceof Mix)) {
        throw new IllegalArgumentException(
            "a mix has two or more different workloads, none of them a mix: " + parts);
      }
    }

    /** With the same weights in all blocks. */
    public Mix(List<Part> parts) {
      this(parts, false);
    }

    /**
     * The weights of one block, in the order of the parts. Where they vary, they are as written in
     * the first pair of blocks, and in each pair after it another part counts double, in turn:
     * blocks come in pairs of opposite order.
     *
     * @param block 0 and up
     */
    public List<Integer> weights(int block) {
      int favoured = varied ? Math.floorMod(Math.floorDiv(block, 2), parts.size() + 1) - 1 : -1;
      return IntStream.range(0, parts.size())
          .mapToObj(part -> parts.get(part).weight() * (part == favoured ? 2 : 1))
          .toList();
    }

    /** All weights together. */
    public int weight() {
      return parts.stream().mapToInt(Part::weight).sum();
    }
  }

  /**
   * One workload of a mix.
   *
   * @param weight how many calls it gets for each call of a part of weight 1; 1 to {@value
   *     #HEAVIEST}
   */
  record Part(Workload workload, int weight) {
    /** The largest weight. */
    public static final int HEAVIEST = 1_000;

    public Part {
      if (weight < 1 || weight > HEAVIEST) {
        throw new IllegalArgumentException("a weight is 1 to " + HEAVIEST + ", not " + weight);
      }
    }
  }
}
