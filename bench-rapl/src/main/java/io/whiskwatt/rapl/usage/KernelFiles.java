package io.whiskwatt.rapl.usage;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads small files of the kernel into one buffer, because a look at a machine reads hundreds of
 * them. For one thread at a time.
 */
final class KernelFiles {
  private static final int LONGEST_NUMBER = 18;

  private byte[] buffer = new byte[8192];

  /** The text; empty where there is none, whatever the reason. */
  Optional<String> text(File file) {
    try (FileInputStream in = new FileInputStream(file)) {
      return Optional.of(new String(buffer, 0, fill(in), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private int fill(FileInputStream in) throws IOException {
    int size = 0;
    while (true) {
      int read = in.read(buffer, size, buffer.length - size);
      if (read < 0) {
        return size;
      }
      size += read;
      if (size == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * size);
      }
    }
  }

  /** A file that holds one whole number, 0 or more. */
  OptionalLong number(File file) {
    return text(file).map(KernelFiles::number).orElse(OptionalLong.empty());
  }

  /** The number after a word that begins a line: {@code usage_usec 123}, {@code Pss: 400 kB}. */
  static OptionalLong number(String text, String word) {
    int at = text.startsWith(word) ? 0 : text.indexOf("\n" + word) + 1;
    if (at == 0 && !text.startsWith(word)) {
      return OptionalLong.empty();
    }
    int from = at + word.length();
    int end = text.indexOf('\n', from);
    String line = (end < 0 ? text.substring(from) : text.substring(from, end)).strip();
    int blank = line.indexOf(' ');
    return number(blank < 0 ? line : line.substring(0, blank));
  }

  static OptionalLong number(String text) {
    String digits = text.strip();
    boolean whole =
        !digits.isEmpty()
            && digits.length() <= LONGEST_NUMBER
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return whole ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }
}
