package io.whiskwatt.rapl.exposition;

import io.whiskwatt.energy.GapReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks one endpoint for its series, within bounds. Thread-safe. */
public final class ExpositionClient implements AutoCloseable {
  /** A node with a thousand pods takes a few MB; a text that goes on is cut off, not kept. */
  static final int MOST_BYTES = 16 << 20;

  /** A scrape that takes longer says nothing of when its counters were read. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final HttpUrl url;
  private final OkHttpClient client;

  /**
   * Opens no connection yet.
   *
   * @param url absolute, {@code http} or {@code https}
   */
  public ExpositionClient(String url) {
    this(url, LONGEST);
  }

  ExpositionClient(String url, Duration longest) {
    this.url = HttpUrl.get(url);
    this.client = new OkHttpClient.Builder().callTimeout(longest).followRedirects(false).build();
  }

  /**
   * One scrape.
   *
   * @throws ScrapeFailed when the endpoint does not answer, refuses, or sends something else
   */
  public Exposition scrape(Predicate<String> wanted) throws ScrapeFailed {
    try {
      return Exposition.parse(text(), wanted);
    } catch (ScrapeFailed failure) {
      throw failure.at(url.toString());
    }
  }

  private String text() throws ScrapeFailed {
    Request request =
        new Request.Builder().url(url).header("Accept", "text/plain; version=0.0.4").build();
    try (Response response = client.newCall(request).execute()) {
      requireSuccess(response.code());
      byte[] body = response.body().byteStream().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new ScrapeFailed(
            GapReason.SAMPLES_LOST, "the answer is longer than " + (MOST_BYTES >> 20) + " MB");
      }
      String text = new String(body, StandardCharsets.UTF_8);
      if (text.isBlank()) {
        throw new ScrapeFailed(GapReason.SAMPLES_LOST, "the answer is empty");
      }
      return text;
    } catch (IOException e) {
      throw new ScrapeFailed(GapReason.CONNECTION_LOST, "no answer: " + e.getMessage());
    }
  }

  private static void requireSuccess(int status) throws ScrapeFailed {
    if (status != 200) {
      boolean refused = status == 401 || status == 403;
      throw new ScrapeFailed(
          refused ? GapReason.PERMISSION_DENIED : GapReason.CONNECTION_LOST,
          "the answer has HTTP status "
              + status
              + (status >= 300 && status < 400 ? "; redirects are not followed" : ""));
    }
  }

  /** Ends a scrape under way and frees the connection. */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
