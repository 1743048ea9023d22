package io.whiskwatt.config;

import java.util.List;

/** A value of a configuration text with its place. Mappings keep the order of the text. */
public sealed interface ConfigNode {
  Position position();

  /**
   * One word, number or quoted text.
   *
   * @param text as written, unquoted; empty for an explicit null
   * @param quoted true when the author quoted it: then it is text, whatever it looks like
   */
  record Scalar(Position position, String text, boolean quoted) implements ConfigNode {}

  /** An ordered list. */
  record Sequence(Position position, List<ConfigNode> items) implements ConfigNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys and values, in the order of the text. */
  record Mapping(Position position, List<Entry> entries) implements ConfigNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** An empty section, for a provider that is asked for its defaults. */
    public static Mapping empty(String file) {
      return new Mapping(new Position(file, 1, 1, ""), List.of());
    }
  }

  /**
   * One key of a mapping.
   *
   * @param keyPosition where the key stood
   */
  record Entry(String key, Position keyPosition, ConfigNode value) {}
}
