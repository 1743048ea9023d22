package io.whiskwatt.cluster.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Everything that one machine said, appended to a file; of one run so many bytes at most. */
final class NodeLog implements AutoCloseable {
  private static final long MOST_BYTES = 64L << 20;

  private final BufferedWriter out;
  private long left = MOST_BYTES;

  private NodeLog(BufferedWriter out) {
    this.out = out;
  }

  static NodeLog open(Path file) throws IOException {
    return new NodeLog(
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /** A line; one that cannot be written must not end what is being set up. */
  synchronized void line(String text) {
    String stamped = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text + "\n";
    left -= stamped.length();
    if (left > 0) {
      try {
        out.write(stamped);
        out.flush();
      } catch (IOException full) {
        left = 0;
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
