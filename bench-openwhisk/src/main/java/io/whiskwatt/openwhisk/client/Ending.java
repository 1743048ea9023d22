package io.whiskwatt.openwhisk.client;

import java.util.Arrays;

/** How an activation ended, in OpenWhisk's words and, in lists, its numbers. */
public enum Ending {
  SUCCESS(0, "success"),
  /** The action said {@code {"error": …}}. */
  APPLICATION_ERROR(1, "application error"),
  /** It threw, exited, ran out of time or memory, or could not be loaded. */
  DEVELOPER_ERROR(2, "action developer error"),
  /** The platform could not run it. */
  WHISK_ERROR(3, "whisk internal error"),
  /** None that is known. */
  UNKNOWN(-1, "");

  private final int code;
  private final String status;

  Ending(int code, String status) {
    this.code = code;
    this.status = status;
  }

  /** OpenWhisk's words; empty for {@link #UNKNOWN}. */
  public String status() {
    return status;
  }

  static Ending ofStatus(String status) {
    return Arrays.stream(values())
        .filter(each -> each.status.equals(status))
        .findFirst()
        .orElse(UNKNOWN);
  }

  static Ending ofCode(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst().orElse(UNKNOWN);
  }
}
