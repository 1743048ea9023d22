package io.whiskwatt.results.store;

import java.util.Locale;

/** The files that every committed step may append to. */
enum DataFile {
  INVOCATIONS(RunFolder.INVOCATIONS),
  LATENCY(RunFolder.LATENCY),
  ENERGY(RunFolder.ENERGY),
  CLOCK(RunFolder.CLOCK),
  USAGE(RunFolder.USAGE);

  private final String fileName;

  DataFile(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  /** The name in a journal line. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
