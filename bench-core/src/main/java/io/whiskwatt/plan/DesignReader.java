package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.config.section.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code design}; what it allows depends on the platforms. */
final class DesignReader {
  static final int MOST_BLOCKS = 10_000;
  private static final long MOST_SEED = 999_999_999_999_999_999L;

  private final List<PlatformEntry> platforms;

  /**
   * @param platforms as far as they could be read
   */
  DesignReader(List<PlatformEntry> platforms) {
    this.platforms = List.copyOf(platforms);
  }

  /**
   * What the section says.
   *
   * @param baseline the platform that the others are compared with, where it is named
   * @param blocks their number, where it is named
   */
  record Layout(Design design, Optional<String> baseline, Optional<Integer> blocks) {}

  Layout defaults() {
    Design design =
        new Design(
            StudyDefaults.level(platforms),
            StudyDefaults.BLOCKS,
            StudyDefaults.WARM_UP,
            StudyDefaults.SETTLE,
            StudyDefaults.IDLE_WINDOW,
            StudyDefaults.WINDOW,
            StudyDefaults.SEED);
    return new Layout(design, Optional.empty(), Optional.empty());
  }

  Parsed<Layout> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<DesignLevel> level = section.optional("level", levels(), StudyDefaults.level(platforms));
    Field<TrialOrder> order = section.optional("order", order(), TrialOrder.INTERLEAVED);
    Field<Integer> blocks =
        section.optional("blocks", Values.integer(2, MOST_BLOCKS), StudyDefaults.BLOCKS);
    Field<Duration> warmUp = section.optional("warm-up", Values.duration(), StudyDefaults.WARM_UP);
    Field<Duration> settle = section.optional("settle", Values.duration(), StudyDefaults.SETTLE);
    Field<Duration> idle = window(section, "idle-window", StudyDefaults.IDLE_WINDOW);
    Field<Duration> window = window(section, "window", StudyDefaults.WINDOW);
    Field<Long> seed =
        section.optional("seed", Values.wholeNumber(-MOST_SEED, MOST_SEED), StudyDefaults.SEED);
    Field<Optional<String>> baseline = section.optional("baseline", Values.text());
    checkLevel(section, level);
    checkOrder(section, order);
    checkIdle(section, idle, window);
    checkBaseline(section, baseline);
    return section.build(
        () ->
            new Layout(
                new Design(
                    level.get(),
                    blocks.get(),
                    warmUp.get(),
                    settle.get(),
                    idle.get(),
                    window.get(),
                    seed.get(),
                    new Arrangement(order.get(), List.of())),
                baseline.get(),
                section.has("blocks") ? blocks.value() : Optional.empty()));
  }

  private static Field<Duration> window(Section section, String key, Duration fallback) {
    Field<Duration> window = section.optional(key, Values.duration(), fallback);
    section.check(window, span -> !span.isZero(), "a window must be longer than 0", "write 30s");
    return window;
  }

  /** L2 and L3 are not levels of one study: each of their two settings is one of level L4. */
  private static ValueReader<DesignLevel> levels() {
    ValueReader<DesignLevel> known =
        Values.choice("a design level", List.of(DesignLevel.values()), DesignLevel::name);
    return node ->
        known
            .then(
                level ->
                    level == DesignLevel.L1 || level == DesignLevel.L4
                        ? Parsed.of(level)
                        : Parsed.<DesignLevel>failed(
                            Problem.at(
                                node.position(),
                                "\"" + level + "\" is a level of two runs, not of one study",
                                "write level: L4 for each setting of the two clusters, then take"
                                    + " the runs together: report DIR --with DIR2")))
            .read(node);
  }

  private static ValueReader<TrialOrder> order() {
    return Values.choice("an order of trials", List.of(TrialOrder.values()), TrialOrder::key);
  }

  /** Whether their machines are different ones only shows when the platforms are open. */
  private void checkOrder(Section section, Field<TrialOrder> order) {
    section.check(
        order,
        chosen -> chosen != TrialOrder.PARALLEL || platforms.size() != 1,
        "there is one platform, and nothing to measure beside it",
        "write order: interleaved, or name a second platform on other machines");
    section.check(
        order,
        chosen ->
            chosen != TrialOrder.PARALLEL
                || platforms.size() < 2
                || !StudyDefaults.onSameNodes(platforms),
        "these platforms share their machines: side by side, each would be measured with the"
            + " other's load",
        "write order: interleaved");
  }

  private void checkLevel(Section section, Field<DesignLevel> level) {
    section.check(
        level,
        chosen -> chosen != DesignLevel.L1 || StudyDefaults.onSameNodes(platforms),
        "level \"L1\" needs all platforms on the same nodes",
        "write level: L4, make every platform a local one, or switch the runtime of one cluster:"
            + " openwhisk: { apihost: …, switch: { runtime-class: … } }");
  }

  /** Method, detectability: an idle window is at least half as long as the trial it belongs to. */
  private static void checkIdle(Section section, Field<Duration> idle, Field<Duration> window) {
    window
        .value()
        .ifPresent(
            trial ->
                section.check(
                    idle,
                    span -> span.multipliedBy(2).compareTo(trial) >= 0,
                    "the idle window is shorter than half a window",
                    "write an idle-window of at least half the window, or shorten the window"));
  }

  private void checkBaseline(Section section, Field<Optional<String>> baseline) {
    List<String> names = platforms.stream().map(PlatformEntry::name).toList();
    Optional<String> named = baseline.value().flatMap(name -> name);
    if (named.isPresent() && !names.isEmpty() && !names.contains(named.get())) {
      section.refuse(
          baseline.position(),
          "the baseline \"" + named.get() + "\" is not a platform of this study",
          Suggestion.hint(named.get(), "platforms", names));
    }
  }
}
