package io.whiskwatt.config;

import java.util.List;

/** A value of a configuration text with its place. Mappings keep the order of the text. */
public sealed interface ConfigNode {
  Position position();

  /** What it is, for messages: {@code a list}, {@code "30"}. Never shows a secret's value. */
  default String describe() {
    if (this instanceof Scalar scalar) {
      return scalar.isNull() ? "nothing" : "\"" + scalar.text() + "\"";
    }
    return this instanceof Sequence ? "a list" : "a section of keys and values";
  }

  /**
   * One word, number or quoted text.
   *
   * @param text as written, unquoted; empty for an explicit null. This is what messages show
   * @param quoted true when the author quoted it: then it is text, whatever it looks like
   * @param value the text with its <code>${env:NAME}</code> references replaced: it may be a secret
   *     and is never shown
   */
  record Scalar(Position position, String text, boolean quoted, String value)
      implements ConfigNode {
    /** A value without references. */
    public Scalar(Position position, String text, boolean quoted) {
      this(position, text, quoted, text);
    }

    /** True for {@code key:} with nothing behind it, {@code ~} and {@code null}. */
    public boolean isNull() {
      return text.isEmpty() && !quoted;
    }

    /** True when the value came, at least in part, from an environment variable. */
    public boolean refersToEnvironment() {
      return !text.equals(value);
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
      return "Scalar[" + position + " \"" + text + "\"]";
    }
  }

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
