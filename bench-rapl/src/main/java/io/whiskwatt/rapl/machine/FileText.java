package io.whiskwatt.rapl.machine;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a small file of the kernel, or why there is none. */
public sealed interface FileText {
  /** It could be read. */
  record Content(String text) implements FileText {}

  /**
   * It could not.
   *
   * @param reason continues the path: {@code no such file}, {@code permission denied}
   */
  record Unreadable(Path path, Cause cause, String reason) implements FileText {
    /** {@code /proc/stat: no such file}. */
    public String text() {
      return path + ": " + reason;
    }
  }

  /**
   * Why a file gives nothing. Absent and denied are told apart: only one of them can be granted.
   */
  enum Cause {
    ABSENT,
    DENIED,
    BROKEN
  }

  /** Reads the whole file. Never throws for what is wrong with it. */
  static FileText read(Path path) {
    // A stream, not a channel: a channel is closed for good when the reading thread is interrupted.
    try (FileInputStream in = new FileInputStream(path.toFile())) {
      return new Content(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  /** What an exception that came from this file means. Asks the file: messages are localised. */
  static Unreadable unreadable(Path path, IOException e) {
    if (Files.notExists(path)) {
      boolean dangling = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      return new Unreadable(path, Cause.ABSENT, dangling ? "a link to nothing" : "no such file");
    }
    if (!Files.isReadable(path)) {
      return new Unreadable(path, Cause.DENIED, "permission denied");
    }
    return new Unreadable(path, Cause.BROKEN, "cannot be read: " + e.getMessage());
  }

  /** The text without white space around it; empty when there is none. */
  default Optional<String> trimmed() {
    return this instanceof Content content
        ? Optional.of(content.text().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
