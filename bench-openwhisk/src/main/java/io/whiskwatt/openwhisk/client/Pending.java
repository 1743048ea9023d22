package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A request under way. It ends by itself: with an answer, or at its deadline. Thread-safe.
 *
 * @param <T> what the server gives
 */
public final class Pending<T> {
  private final CompletableFuture<Answer<T>> answer;
  private final Runnable cancel;

  /**
   * Of a future that never fails.
   *
   * @param cancel makes the future end soon
   */
  Pending(CompletableFuture<Answer<T>> answer, Runnable cancel) {
    this.answer = answer;
    this.cancel = cancel;
  }

  /**
   * Waits for the answer. An interrupt cancels the request, stays set, and is the answer: {@link
   * Answer.Unreachable}.
   */
  public Answer<T> await() {
    try {
      return answer.get();
    } catch (InterruptedException interrupted) {
      cancel();
      Thread.currentThread().interrupt();
      return new Answer.Unreachable<>(Fault.INTERRUPTED, "interrupted");
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a request ended without an answer", failed);
    }
  }

  /**
   * Waits for the answer, through an interrupt too, which stays set: for what must be done on the
   * way out. The request's deadline bounds it.
   */
  public Answer<T> awaitUninterruptibly() {
    boolean interrupted = Thread.interrupted();
    try {
      return answer.join();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The answer to come. What is done to this future does not touch the request. */
  public CompletableFuture<Answer<T>> future() {
    return answer.copy();
  }

  /** Gives the request up: its answer is {@link Answer.Unreachable} unless it is there already. */
  public void cancel() {
    cancel.run();
  }

  /** A request that the server did already. */
  static <T> Pending<T> of(T value) {
    return new Pending<>(CompletableFuture.completedFuture(new Answer.Ok<>(value)), () -> {});
  }

  /** The same request, whose value is read as another thing. */
  public <R> Pending<R> map(Function<T, R> change) {
    return new Pending<>(answer.thenApply(each -> each.map(change)), cancel);
  }

  /** This request and then another, which needs its value. */
  <R> Pending<R> then(Function<T, Pending<R>> next) {
    Chain chain = new Chain(cancel);
    CompletableFuture<Answer<R>> last =
        answer.thenCompose(
            each ->
                each instanceof Answer.Ok<T> ok
                    ? chain.goOn(next.apply(ok.value()))
                    : CompletableFuture.completedFuture(each.withoutValue()));
    return new Pending<>(last, chain);
  }

  /** Cancels whichever request is under way. */
  private static final class Chain implements Runnable {
    private Runnable present;
    private boolean cancelled;

    Chain(Runnable first) {
      present = first;
    }

    synchronized <R> CompletableFuture<Answer<R>> goOn(Pending<R> next) {
      present = next.cancel;
      if (cancelled) {
        present.run();
      }
      return next.answer;
    }

    @Override
    public synchronized void run() {
      cancelled = true;
      present.run();
    }
  }
}
