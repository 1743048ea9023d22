package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.Optional;

/** Reads {@code stop: { half-width: 2.5%, min-blocks: 10, max-blocks: 100, looks: 1 }}. */
final class StopReader {
  private final double margin;
  private final Optional<Integer> fixed;

  /**
   * @param margin δ of the equivalence decision; half of it is what the half-width is where nothing
   *     is said
   * @param fixed blocks that the design names
   */
  StopReader(double margin, Optional<Integer> fixed) {
    this.margin = margin;
    this.fixed = fixed;
  }

  Parsed<Optional<Stopping>> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<Double> width = section.optional("half-width", Values.percent(), margin / 2);
    section.check(
        width,
        share -> share > 0 && share <= 1,
        "a half-width is above 0% and at most 100%",
        "write 2.5%");
    Field<Integer> least = blocks(section, "min-blocks", StudyDefaults.FIRST_STAGE);
    Field<Integer> most = blocks(section, "max-blocks", StudyDefaults.MOST_BLOCKS);
    Field<Integer> looks = section.optional("looks", Values.integer(1, Stopping.MOST_LOOKS), 1);
    checkOrder(section, least, most);
    return section.build(
        () -> Optional.of(new Stopping(width.get(), least.get(), most.get(), looks.get())));
  }

  private Field<Integer> blocks(Section section, String key, int usual) {
    int fewest = StudyDefaults.FEWEST_FOR_SCATTER;
    Field<Integer> blocks =
        section.optional(
            key, Values.integer(fewest, DesignReader.MOST_BLOCKS), fixed.orElse(usual));
    if (section.has(key)) {
      section.check(
          blocks,
          number -> fixed.isEmpty(),
          "the design names a number of blocks, and so does \"" + key + "\"",
          "take blocks out of design, or " + key + " out of stop");
    }
    return blocks;
  }

  private static void checkOrder(Section section, Field<Integer> least, Field<Integer> most) {
    if (least.value().isPresent()) {
      section.check(
          most,
          number -> number >= least.get(),
          "\"max-blocks\" is less than \"min-blocks\" (" + least.get() + ")",
          "write min-blocks: 10, max-blocks: 100");
    }
  }
}
