package io.whiskwatt.openwhisk.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.pool.ContainerPool;
import io.whiskwatt.openwhisk.local.pool.Job;
import io.whiskwatt.openwhisk.local.pool.Outcome;
import io.whiskwatt.openwhisk.local.runtime.LogLine;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs actions for requests, and keeps the records. */
final class Invocations implements AutoCloseable {
  private static final String ID_HEADER = "x-openwhisk-activation-id";

  private final ActionStore actions;
  private final ActivationStore activations;
  private final ContainerPool pool;
  private final ServerLimits limits;
  private final TimeSource time;
  private final Throttle throttle;
  private final ScheduledThreadPoolExecutor deadlines;

  Invocations(
      ActionStore actions,
      ActivationStore activations,
      ContainerPool pool,
      ServerLimits limits,
      TimeSource time) {
    this.actions = actions;
    this.activations = activations;
    this.pool = pool;
    this.limits = limits;
    this.time = time;
    this.throttle = new Throttle(limits, time);
    this.deadlines = new ScheduledThreadPoolExecutor(1, Invocations::daemon);
    deadlines.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "blocking-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Invokes, and answers now or, when the request is blocking, at the end. The throttle counts
   * every attempt, that of an action that is not there too.
   */
  void invoke(Request request, String name, Consumer<Response> answer) {
    long acceptedNanos = time.nanos();
    throttle.begin();
    try {
      begin(request, name, acceptedNanos, answer);
    } catch (RuntimeException refused) {
      throttle.end();
      throw refused;
    }
  }

  private void begin(Request request, String name, long acceptedNanos, Consumer<Response> answer) {
    boolean blocking = request.query().flag("blocking", false);
    boolean resultOnly = request.query().flag("result", false);
    long waitMillis = request.query().timeoutMillis(limits.maxBlocking().toMillis());
    ObjectNode payload = request.object();
    if (request.body().length() > ServerLimits.MAX_PAYLOAD_BYTES) {
      throw Refusal.of(
          413, Texts.requestTooLarge(request.body().length(), ServerLimits.MAX_PAYLOAD_BYTES));
    }
    StoredAction action = actions.find(name).orElseThrow(Refusal::notFound);
    String id = UUID.randomUUID().toString().replace("-", "");
    Pending pending = new Pending(id, action, resultOnly, answer);
    if (blocking) {
      pending.answerLater(waitMillis);
    } else {
      pending.answerAccepted();
    }
    pool.submit(
        new Job(
            action.hosted(),
            action.withParameters(payload).toString(),
            environment(request, action, id),
            acceptedNanos,
            pending));
  }

  private Map<String, String> environment(Request request, StoredAction action, String id) {
    long deadline = time.wallClock().toEpochMilli() + action.limits().timeoutMillis();
    return Map.of(
        "__OW_ACTIVATION_ID",
        id,
        "__OW_ACTION_NAME",
        "/" + action.hosted().name(),
        "__OW_ACTION_VERSION",
        action.version(),
        "__OW_NAMESPACE",
        Namespace.NAME,
        "__OW_TRANSACTION_ID",
        request.transactionId(),
        "__OW_DEADLINE",
        Long.toString(deadline));
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
  }

  /** One invocation between its acceptance and its end. */
  private final class Pending implements Consumer<Outcome> {
    private final String id;
    private final StoredAction action;
    private final boolean resultOnly;
    private final Consumer<Response> answer;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Runnable cancelDeadline = () -> {};

    Pending(String id, StoredAction action, boolean resultOnly, Consumer<Response> answer) {
      this.id = id;
      this.action = action;
      this.resultOnly = resultOnly;
      this.answer = answer;
    }

    void answerLater(long waitMillis) {
      ScheduledFuture<?> deadline =
          deadlines.schedule(this::answerAccepted, waitMillis, TimeUnit.MILLISECONDS);
      cancelDeadline = () -> deadline.cancel(false);
    }

    void answerAccepted() {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("activationId", id);
      answerOnce(Response.json(202, body));
    }

    @Override
    public void accept(Outcome outcome) {
      cancelDeadline.run();
      Result result = Result.of(outcome, action.limits().timeout());
      long now = time.wallClock().toEpochMilli();
      Activation activation = new Activation(id, action, outcome, result, logs(outcome), now);
      Bytes record = activation.json(false);
      Bytes complete = activation.logs().isEmpty() ? record : activation.json(true);
      activations.add(
          new ActivationStore.Kept(
              id,
              action.name(),
              activation.startMillis(),
              complete,
              activation.summary(),
              start(outcome)));
      throttle.end();
      answerOnce(Response.json(result.status().httpStatus(), body(result, record)));
    }

    private Bytes body(Result result, Bytes record) {
      return resultOnly || result.isBare() ? Bytes.of(result.value()) : record;
    }

    private static Optional<StartKind> start(Outcome outcome) {
      return outcome instanceof Outcome.Ran ran ? Optional.of(ran.start()) : Optional.empty();
    }

    private List<LogLine> logs(Outcome outcome) {
      return outcome instanceof Outcome.Ran ran && action.limits().logsMegabytes() > 0
          ? ran.reply().logs()
          : List.of();
    }

    private void answerOnce(Response response) {
      if (answered.compareAndSet(false, true)) {
        answer.accept(response.with(ID_HEADER, id));
      }
    }
  }
}
