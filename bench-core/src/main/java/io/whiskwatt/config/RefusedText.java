package io.whiskwatt.config;

/** Carries one problem out of the depth of a text. Never leaves this package. */
final class RefusedText extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedText(Position where, String message, String hint) {
    super(message, null, false, false);
    this.problem = Problem.at(where, message, hint);
  }

  Problem problem() {
    return problem;
  }
}
