package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import io.whiskwatt.time.TimeSource;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** Stamps one exchange by this machine's clock, for what its reply says of the server's. */
final class ClockLook extends EventListener implements Reader<ServerClock> {
  private final TimeSource time;
  private volatile Instant sent = Instant.EPOCH;
  private volatile Instant received = Instant.EPOCH;

  ClockLook(TimeSource time) {
    this.time = time;
  }

  @Override
  public void requestHeadersStart(Call call) {
    sent = time.wallClock();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    received = time.wallClock();
  }

  @Override
  public Answer<ServerClock> read(Reply reply) {
    Optional<Instant> date = reply.date();
    return date.isPresent()
        ? new Answer.Ok<>(new ServerClock(sent, date.get(), received))
        : new Answer.Unreachable<>(Fault.NOT_UNDERSTOOD, "the reply has no Date header");
  }
}
