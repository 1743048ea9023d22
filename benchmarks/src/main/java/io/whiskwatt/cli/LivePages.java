package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.server.JdkServerProperties;
import io.whiskwatt.results.live.LivePage;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;

/** Live pages of this process, which may have servers of its own beside. */
final class LivePages {
  private LivePages() {}

  /**
   * Opens one.
   *
   * @param port 0: any that is free
   */
  static LivePage open(int port, String title, RunWatch watch, TimeSource time) {
    // Read once for the whole process, by its first server: the embedded platform needs its own.
    JdkServerProperties.set();
    return LivePage.open(port, title, watch, StepWords::of, time);
  }
}
