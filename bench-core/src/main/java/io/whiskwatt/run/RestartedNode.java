package io.whiskwatt.run;

/** Unwinds a session of which a metered machine was started anew: its clock began again. */
final class RestartedNode extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RestartedNode() {
    super("a metered machine was restarted", null, false, false);
  }
}
