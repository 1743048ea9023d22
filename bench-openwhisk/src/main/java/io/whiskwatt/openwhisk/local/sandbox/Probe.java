package io.whiskwatt.openwhisk.local.sandbox;

/** Whether a technology can be used on this machine, found by a real start. */
public sealed interface Probe {
  /** True unless {@link Unusable}. */
  default boolean usable() {
    return !(this instanceof Unusable);
  }

  /** One line for people: {@code usable}, {@code degraded (no memory limit: …)}. */
  String text();

  /** Everything works. */
  record Usable() implements Probe {
    @Override
    public String text() {
      return "usable";
    }
  }

  /**
   * It starts, but not all of it works.
   *
   * @param reason what does not, and why
   */
  record Degraded(String reason) implements Probe {
    @Override
    public String text() {
      return "degraded (" + reason + ")";
    }
  }

  /**
   * It cannot be used.
   *
   * @param reason the last line it wrote to standard error, or what was missing
   * @param hint what to do about it; may be empty
   */
  record Unusable(Stage stage, String reason, String hint) implements Probe {
    @Override
    public String text() {
      return "unusable ("
          + stage.words()
          + ": "
          + reason
          + ")"
          + (hint.isEmpty() ? "" : "; " + hint);
    }
  }

  /** The steps of a probe, in their order. */
  enum Stage {
    BINARY("binary"),
    PRIVILEGE("privilege"),
    START("start"),
    ANSWER("answer"),
    ACCOUNTING("accounting");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
