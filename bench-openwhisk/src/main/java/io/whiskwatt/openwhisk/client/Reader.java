package io.whiskwatt.openwhisk.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.openwhisk.call.Fault;
import java.util.Optional;
import java.util.function.Function;

/**
 * Understands a whole reply.
 *
 * @param <T> what it is read as
 */
interface Reader<T> {
  Answer<T> read(Reply reply);

  /** Of requests that the server does by a JSON value. */
  static <T> Reader<T> json(Function<JsonNode, Optional<T>> value) {
    return reply ->
        reply.succeeded()
            ? reply.json().flatMap(value).<Answer<T>>map(Answer.Ok::new).orElseGet(() -> odd(reply))
            : refused(reply);
  }

  /** Of blocking invocations: a record belongs to the activation, whatever the status. */
  static Answer<Invocation> invocation(Reply reply) {
    Optional<ActivationRecord> record = reply.json().flatMap(ActivationJson::record);
    if (record.isPresent()) {
      return new Answer.Ok<>(new Invocation.Ended(record.get()));
    }
    if (reply.status() == 202) {
      return accepted(reply).map(Invocation.Running::new);
    }
    return bare(reply);
  }

  /** Of blocking invocations that ask for the result only. */
  static Answer<Invocation> result(Reply reply) {
    return reply.status() == 202 ? accepted(reply).map(Invocation.Running::new) : bare(reply);
  }

  /** With an activation's id in the header, a failure too is the activation's. */
  private static Answer<Invocation> bare(Reply reply) {
    boolean ended = reply.status() == 200 || reply.status() / 100 == 5;
    if (reply.activationId().isEmpty() || !ended) {
      return reply.succeeded() ? odd(reply) : refused(reply);
    }
    boolean succeeded = reply.status() == 200;
    return reply.json().isPresent()
        ? new Answer.Ok<>(new Invocation.Bare(reply.activationId(), succeeded, reply.text()))
        : odd(reply);
  }

  /** Of non-blocking invocations: the activation's id. */
  static Answer<String> accepted(Reply reply) {
    if (!reply.succeeded()) {
      return refused(reply);
    }
    Optional<String> header = Optional.of(reply.activationId()).filter(id -> !id.isEmpty());
    return header
        .or(() -> reply.json().flatMap(ActivationJson::id))
        .<Answer<String>>map(Answer.Ok::new)
        .orElseGet(() -> odd(reply));
  }

  /** Of what answered, whether it did what was asked or not. */
  static <T> Answer<T> refused(Reply reply) {
    Optional<JsonNode> json = reply.json();
    Optional<String> error = json.map(node -> node.path("error")).flatMap(Json::text);
    boolean fromOpenWhisk = error.isPresent() && json.get().has("code");
    boolean tooLarge = reply.status() == 400 && reply.text().strip().equals("Request too large");
    return new Answer.Refused<>(
        reply.status(),
        Refusal.of(reply.status(), fromOpenWhisk, tooLarge),
        error.orElseGet(reply::beginning),
        reply.requestId());
  }

  private static <T> Answer<T> odd(Reply reply) {
    return new Answer.Unreachable<>(
        Fault.NOT_UNDERSTOOD, "the reply is not OpenWhisk's: " + reply.beginning());
  }
}
