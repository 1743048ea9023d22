package io.whiskwatt.cli;

import io.whiskwatt.results.report.Ascii;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the tool speaks: results go to {@code out}, progress and complaints to {@code err}.
 *
 * @param live true: {@code err} is a screen on which a line can be rewritten
 * @param unicode false: only ASCII can be shown
 * @param color true: {@code err} may be coloured
 * @param columns of the screen, 20 or more
 */
record Terminal(
    PrintWriter out, PrintWriter err, boolean live, boolean unicode, boolean color, int columns) {
  /** Where nothing says otherwise: the narrowest screen that is common. */
  static final int COLUMNS = 80;

  private static final Path STDERR = Path.of("/proc/self/fd/2");

  /** The one of this process, as its environment describes it. */
  static Terminal ofThisProcess(Map<String, String> environment) {
    // Since JDK 18 the default charset no longer says what the terminal understands.
    boolean unicode = "UTF-8".equalsIgnoreCase(System.getProperty("native.encoding", ""));
    boolean live = isScreen(STDERR) && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        writer(new FileOutputStream(FileDescriptor.out), unicode),
        writer(new FileOutputStream(FileDescriptor.err), unicode),
        live,
        unicode,
        live && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        columns(environment.getOrDefault("COLUMNS", "")));
  }

  static int columns(String text) {
    boolean told = text.matches("[0-9]{2,4}") && Integer.parseInt(text) >= 20;
    return told ? Integer.parseInt(text) : COLUMNS;
  }

  static PrintWriter writer(OutputStream stream, boolean unicode) {
    Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    PrintWriter plain = new PrintWriter(stream, true, charset);
    return unicode ? plain : new PrintWriter(new AsciiWriter(plain), true);
  }

  /**
   * A complaint, with its lead word coloured where that is possible.
   *
   * @param text may have several lines
   */
  void complain(String text) {
    err.println((color ? "\u001b[1;31merror:\u001b[0m " : "error: ") + text);
  }

  /** {@code System.console()} answers for stdin and stdout, and since JDK 22 for neither. */
  private static boolean isScreen(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** Replaces what ASCII cannot show by what reads alike. */
  private static final class AsciiWriter extends Writer {
    private final Writer target;

    AsciiWriter(Writer target) {
      this.target = target;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      target.write(Ascii.of(new String(buffer, offset, length)));
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }
  }
}
