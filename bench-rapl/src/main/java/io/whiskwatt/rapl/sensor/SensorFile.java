package io.whiskwatt.rapl.sensor;

import io.whiskwatt.energy.GapReason;
import io.whiskwatt.rapl.machine.FileText;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of one number or word below {@code /sys/class}. */
final class SensorFile {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private SensorFile() {}

  /** A file that gave no number. */
  static final class Silent extends Exception {
    private static final long serialVersionUID = 1L;

    private final GapReason gap;

    Silent(GapReason gap, String message) {
      super(message);
      this.gap = gap;
    }

    GapReason gap() {
      return gap;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  static Optional<String> word(Path file) {
    return FileText.read(file).trimmed();
  }

  static boolean isReadable(Path file) {
    return word(file).filter(text -> NUMBER.matcher(text).matches()).isPresent();
  }

  static long number(Path file) throws Silent {
    FileText text = FileText.read(file);
    if (text instanceof FileText.Unreadable unreadable) {
      throw new Silent(gap(unreadable.cause()), unreadable.text());
    }
    String word = text.trimmed().orElse("");
    if (!NUMBER.matcher(word).matches()) {
      throw new Silent(GapReason.SAMPLES_LOST, file + ": \"" + word + "\" is not a number");
    }
    return Long.parseLong(word);
  }

  private static GapReason gap(FileText.Cause cause) {
    return switch (cause) {
      case ABSENT -> GapReason.ZONE_VANISHED;
      case DENIED -> GapReason.PERMISSION_DENIED;
      case BROKEN -> GapReason.SAMPLES_LOST;
    };
  }

  /** The entries of a directory by name; none where it cannot be listed. */
  static List<Path> entries(Path directory, String glob) {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
        stream.forEach(entries::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    entries.sort(Comparator.comparing(Path::toString));
    return entries;
  }
}
