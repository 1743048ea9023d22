package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Failures in words. */
final class Failures {
  private Failures() {}

  /** What is shown without {@code --stacktrace}. */
  static String text(Throwable failure) {
    if (failure instanceof InvalidConfiguration invalid) {
      int count = invalid.problems().size();
      return (count > 1 ? count + " problems\n" : "") + invalid.getMessage();
    }
    if (failure instanceof FileSystemException file) {
      return fileText(file);
    }
    return message(failure) + defectHint(failure);
  }

  /** Its message, or its name where it has none. */
  static String message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static String fileText(FileSystemException failure) {
    String reason =
        failure instanceof NoSuchFileException
            ? "there is no such file or folder"
            : failure instanceof AccessDeniedException
                ? "access is denied"
                : Optional.ofNullable(failure.getReason()).orElse("it cannot be used");
    return "\"" + failure.getFile() + "\": " + reason;
  }

  /** Exceptions of the JDK carry no advice: they are nobody's message to a user. */
  private static String defectHint(Throwable failure) {
    boolean ours = failure.getClass().getName().startsWith("io.whiskwatt.");
    return ours
        ? ""
        : " (" + failure.getClass().getSimpleName() + "; --stacktrace shows where it comes from)";
  }
}
