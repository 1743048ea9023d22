package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.local.pool.Member.State;
import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Runs jobs in containers, within a memory. Any thread. A job that finds neither container nor room
 * waits in a queue, first in, first out.
 */
public final class ContainerPool implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final String CLOSING = "the platform is closing";

  private final ActionContainers containers;
  private final PoolSettings settings;
  private final TimeSource time;
  private final Workers workers = new Workers();
  private final Waiters waiters;
  private final Thread reaper;

  private final Object lock = new Object();
  private final Shelf shelf;
  private final Queue<Job> queue = new ArrayDeque<>();
  private final StemWishes wishes = new StemWishes();
  private boolean closed;

  private ContainerPool(ActionContainers containers, PoolSettings settings, TimeSource time) {
    this.containers = containers;
    this.settings = settings;
    this.time = time;
    this.waiters = new Waiters(time);
    this.shelf = new Shelf(settings.userMemory());
    this.reaper = new Thread(this::reap, "container-pool-reaper");
    reaper.setDaemon(true);
  }

  /**
   * A pool that removes containers when they have been idle for too long.
   *
   * @param containers closed with the pool
   */
  public static ContainerPool open(
      ActionContainers containers, PoolSettings settings, TimeSource time) {
    ContainerPool pool = new ContainerPool(containers, settings, time);
    pool.reaper.start();
    return pool;
  }

  public PoolSettings settings() {
    return settings;
  }

  /** The kinds of this machine, {@code java:…} first. */
  public List<ActionKind> kinds() {
    return containers.kinds();
  }

  /** Runs the job in a container as soon as it gets one. Returns at once. */
  public void submit(Job job) {
    Optional<Placement> placement = Optional.empty();
    Optional<String> refusal = Optional.empty();
    synchronized (lock) {
      if (closed) {
        refusal = Optional.of(CLOSING);
      } else if (queue.isEmpty()) {
        placement = shelf.place(job.action(), stem(job.action()));
      }
      if (refusal.isEmpty() && placement.isEmpty()) {
        refusal = enqueue(job);
      }
    }
    placement.ifPresent(found -> start(job, found));
    refusal.ifPresent(reason -> giveUp(job, reason));
  }

  private void start(Job job, Placement placement) {
    if (!workers.start(() -> perform(job, placement))) {
      giveUp(job, CLOSING);
    } else if (placement.start() == StartKind.PREWARMED) {
      // At once, as OpenWhisk does: the next action must not wait for this one's end.
      refillStems();
    }
  }

  private Optional<String> enqueue(Job job) {
    if (job.action().memory().bytes() > settings.userMemory().bytes()) {
      return Optional.of("the action's memory is larger than the pool's");
    }
    if (queue.size() >= settings.maxQueue()) {
      return Optional.of("the queue is full");
    }
    queue.add(job);
    return Optional.empty();
  }

  /**
   * Asks for stem cells: containers without code, kept in this number while memory is free.
   *
   * @param count 0 removes them
   */
  public void keepStems(Stem stem, int count) {
    List<Member> surplus = List.of();
    synchronized (lock) {
      wishes.want(stem, count);
      if (count == 0) {
        surplus = shelf.discard(member -> member.isStem(stem));
      }
    }
    remove(surplus);
    refillStems();
  }

  /** Waits for the stem cells that were asked for, as far as memory goes; returns how many are. */
  public int awaitStems(Stem stem, Duration limit) {
    waiters.await(limit, () -> stemsAreThere(stem));
    return stems(stem, State.STEM);
  }

  private boolean stemsAreThere(Stem stem) {
    refillStems();
    return stems(stem, State.STARTING) == 0;
  }

  private int stems(Stem stem, State state) {
    synchronized (lock) {
      return shelf.stems(stem, state);
    }
  }

  public Population population() {
    synchronized (lock) {
      return shelf.population();
    }
  }

  /** Waits until no container is started, serves or is removed; true when it is so. */
  public boolean awaitQuiet(Duration limit) {
    return waiters.await(limit, () -> population().busy() == 0);
  }

  /**
   * Removes idle containers and stem cells at once, and waits for the busy ones to end.
   *
   * @param limit 0: only looks
   * @return what is still alive
   */
  public Population drain(Duration limit) {
    if (limit.isZero()) {
      return population();
    }
    synchronized (lock) {
      wishes.clear();
    }
    waiters.await(limit, this::discardedAll);
    return population();
  }

  private boolean discardedAll() {
    discard(member -> true);
    return population().total() == 0;
  }

  /** Kills all containers; jobs that wait or run end without a result. Idempotent. */
  @Override
  public void close() {
    List<Job> waiting;
    synchronized (lock) {
      closed = true;
      wishes.clear();
      waiting = List.copyOf(queue);
      queue.clear();
    }
    reaper.interrupt();
    waiting.forEach(job -> giveUp(job, CLOSING));
    containers.close();
    workers.close(CLOSE_LIMIT);
  }

  private void perform(Job job, Placement placement) {
    placement.evicted().forEach(this::closeAndForget);
    Member member = placement.member();
    Outcome outcome = outcome(job, placement);
    boolean kept = job.action().rule().reuses() && isReusable(outcome) && member.alive();
    synchronized (lock) {
      if (outcome instanceof Outcome.Ran) {
        wishes.tryAgain();
      }
      if (kept) {
        member.becomeIdle(job.action(), time.nanos());
      } else {
        member.become(State.REMOVING);
      }
    }
    // Free before the reply leaves: the caller's next request must find it.
    job.done().accept(outcome);
    if (!kept) {
      closeAndForget(member);
    }
    runNext();
    refillStems();
    waiters.wakeAll();
  }

  private Outcome outcome(Job job, Placement placement) {
    try {
      ActionContainer container = containerOf(placement.member());
      return new Performance(job, placement.start(), time).in(container);
    } catch (IOException | RuntimeException failure) {
      String reason = Optional.ofNullable(failure.getMessage()).orElse("it did not start");
      return new Outcome.NotProvisioned(time.nanos() - job.acceptedNanos(), reason);
    }
  }

  private ActionContainer containerOf(Member member) throws IOException {
    Optional<ActionContainer> existing = member.container();
    if (existing.isPresent()) {
      return existing.get();
    }
    return start(member);
  }

  private ActionContainer start(Member member) throws IOException {
    ActionContainer started = containers.start(member.stem().kind(), member.memory());
    boolean late;
    synchronized (lock) {
      member.started(started);
      late = closed;
    }
    if (late) {
      // It came up while all others were being killed.
      started.close();
      throw new IOException(CLOSING);
    }
    return started;
  }

  private static boolean isReusable(Outcome outcome) {
    return outcome instanceof Outcome.Ran ran && ran.reply() instanceof Reply.Returned;
  }

  private void giveUp(Job job, String reason) {
    job.done().accept(new Outcome.NotProvisioned(time.nanos() - job.acceptedNanos(), reason));
  }

  /** Places the jobs at the head of the queue, as many as find a container now. */
  private void runNext() {
    Optional<Runnable> next = placeHead();
    while (next.isPresent()) {
      next.get().run();
      next = placeHead();
    }
  }

  private Optional<Runnable> placeHead() {
    synchronized (lock) {
      Job head = queue.peek();
      if (head == null) {
        return Optional.empty();
      }
      Optional<Placement> placement = shelf.place(head.action(), stem(head.action()));
      placement.ifPresent(found -> queue.remove());
      return placement.map(found -> () -> start(head, found));
    }
  }

  private void refillStems() {
    List<Member> starting;
    synchronized (lock) {
      starting = wishes.fulfil(shelf);
    }
    starting.forEach(this::startStemBeside);
  }

  private void startStemBeside(Member member) {
    if (!workers.start(() -> startStem(member))) {
      forgetStem(member);
    }
  }

  private void startStem(Member member) {
    try {
      start(member);
      synchronized (lock) {
        member.become(State.STEM);
      }
      runNext();
    } catch (IOException | RuntimeException failure) {
      forgetStem(member);
    }
    waiters.wakeAll();
  }

  private void forgetStem(Member member) {
    synchronized (lock) {
      shelf.remove(member);
      wishes.failed(member.stem());
    }
  }

  /** What became idle later than this look cannot expire before the next one. */
  private void reap() {
    while (!Thread.currentThread().isInterrupted()) {
      long timeoutNanos = settings.idleTimeout().toNanos();
      time.parkUntil(nextIdleNanos() + timeoutNanos);
      long oldest = time.nanos() - timeoutNanos;
      discard(member -> !member.alive() || isIdleSince(member, oldest));
    }
  }

  private long nextIdleNanos() {
    synchronized (lock) {
      return shelf.oldestIdleNanos().orElseGet(time::nanos);
    }
  }

  private static boolean isIdleSince(Member member, long nanos) {
    return member.state() == State.IDLE && member.idleSinceNanos() - nanos <= 0;
  }

  private void discard(Predicate<Member> which) {
    List<Member> chosen;
    synchronized (lock) {
      chosen = shelf.discard(which);
    }
    remove(chosen);
  }

  private void remove(List<Member> members) {
    if (!members.isEmpty()) {
      members.forEach(this::closeAndForget);
      runNext();
      refillStems();
      waiters.wakeAll();
    }
  }

  private void closeAndForget(Member member) {
    member.container().ifPresent(ActionContainer::close);
    synchronized (lock) {
      shelf.remove(member);
    }
  }

  private Stem stem(HostedAction action) {
    ActionKind kind =
        containers.kinds().stream()
            .filter(each -> each.name().equals(action.code().kind()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no kind '" + action.code().kind() + "' here"));
    return new Stem(kind, action.memory());
  }
}
