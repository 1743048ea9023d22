package io.whiskwatt.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real Chromium without a window, driven through its DevTools protocol on the loopback. */
public final class Browser implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private Browser(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Incoming()).join();
  }

  /** The browser's program; empty: none is installed. */
  public static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> folder + File.separator + name))
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser that knows nothing of any other.
   *
   * @param profile an empty folder
   */
  public static Browser start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    List<String> port = portFile(process, profile.resolve("DevToolsActivePort"));
    return new Browser(process, URI.create("ws://127.0.0.1:" + port.get(0) + port.get(1)));
  }

  private static List<String> portFile(Process process, Path file) throws IOException {
    Instant deadline = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(deadline) && process.isAlive()) {
      if (Files.exists(file) && Files.readAllLines(file).size() >= 2) {
        return Files.readAllLines(file);
      }
      Thread.onSpinWait();
    }
    process.destroyForcibly();
    throw new IllegalStateException("the browser did not open its DevTools port");
  }

  /** Opens a tab that shows nothing yet. */
  public Page page() {
    String target =
        call("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    String session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(session, domain + ".enable", Map.of());
    }
    return new Page(this, session);
  }

  JsonNode call(String session, String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    Map<String, Object> message =
        new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(JSON.valueToTree(message).toString(), true).join();
    JsonNode answer = reply.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  /** Parameters of the events a tab had so far, by method. */
  List<JsonNode> events(String session, String method) {
    return events.stream()
        .filter(event -> event.path("sessionId").asText().equals(session))
        .filter(event -> event.path("method").asText().equals(method))
        .map(event -> event.path("params"))
        .toList();
  }

  @Override
  public void close() {
    try {
      call("", "Browser.close", Map.of());
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      if (message.has("id")) {
        Optional.ofNullable(replies.remove(message.path("id").asInt()))
            .ifPresent(reply -> reply.complete(message));
      } else {
        events.add(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Incoming implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        received(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  /**
   * One tab.
   *
   * @param session its DevTools session
   */
  public record Page(Browser browser, String session) {
    /** Emulates a screen before the page is loaded. */
    public Page screen(int width, int height, boolean phone) {
      send(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
      return this;
    }

    /** Emulates a colour scheme, {@code dark} or {@code light}, and a medium. */
    public Page scheme(String scheme) {
      send(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      return this;
    }

    public Page script(boolean allowed) {
      send("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
      return this;
    }

    /** Loads a file and waits until it is complete. */
    public Page load(Path file) {
      return load(file.toUri());
    }

    /** Loads what an address has and waits until it is complete. */
    public Page load(URI address) {
      send("Page.navigate", Map.of("url", address.toString()));
      Instant deadline = Instant.now().plus(LIMIT);
      while (browser.events(session, "Page.loadEventFired").isEmpty()) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("\"" + address + "\" was not loaded in " + LIMIT);
        }
        Thread.onSpinWait();
      }
      return this;
    }

    /** The value of a JavaScript expression; promises are awaited. */
    public JsonNode value(String expression) {
      JsonNode result =
          send(
              "Runtime.evaluate",
              Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
      if (result.has("exceptionDetails")) {
        throw new IllegalStateException(result.path("exceptionDetails").toString());
      }
      return result.path("result").path("value");
    }

    /** Everything that the console would show in red: errors, exceptions, refused resources. */
    public List<String> problems() {
      List<String> problems = new ArrayList<>();
      browser.events(session, "Runtime.exceptionThrown").forEach(e -> problems.add(e.toString()));
      browser.events(session, "Log.entryAdded").forEach(e -> problems.add(e.toString()));
      browser.events(session, "Runtime.consoleAPICalled").forEach(e -> problems.add(e.toString()));
      return problems;
    }

    /** Addresses the page asked for, itself included. */
    public List<String> requests() {
      return browser.events(session, "Network.requestWillBeSent").stream()
          .map(event -> event.path("request").path("url").asText())
          .toList();
    }

    /** Presses a key where the focus is: {@code Tab}, {@code Enter}. */
    public Page press(String key) {
      int code = key.equals("Tab") ? 9 : 13;
      String text = key.equals("Enter") ? "\r" : "";
      for (String type : List.of("keyDown", "keyUp")) {
        send(
            "Input.dispatchKeyEvent",
            Map.of(
                "type",
                type,
                "key",
                key,
                "code",
                key,
                "windowsVirtualKeyCode",
                code,
                "text",
                type.equals("keyDown") ? text : ""));
      }
      return this;
    }

    /** Waits until an expression is true. */
    public Page until(String expression) {
      Instant deadline = Instant.now().plus(LIMIT);
      while (!value("!!(" + expression + ")").asBoolean()) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("\"" + expression + "\" did not become true in " + LIMIT);
        }
        value("new Promise(done => setTimeout(done, 50))");
      }
      return this;
    }

    /** A picture of the whole page, as a PNG. */
    public byte[] picture() throws IOException {
      return send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
          .path("data")
          .binaryValue();
    }

    /** The page on paper, as a PDF. */
    public byte[] paper() throws IOException {
      return send("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
          .path("data")
          .binaryValue();
    }

    private JsonNode send(String method, Map<String, ?> parameters) {
      return browser.call(session, method, parameters);
    }
  }
}
