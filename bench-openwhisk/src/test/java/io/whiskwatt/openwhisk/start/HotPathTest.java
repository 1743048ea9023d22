package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.whiskwatt.openwhisk.call.Caller;
import io.whiskwatt.openwhisk.wire.AnsweringServer;
import io.whiskwatt.openwhisk.wire.NioTransport;
import io.whiskwatt.openwhisk.wire.Plans;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.OutcomeKind;
import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What an invocation leaves behind in memory, on the threads that send it and hear of it. */
class HotPathTest {
  private static final int CALLS = 20_000;
  private static final int AT_ONCE = 16;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void an_invocation_allocates_nothing() throws IOException {
    Counting counting = new Counting();
    ActivationIds ids = new ActivationIds();
    ids.clear();
    HttpInvoker.Reporter reporter = new HttpInvoker.Reporter(counting, ids, SystemTime.INSTANCE);
    try (AnsweringServer server = AnsweringServer.start();
        NioTransport transport = NioTransport.create();
        Caller caller = transport.open(Plans.to(server.address(), 2 * AT_ONCE), reporter)) {
      send(caller, counting, 0);
      long[] threadIds = threadIds();
      long before = allocated(threadIds);
      send(caller, counting, CALLS);
      assertThat((allocated(threadIds) - before) / (double) CALLS).isLessThan(16);
      assertThat(counting.succeeded).isEqualTo(2 * CALLS);
      assertThat(ids.of(2 * CALLS - 1)).isEqualTo("0123456789abcdef0123456789abcdef");
    }
  }

  private static void send(Caller caller, Counting counting, int first) {
    for (int slot = first; slot < first + CALLS; slot++) {
      if (!caller.call(slot, 0)) {
        throw new AssertionError("call " + slot + " is one too many");
      }
      awaitEnded(counting, slot - AT_ONCE);
    }
    awaitEnded(counting, first + CALLS - 1);
  }

  private static void awaitEnded(Counting counting, int calls) {
    while (counting.ended <= calls) {
      LockSupport.parkNanos(10_000);
    }
  }

  /** This one's and the I/O thread's. Looking for them allocates, and more the more there are. */
  private static long[] threadIds() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals("load-io") || each == Thread.currentThread())
        .mapToLong(Thread::getId)
        .toArray();
  }

  private long allocated(long[] threadIds) {
    return LongStream.of(threads.getThreadAllocatedBytes(threadIds)).sum();
  }

  /** Its fields are written by the I/O thread alone. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private static final class Counting implements InvocationSink {
    volatile int ended;
    volatile int succeeded;

    @Override
    public void sent(int slot, long nanos) {}

    @Override
    public void ended(int slot, long nanos, OutcomeKind kind, int status, ByteBuffer reply) {
      succeeded += kind == OutcomeKind.SUCCESS && reply.remaining() == 2 ? 1 : 0;
      ended++;
    }
  }
}
