package io.whiskwatt.rapl.source;

import io.whiskwatt.rapl.machine.FileText;
import io.whiskwatt.rapl.machine.FileText.Cause;
import io.whiskwatt.rapl.source.SummingRule.Ruled;
import io.whiskwatt.time.TimeSource;
import java.util.Optional;

/** The open counter of one zone; opened again after a failure, when it is still the same zone. */
final class ZoneCounter implements AutoCloseable {
  /** A hardware counter changes 50 times in it. */
  private static final long STILL_NANOS = 50_000_000;

  private final Ruled ruled;

  // Put together once: this runs up to a thousand times a second.
  private final String id;
  private Optional<CounterFile> file = Optional.empty();
  private long last = -1;
  private long openedNanos;

  ZoneCounter(Ruled ruled) {
    this.ruled = ruled;
    this.id = ruled.zone().id();
  }

  Zone zone() {
    return ruled.zone();
  }

  /** Empty: a zone that is not summed cannot be read now. */
  Optional<Counters.Reading> read(TimeSource time) {
    long beforeNanos = time.nanos();
    try {
      long microjoules = value(beforeNanos);
      return Optional.of(new Counters.Reading.Value(id, beforeNanos, time.nanos(), microjoules));
    } catch (Unreadable e) {
      close();
      return ruled.summed()
          ? Optional.of(new Counters.Reading.Failed(id, e.gap()))
          : Optional.empty();
    }
  }

  /**
   * A counter that stands still may be a file that was removed or replaced outside sysfs, where an
   * open file goes on giving its last value: so it is asked for by its name again. Not each time:
   * who reads faster than the counter is updated would pay for it, and wait the longer.
   */
  private long value(long nowNanos) throws Unreadable {
    long value = opened(nowNanos).read();
    if (value == last && nowNanos - openedNanos >= STILL_NANOS) {
      close();
      value = opened(nowNanos).read();
    }
    last = value;
    return value;
  }

  private CounterFile opened(long nowNanos) throws Unreadable {
    if (file.isPresent()) {
      return file.get();
    }
    // Zones are numbered as drivers load: another one may have taken this directory.
    String name =
        ZoneName.printable(FileText.read(zone().path().resolve("name")).trimmed().orElse(""));
    if (!name.equals(zone().name().text())) {
      throw new Unreadable(Cause.ABSENT, zone().path() + " is now \"" + name + "\"");
    }
    CounterFile opened = CounterFile.open(zone().counter());
    file = Optional.of(opened);
    openedNanos = nowNanos;
    return opened;
  }

  @Override
  public void close() {
    file.ifPresent(CounterFile::close);
    file = Optional.empty();
  }
}
