package io.whiskwatt.cli;

import io.whiskwatt.results.live.LivePage;
import io.whiskwatt.run.RunEvent;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import io.whiskwatt.vitals.Vitals;
import java.util.Optional;

/**
 * Whoever watches a run: the terminal where it is a screen, and the live page where one was asked
 * for. One look a second serves both; where there is neither, nobody looks.
 */
final class Watching implements AutoCloseable {
  private static final long TICK_NANOS = 1_000_000_000L;

  private final TimeSource time;
  private final RunWatch watch;
  private final Progress progress;
  private final Optional<LivePage> page;
  private final Thread ticker = new Thread(this::tick, "watching");

  private Watching(TimeSource time, RunWatch watch, Progress progress, Optional<LivePage> page) {
    this.time = time;
    this.watch = watch;
    this.progress = progress;
    this.page = page;
  }

  /**
   * Begins to watch.
   *
   * @param title what runs
   * @param live of the page, 0 for any that is free; empty: no page
   * @throws io.whiskwatt.results.live.PageUnavailable when the port cannot be had
   */
  static Watching start(Surroundings surroundings, String title, Optional<Integer> live) {
    Terminal terminal = surroundings.terminal();
    TimeSource time = surroundings.time();
    boolean looked = terminal.live() || live.isPresent();
    RunWatch watch = looked ? RunWatch.on(time) : RunWatch.nobody();
    Optional<LivePage> page = live.map(port -> LivePages.open(port, title, watch, time));
    Watching watching = new Watching(time, watch, Progress.on(terminal, time), page);
    page.ifPresent(each -> watching.say("Live:    " + each.address()));
    if (looked) {
      watching.ticker.setDaemon(true);
      watching.ticker.start();
    }
    return watching;
  }

  /** What the run is to be told to. */
  RunWatch watch() {
    return watch;
  }

  void show(RunEvent event) {
    progress.show(event);
  }

  /** Shows a line that stays. */
  void say(String line) {
    progress.say(line);
  }

  private void tick() {
    long next = time.nanos();
    while (!Thread.currentThread().isInterrupted()) {
      next = Math.max(next + TICK_NANOS, time.nanos());
      time.parkUntil(next);
      watch.spend(this::look);
    }
  }

  private void look() {
    Vitals vitals = watch.look();
    progress.show(vitals);
    page.ifPresent(each -> each.add(vitals));
  }

  /** The run has ended: the terminal is left to what follows, and the page stays a little. */
  void ended() {
    ticker.interrupt();
    progress.close();
  }

  /**
   * Tells the page how the run ended.
   *
   * @param words where its report is, or how it goes on
   */
  void over(boolean completed, String words) {
    page.ifPresent(each -> each.over(completed, words));
  }

  @Override
  public void close() {
    ended();
    page.ifPresent(LivePage::close);
  }
}
