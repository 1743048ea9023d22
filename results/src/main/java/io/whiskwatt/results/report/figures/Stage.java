package io.whiskwatt.results.report.figures;

import io.whiskwatt.results.compare.StageMeans;

/** One of the four parts of an invocation's time, in the order in which they pass. */
public enum Stage {
  /** Service time that is neither waiting nor duration. */
  CLIENT("client and network"),
  /** Accepted → sent to the sandbox. */
  CONTROLLER("controller and queue"),
  /** Loading the code. */
  INIT("init"),
  /** The function itself. */
  RUN("run");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** The mean, with its sign. */
  public double seconds(StageMeans means) {
    return switch (this) {
      case CLIENT -> means.clientSeconds();
      case CONTROLLER -> means.waitSeconds();
      case INIT -> means.initSeconds();
      case RUN -> means.runSeconds();
    };
  }

  /** False for the init of a cell in which no invocation loaded its code. */
  public boolean occurs(StageMeans means) {
    return this != INIT || means.inits() > 0;
  }
}
