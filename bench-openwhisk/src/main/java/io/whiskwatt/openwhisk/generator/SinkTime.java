package io.whiskwatt.openwhisk.generator;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** CPU time of some threads, those that have ended included. */
final class SinkTime {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Set<Long> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong ended = new AtomicLong();

  /** Does a thread's whole work on that thread. */
  void of(Runnable work) {
    long id = Thread.currentThread().getId();
    running.add(id);
    try {
      work.run();
    } finally {
      running.remove(id);
      ended.addAndGet(nanos(id));
    }
  }

  /** So far; 0 where the virtual machine does not say. */
  long nanos() {
    return ended.get() + running.stream().mapToLong(this::nanos).sum();
  }

  private long nanos(long id) {
    return threads.isThreadCpuTimeSupported() ? Math.max(0, threads.getThreadCpuTime(id)) : 0;
  }
}
