package io.whiskwatt.openwhisk.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** One request and the answer that comes of it, whatever happens. */
record Exchange<T>(CompletableFuture<Answer<T>> answer, Reader<T> reader, HttpUrl host)
    implements Callback {
  Exchange(Reader<T> reader, HttpUrl host) {
    this(new CompletableFuture<>(), reader, host);
  }

  /** Understands a whole reply. */
  interface Reader<T> {
    Answer<T> read(Response response, byte[] body);
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    answer.complete(new Answer.Unreachable<>(Reasons.of(failure) + " (" + host + ")"));
  }

  @Override
  public void onResponse(Call call, Response response) {
    try (response) {
      answer.complete(reader.read(response, Bodies.read(response)));
    } catch (IOException failure) {
      onFailure(call, failure);
    } catch (RuntimeException broken) {
      answer.completeExceptionally(broken);
    }
  }
}
