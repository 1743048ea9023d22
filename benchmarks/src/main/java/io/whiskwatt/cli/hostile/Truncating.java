package io.whiskwatt.cli.hostile;

import java.io.IOException;
import java.time.Duration;

/** Replies that end before their end. */
final class Truncating {
  /** A reset overtakes what the client has not read yet. */
  private static final Duration UNTIL_READ = Duration.ofMillis(400);

  private Truncating() {}

  static boolean head(Stage stage) throws IOException {
    stage.write("HTTP/1.1 200 OK\r\nContent-Ty");
    return false;
  }

  static boolean body(Stage stage) throws IOException {
    stage.write(halfABody());
    return false;
  }

  static String halfABody() {
    String whole = Replying.reply("200 OK", "", Replying.success());
    return whole.substring(0, whole.length() - 20);
  }

  static boolean chunk(Stage stage) throws IOException {
    String chunk = Replying.chunk(Replying.success());
    stage.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
    return false;
  }

  static boolean resetInBody(Stage stage) throws IOException {
    stage.write(halfABody());
    stage.pause(UNTIL_READ);
    stage.reset();
    return false;
  }
}
