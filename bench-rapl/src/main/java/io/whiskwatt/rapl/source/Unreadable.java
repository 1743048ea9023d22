package io.whiskwatt.rapl.source;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.machine.FileText;
import io.whiskwatt.rapl.machine.FileText.Cause;
import java.io.IOException;
import java.nio.file.Path;

/** A counter that gave no number. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Cause cause;

  Unreadable(Cause cause, String reason) {
    super(reason);
    this.cause = cause;
  }

  static Unreadable of(FileText.Unreadable file) {
    return new Unreadable(file.cause(), file.text());
  }

  static Unreadable of(Path path, IOException e) {
    return of(FileText.unreadable(path, e));
  }

  boolean denied() {
    return cause == Cause.DENIED;
  }

  /** What it can be given as a reason for people. */
  String reason() {
    return String.valueOf(getMessage());
  }

  GapReason gap() {
    return switch (cause) {
      case ABSENT -> GapReason.ZONE_VANISHED;
      case DENIED -> GapReason.PERMISSION_DENIED;
      case BROKEN -> GapReason.SAMPLES_LOST;
    };
  }
}
