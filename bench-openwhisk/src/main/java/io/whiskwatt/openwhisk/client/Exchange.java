package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.call.Fault;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** One request and the answer that comes of it, whatever happens. */
record Exchange<T>(CompletableFuture<Answer<T>> answer, Reader<T> reader, AuthKey key)
    implements Callback {
  /** Sends the call. */
  static <T> Pending<T> begin(Call call, Reader<T> reader, AuthKey key) {
    Exchange<T> exchange = new Exchange<>(new CompletableFuture<>(), reader, key);
    call.enqueue(exchange);
    return new Pending<>(exchange.answer, call::cancel);
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    Fault fault = Faults.of(call, failure);
    HttpUrl url = call.request().url();
    String where = url.scheme() + "://" + url.host() + ":" + url.port();
    String reason = Faults.words(fault, failure) + " (" + where + ")";
    answer.complete(new Answer.Unreachable<>(fault, key.hiddenIn(reason)));
  }

  @Override
  public void onResponse(Call call, Response response) {
    try (response) {
      answer.complete(withoutKey(reader.read(Reply.of(response))));
    } catch (IOException failure) {
      onFailure(call, failure);
    } catch (RuntimeException broken) {
      answer.completeExceptionally(broken);
    }
  }

  /** A server may say anything, its caller's key too. */
  private Answer<T> withoutKey(Answer<T> read) {
    if (read instanceof Answer.Refused<T> refused) {
      return new Answer.Refused<>(
          refused.status(), refused.reason(), key.hiddenIn(refused.error()), refused.requestId());
    }
    if (read instanceof Answer.Unreachable<T> unreachable) {
      return new Answer.Unreachable<>(unreachable.fault(), key.hiddenIn(unreachable.reason()));
    }
    return read;
  }
}
