package io.whiskwatt.openwhisk.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A request under way. It ends by itself: with an answer, or at its deadline. Thread-safe.
 *
 * @param <T> what the server gives
 */
public final class Pending<T> {
  private static final String INTERRUPTED = "interrupted";

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
      return new Answer.Unreachable<>(INTERRUPTED);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a request ended without an answer", failed);
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

  /** The same request, whose value is read as another thing. */
  public <R> Pending<R> map(Function<T, R> change) {
    return new Pending<>(answer.thenApply(each -> each.map(change)), cancel);
  }
}
