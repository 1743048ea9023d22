package io.whiskwatt.cli;

import io.whiskwatt.run.RunEvent;
import io.whiskwatt.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * Progress as one line that is rewritten. It is drawn once a second and not more often: the machine
 * that draws is the one whose energy is being measured.
 */
final class LiveProgress implements Progress {
  private static final long TICK_NANOS = 1_000_000_000L;
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Terminal terminal;
  private final TimeSource time;
  private final Thread ticker;
  private Optional<RunEvent.StepStarted> current = Optional.empty();
  private Duration total = Duration.ZERO;
  private long sinceNanos;

  private LiveProgress(Terminal terminal, TimeSource time) {
    this.terminal = terminal;
    this.time = time;
    this.ticker = new Thread(this::tick, "progress");
    ticker.setDaemon(true);
  }

  static LiveProgress start(Terminal terminal, TimeSource time) {
    LiveProgress progress = new LiveProgress(terminal, time);
    progress.ticker.start();
    return progress;
  }

  private void tick() {
    while (!Thread.currentThread().isInterrupted()) {
      time.parkUntil(time.nanos() + TICK_NANOS);
      draw();
    }
  }

  @Override
  public synchronized void show(RunEvent event) {
    if (event instanceof RunEvent.Started started) {
      total = started.expected();
      say(ProgressLine.opening(started));
    } else if (event instanceof RunEvent.Notice notice) {
      say(notice.text());
    } else if (event instanceof RunEvent.StepStarted step) {
      current = Optional.of(step);
      sinceNanos = time.nanos();
      draw();
    } else if (event instanceof RunEvent.Finished) {
      current = Optional.empty();
      erase();
    }
  }

  @Override
  public synchronized void say(String line) {
    erase();
    terminal.err().println(line);
    draw();
  }

  private synchronized void draw() {
    current.ifPresent(step -> write(CLEAR_LINE + line(step)));
  }

  private String line(RunEvent.StepStarted step) {
    return ProgressLine.live(step, Duration.ofNanos(time.nanos() - sinceNanos), total);
  }

  private void erase() {
    write(CLEAR_LINE);
  }

  private void write(String text) {
    terminal.err().print(text);
    terminal.err().flush();
  }

  @Override
  public synchronized void close() {
    ticker.interrupt();
    current = Optional.empty();
    erase();
  }
}
