package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Progress as lines that are rewritten: how far the run is, and below it the figures of the load.
 * They are drawn at each look, once a second, and not more often: the machine that draws is the one
 * whose energy is being measured.
 */
final class LiveProgress implements Progress {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String LINE_ABOVE = "\u001b[1A";

  /** Off while a line is written: on a screen that was made narrower it is cut, and not wrapped. */
  private static final String WRAP_OFF = "\u001b[?7l";

  private static final String WRAP_ON = "\u001b[?7h";

  /** On a narrower screen the figures would say too little to be worth their place. */
  private static final int NARROW = 60;

  private static final int FIGURE_LINES = 2;

  private final Terminal terminal;
  private Optional<Vitals> latest = Optional.empty();
  private int drawn;
  private boolean over;
  private boolean closed;

  LiveProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void show(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      say(ProgressLine.opening(started));
    } else if (event instanceof RunEvent.Notice notice) {
      say(notice.text());
    } else if (event instanceof RunEvent.Finished) {
      over = true;
      write(erasing());
    }
  }

  @Override
  public synchronized void show(Vitals vitals) {
    latest = Optional.of(vitals);
    draw();
  }

  @Override
  public synchronized void say(String line) {
    write(erasing());
    terminal.err().println(line);
    draw();
  }

  private void draw() {
    List<String> lines = over ? List.of() : latest.map(this::lines).orElse(List.of());
    if (!lines.isEmpty()) {
      String text = erasing() + WRAP_OFF + String.join("\n", lines) + WRAP_ON;
      drawn = lines.size();
      write(text);
    }
  }

  /** One column is left free: a full line would wrap on some screens. */
  private List<String> lines(Vitals vitals) {
    int width = terminal.columns() - 1;
    List<String> lines = new ArrayList<>();
    ProgressLine.live(vitals, width).ifPresent(lines::add);
    if (width >= NARROW) {
      lines.addAll(VitalsLine.of(vitals, width, FIGURE_LINES));
    }
    return lines;
  }

  /** What takes back all that is drawn. */
  private String erasing() {
    String text = CLEAR_LINE + (LINE_ABOVE + CLEAR_LINE).repeat(Math.max(0, drawn - 1));
    drawn = 0;
    return text;
  }

  private void write(String text) {
    terminal.err().print(text);
    terminal.err().flush();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      over = true;
      write(erasing());
    }
  }
}
