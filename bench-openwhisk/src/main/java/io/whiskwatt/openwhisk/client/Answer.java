package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import java.util.Optional;
import java.util.function.Function;

/** What came of a request. */
public sealed interface Answer<T> {
  /** The server did it. */
  record Ok<T>(T value) implements Answer<T> {}

  /**
   * The server said no.
   *
   * @param status the HTTP status
   * @param error the server's words, shortened
   * @param requestId the server's transaction id; may be empty
   */
  record Refused<T>(int status, Refusal reason, String error, String requestId)
      implements Answer<T> {
    /** The limit that was met, where the server names it. */
    public Optional<Throttle> throttle() {
      return status == 429 ? Throttle.of(error) : Optional.empty();
    }
  }

  /**
   * There was no answer that could be understood.
   *
   * @param reason for people
   */
  record Unreachable<T>(Fault fault, String reason) implements Answer<T> {}

  /** The value, where the server did it. */
  default Optional<T> found() {
    return this instanceof Ok<T> ok ? Optional.of(ok.value()) : Optional.empty();
  }

  /** The same answer about another thing. */
  default <R> Answer<R> map(Function<T, R> change) {
    return this instanceof Ok<T> ok ? new Ok<>(change.apply(ok.value())) : withoutValue();
  }

  /**
   * The same failure as the answer to another request.
   *
   * @throws IllegalStateException when there is a value
   */
  default <R> Answer<R> withoutValue() {
    if (this instanceof Refused<T> refused) {
      return new Refused<>(
          refused.status(), refused.reason(), refused.error(), refused.requestId());
    }
    if (this instanceof Unreachable<T> unreachable) {
      return new Unreachable<>(unreachable.fault(), unreachable.reason());
    }
    throw new IllegalStateException("the server did it: " + this);
  }

  /** Why there is no value: {@code 404 The requested resource does not exist.} */
  default String failure() {
    if (this instanceof Refused<T> refused) {
      return refused.status() + " " + refused.error();
    }
    return this instanceof Unreachable<T> unreachable ? unreachable.reason() : "";
  }

  /** True when the server answered with this status. */
  default boolean refusedWith(int status) {
    return this instanceof Refused<T> refused && refused.status() == status;
  }

  /** True when the server refused for this reason. */
  default boolean refusedAs(Refusal reason) {
    return this instanceof Refused<T> refused && refused.reason() == reason;
  }
}
