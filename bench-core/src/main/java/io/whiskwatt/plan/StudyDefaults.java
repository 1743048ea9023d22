package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a study file means where it says nothing. */
public final class StudyDefaults {
  public static final int BLOCKS = 30;
  public static final Duration WARM_UP = Duration.ofSeconds(10);
  public static final Duration SETTLE = Duration.ofSeconds(10);
  public static final Duration IDLE_WINDOW = Duration.ofSeconds(30);
  public static final Duration WINDOW = Duration.ofSeconds(30);
  public static final long SEED = 42;
  public static final DataSize MEMORY = DataSize.ofMegabytes(256);
  public static final List<StartKind> STARTS = List.of(StartKind.COLD, StartKind.WARM);
  public static final List<LoadShape> LOADS = List.of(new LoadShape.Closed(1, Duration.ZERO));

  /** Blocks after which two-stage stopping decides how many there will be. */
  public static final int FIRST_STAGE = 10;

  /** Blocks that two-stage stopping goes to at most. */
  public static final int MOST_BLOCKS = 100;

  /** With fewer blocks their scatter says next to nothing. */
  static final int FEWEST_FOR_SCATTER = 4;

  /** δ of the equivalence decision: within [1/1.05, 1.05]. */
  public static final double EQUIVALENCE_MARGIN = 0.05;

  /** The provider key of the embedded platform. */
  static final String LOCAL = "local";

  private static final String OPENWHISK = "openwhisk";
  private static final String SWITCH = "switch";
  private static final String API_HOST = "apihost";

  private StudyDefaults() {}

  /**
   * L1 when there is one platform, whose starts are compared, when every platform is the embedded
   * one, for they share this machine, or when all of them are one cluster whose runtime is
   * switched; else L4.
   */
  public static DesignLevel level(Collection<PlatformEntry> platforms) {
    return onSameNodes(platforms) ? DesignLevel.L1 : DesignLevel.L4;
  }

  static boolean onSameNodes(Collection<PlatformEntry> platforms) {
    return platforms.size() == 1
        || platforms.stream().allMatch(platform -> platform.key().equals(LOCAL))
        || isOneClusterSwitched(platforms);
  }

  /** The same API host, and each platform chooses its runtime class there. */
  private static boolean isOneClusterSwitched(Collection<PlatformEntry> platforms) {
    return platforms.stream().allMatch(platform -> entry(platform, SWITCH).isPresent())
        && platforms.stream()
                .map(platform -> entry(platform, API_HOST))
                .filter(Optional::isPresent)
                .map(host -> host.get().describe())
                .distinct()
                .count()
            == 1
        && platforms.stream().allMatch(platform -> entry(platform, API_HOST).isPresent());
  }

  private static Optional<ConfigNode> entry(PlatformEntry platform, String key) {
    return platform.key().equals(OPENWHISK)
            && platform.section() instanceof ConfigNode.Mapping mapping
        ? mapping.entries().stream()
            .filter(each -> each.key().equals(key))
            .map(ConfigNode.Entry::value)
            .findFirst()
        : Optional.empty();
  }
}
