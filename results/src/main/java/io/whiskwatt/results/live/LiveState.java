package io.whiskwatt.results.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.time.TimeSource;
import io.whiskwatt.vitals.RunWatch;
import io.whiskwatt.vitals.Vitals;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the page shows: the latest look, those before it, and whether the run is over. */
final class LiveState {
  /** The page asks once a second: one that did not for so long is not looked at. */
  private static final long LOOKED_AT_NANOS = 3_000_000_000L;

  private final TimeSource time;
  private final RunWatch watch;
  private final VitalsJson words;
  private final History history = new History();
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile Optional<ObjectNode> latest = Optional.empty();
  private volatile Optional<Ending> ending = Optional.empty();
  private volatile boolean asked;
  private volatile long askedNanos;

  LiveState(RunWatch watch, VitalsJson words, TimeSource time) {
    this.time = time;
    this.watch = watch;
    this.words = words;
  }

  private record Ending(boolean completed, String words) {}

  void add(Vitals vitals) {
    history.add(Point.of(vitals));
    latest = Optional.of(words.now(vitals));
  }

  void over(boolean completed, String where) {
    ending = Optional.of(new Ending(completed, where));
  }

  ObjectNode json(Query query) {
    asked = true;
    askedNanos = time.nanos();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Optional<Ending> end = ending;
    end.ifPresentOrElse(
        how -> json.putObject("over").put("completed", how.completed()).put("words", how.words()),
        () -> json.putNull("over"));
    latest.ifPresentOrElse(now -> json.set("now", now), () -> json.putNull("now"));
    json.set("points", VitalsJson.points(history.after(query.since())));
    json.set("windows", VitalsJson.windows(watch.windowsFrom(query.windows())));
    return json;
  }

  boolean isOver() {
    return ending.isPresent();
  }

  /** An answer that holds the ending has been sent. */
  void told() {
    told.countDown();
  }

  /** Waits until the ending was told, where anybody looks; not long. */
  void awaitTold(long millis) throws InterruptedException {
    if (asked && time.nanos() - askedNanos < LOOKED_AT_NANOS && ending.isPresent()) {
      told.await(millis, TimeUnit.MILLISECONDS);
    }
  }
}
