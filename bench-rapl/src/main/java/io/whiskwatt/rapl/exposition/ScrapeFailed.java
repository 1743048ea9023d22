package io.whiskwatt.rapl.exposition;

import io.whiskwatt.energy.GapReason;

/** A scrape that gave nothing; the message says where and why. */
public final class ScrapeFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final GapReason gap;

  public ScrapeFailed(GapReason gap, String message) {
    super(message);
    this.gap = gap;
  }

  /** What it leaves in the readings. */
  public GapReason gap() {
    return gap;
  }

  /** For people. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  ScrapeFailed at(String place) {
    return new ScrapeFailed(gap, place + ": " + reason());
  }
}
