package io.whiskwatt.rapl.agent;

import io.whiskwatt.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * An agent in this process, asked as clients do.
 *
 * @param agents the agent; none before one is started
 */
record AgentAsked(List<Agent> agents) implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private static final Duration LONGEST = Duration.ofSeconds(30);

  URI uri() {
    return agents.get(0).uri();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return send(uri(), method, path, headers);
  }

  static HttpResponse<String> send(URI agent, String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(agent + path))
            .timeout(LONGEST)
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  Map<String, Object> json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " is answered with " + answer.statusCode());
    }
    return parsed(answer.body());
  }

  /** JSON is YAML. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> parsed(String json) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(json);
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  long end() {
    return number(json("/v1/samples?limit=1"), "end");
  }

  void awaitSamples(long count) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (end() < count) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the agent took no " + count + " samples");
      }
      SystemTime.INSTANCE.parkUntil(System.nanoTime() + 10_000_000);
    }
  }

  static long number(Map<String, Object> object, String name) {
    return ((Number) Objects.requireNonNull(object.get(name))).longValue();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> object, String name) {
    return (Map<String, Object>) Objects.requireNonNull(object.get(name));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(object.get(name));
  }

  @SuppressWarnings("unchecked")
  static List<List<Object>> samples(Map<String, Object> page) {
    return (List<List<Object>>) Objects.requireNonNull(page.get("samples"));
  }

  @Override
  public void close() {
    agents.forEach(Agent::close);
  }
}
