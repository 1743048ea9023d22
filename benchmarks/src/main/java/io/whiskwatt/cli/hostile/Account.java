package io.whiskwatt.cli.hostile;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a server has seen and done. Thread-safe; counts are of all the time since its start. */
public final class Account {
  private final Map<Misdeed, Long> requests = new ConcurrentHashMap<>();
  private final Map<Misdeed, Long> onKept = new ConcurrentHashMap<>();
  private final AtomicLong all = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong closed = new AtomicLong();

  Account() {}

  void connected() {
    connections.incrementAndGet();
  }

  void disconnected() {
    closed.incrementAndGet();
  }

  /** The request's number, 0 and up. */
  long number() {
    return all.getAndIncrement();
  }

  void met(Misdeed misdeed, boolean kept) {
    requests.merge(misdeed, 1L, Long::sum);
    if (kept) {
      onKept.merge(misdeed, 1L, Long::sum);
    }
  }

  /** Requests that were read whole. */
  public long requests() {
    return all.get();
  }

  public long requests(Misdeed misdeed) {
    return requests.getOrDefault(misdeed, 0L);
  }

  /** Those on a connection that had answered one before. */
  public long requestsOnKept(Misdeed misdeed) {
    return onKept.getOrDefault(misdeed, 0L);
  }

  /** By what was done to them; only what occurred. */
  public Map<Misdeed, Long> byMisdeed() {
    return new TreeMap<>(requests);
  }

  public long connections() {
    return connections.get();
  }

  /** Connections that this side has not ended yet, 0 or more. */
  public long open() {
    return connections.get() - closed.get();
  }
}
