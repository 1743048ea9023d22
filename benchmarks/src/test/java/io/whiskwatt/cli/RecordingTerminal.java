package io.whiskwatt.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose two streams can be read back. */
record RecordingTerminal(
    Terminal terminal, ByteArrayOutputStream outBytes, ByteArrayOutputStream errBytes) {
  static RecordingTerminal plain() {
    return of(false, true);
  }

  static RecordingTerminal of(boolean live, boolean unicode) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            Terminal.writer(out, unicode),
            Terminal.writer(err, unicode),
            live,
            unicode,
            false,
            Terminal.COLUMNS);
    return new RecordingTerminal(terminal, out, err);
  }

  String out() {
    terminal.out().flush();
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    terminal.err().flush();
    return errBytes.toString(StandardCharsets.UTF_8);
  }
}
