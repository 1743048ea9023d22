package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.time.Duration;

/** Ends of a connection before the first byte of a reply. */
final class Breaking {
  /** Longer than a connection that was closed beforehand takes to show it. */
  private static final Duration A_WHILE = Duration.ofMillis(400);

  private Breaking() {}

  static boolean hangUp(Stage stage) {
    stage.pause(A_WHILE);
    return false;
  }

  static boolean reset(Stage stage) throws IOException {
    stage.pause(A_WHILE);
    stage.reset();
    return false;
  }

  static boolean dropKept(Stage stage) throws IOException {
    return !stage.kept() && Replying.whole(stage);
  }
}
