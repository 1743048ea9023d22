package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.ResourceUse;
import io.whiskwatt.openwhisk.local.sandbox.Sandbox;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A container whose launcher speaks {@link Protocol} over the sandbox's pipes. */
final class StdioContainer implements ActionContainer {
  // After a kill, until its pipes end; and after a reply, until the log's end mark, which the
  // launcher wrote before it, has been read.
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final int KILLED = 128 + 9;

  private final LanguageRuntime runtime;
  private final DataSize memory;
  private final Sandbox sandbox;
  private final StdioContainers owner;
  private final ScheduledExecutorService watchdog;
  private final ReplyReader replies;
  private final LogCollector logs;
  private final List<Thread> readers;
  private volatile boolean broken;

  StdioContainer(
      LanguageRuntime runtime,
      DataSize memory,
      Sandbox sandbox,
      StdioContainers owner,
      ScheduledExecutorService watchdog) {
    this.runtime = runtime;
    this.memory = memory;
    this.sandbox = sandbox;
    this.owner = owner;
    this.watchdog = watchdog;
    this.replies = new ReplyReader(sandbox.replies());
    this.logs = new LogCollector(sandbox.logs());
    this.readers =
        List.of(daemon(replies, sandbox.id() + "-replies"), daemon(logs, sandbox.id() + "-logs"));
  }

  /**
   * Starts reading, and waits for the launcher's first word.
   *
   * @throws IOException when it does not come; the container is closed then
   */
  void awaitReady(Duration limit) throws IOException {
    readers.forEach(Thread::start);
    Reply first = exchange(new byte[0], "", limit);
    if (!(first instanceof Reply.Returned)) {
      String lastLine =
          first.logs().isEmpty() ? "" : first.logs().get(first.logs().size() - 1).text();
      close();
      throw new IOException(
          kind() + " did not come up in its sandbox: " + (lastLine.isBlank() ? first : lastLine));
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String id() {
    return sandbox.id();
  }

  @Override
  public ActionKind kind() {
    return runtime.kind();
  }

  @Override
  public Reply init(ActionCode code, Map<String, String> environment, Duration limit) {
    String id = UUID.randomUUID().toString();
    return exchange(Protocol.init(id, code, environment), id, limit);
  }

  @Override
  public Reply run(String payloadJson, Map<String, String> environment, Duration limit) {
    String id = UUID.randomUUID().toString();
    return exchange(Protocol.run(id, payloadJson, environment), id, limit);
  }

  /** Sends a request and waits; with an empty id: waits for the first word. */
  private Reply exchange(byte[] request, String id, Duration limit) {
    if (broken) {
      return new Reply.Exited("the container had ended before", false, List.of());
    }
    logs.begin(id);
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> deadline =
        watchdog.schedule(() -> killLate(late), limit.toNanos(), TimeUnit.NANOSECONDS);
    try {
      send(request);
      Optional<ReplyReader.Incoming> incoming = replies.next(limit.plus(GRACE));
      return late.get() ? timedOut() : reply(id, incoming);
    } finally {
      deadline.cancel(false);
    }
  }

  private void killLate(AtomicBoolean late) {
    late.set(true);
    broken = true;
    sandbox.kill();
  }

  private void send(byte[] request) {
    try {
      sandbox.requests().write(request);
      sandbox.requests().flush();
    } catch (IOException itsEndIsGone) {
      // The reply pipe will end, or has: that tells what became of it.
    }
  }

  private Reply timedOut() {
    sandbox.awaitExit(GRACE);
    return new Reply.TimedOut(logs.take(GRACE));
  }

  private Reply reply(String id, Optional<ReplyReader.Incoming> incoming) {
    if (incoming.isEmpty()) {
      return brokeOff("nobody waited for its reply any more");
    }
    if (incoming.get() instanceof ReplyReader.Incoming.Line line) {
      return id.isEmpty() ? firstWord(line.text()) : answer(Protocol.parse(id, line.text()));
    }
    return incoming.get() instanceof ReplyReader.Incoming.TooLong
        ? brokeOff("a reply longer than " + ReplyReader.LONGEST_LINE + " bytes")
        : exited();
  }

  private Reply firstWord(String text) {
    return text.equals(Protocol.READY)
        ? new Reply.Returned("{}", List.of())
        : brokeOff("not the launcher's first word");
  }

  private Reply answer(Protocol.Answer answer) {
    if (answer instanceof Protocol.Answer.Ok ok) {
      return new Reply.Returned(ok.json(), logs.take(GRACE));
    }
    return answer instanceof Protocol.Answer.Failed failed
        ? new Reply.Failed(failed.message(), logs.take(GRACE))
        : brokeOff("not a reply of the launcher");
  }

  private Reply brokeOff(String reason) {
    broken = true;
    sandbox.kill();
    sandbox.awaitExit(GRACE);
    return new Reply.Exited(reason, false, logs.take(GRACE));
  }

  // The pipe's end comes with the end of the process, or just before; a process that only closed
  // its pipes is of no use any more.
  private Reply exited() {
    broken = true;
    OptionalInt exit = sandbox.awaitExit(Duration.ofMillis(500));
    sandbox.kill();
    List<LogLine> lines = logs.take(GRACE);
    int code = exit.orElse(KILLED);
    boolean outOfMemory = sandbox.outOfMemory() || runtime.ranOutOfHeap(code, lines);
    String reason =
        outOfMemory
            ? "it reached its memory limit of " + memory
            : "it ended with exit code " + code;
    return new Reply.Exited(reason, outOfMemory, lines);
  }

  @Override
  public boolean alive() {
    return !broken && sandbox.alive();
  }

  @Override
  public ResourceUse use() {
    return sandbox.use();
  }

  @Override
  public OptionalLong proportionalBytes() {
    return sandbox.proportionalBytes();
  }

  @Override
  public void close() {
    broken = true;
    owner.release(sandbox);
    readers.forEach(Thread::interrupt);
  }
}
