package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import io.whiskwatt.results.live.PageUnavailable;
import io.whiskwatt.results.store.UnreadableRun;

/** How the process ends: the one place where failures become numbers. */
enum ExitCode {
  OK(0),
  /** A gate was not met. */
  ANSWER_IS_NO(1),
  /** The user asked for what cannot be done. */
  USAGE(2),
  /** This machine or a cluster cannot carry it. */
  ENVIRONMENT(3),
  RUN_FAILED(4),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ExitCode of(Throwable failure) {
    if (failure instanceof InvalidConfiguration) {
      return USAGE;
    }
    boolean environment =
        failure instanceof PlatformUnavailable
            || failure instanceof EnergyUnavailable
            || failure instanceof AgentUnavailable
            || failure instanceof PageUnavailable
            || failure instanceof UnreadableRun;
    if (environment) {
      return ENVIRONMENT;
    }
    return RUN_FAILED;
  }
}
