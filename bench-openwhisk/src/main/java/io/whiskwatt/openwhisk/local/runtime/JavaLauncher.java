package io.whiskwatt.openwhisk.local.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one Java action inside a sandbox, where it is the main class: {@code JsonObject
 * main(JsonObject)} of a class in a jar, as OpenWhisk's Java runtime does. It speaks the protocol
 * of {@link Protocol}, and needs nothing but the JDK and Gson.
 */
final class JavaLauncher {
  private static final String REQUESTS = "/proc/self/fd/4";
  private static final String REPLIES = "/proc/self/fd/3";
  private static final String END_OF_LOGS = "XXX_THE_END_OF_A_WHISK_ACTIVATION_XXX";
  private static final String SEE_LOGS = " (see logs for details): ";

  private final OutputStream replies;
  private Optional<Method> entryPoint = Optional.empty();

  private JavaLauncher(OutputStream replies) {
    this.replies = replies;
  }

  public static void main(String[] arguments) throws IOException {
    System.setIn(InputStream.nullInputStream());
    try (BufferedReader requests =
            new BufferedReader(
                new InputStreamReader(new FileInputStream(REQUESTS), StandardCharsets.UTF_8));
        OutputStream replies = new FileOutputStream(REPLIES)) {
      new JavaLauncher(replies).serve(requests);
    }
    // The tool is gone: threads of the action are no reason to go on.
    Runtime.getRuntime().halt(0);
  }

  private void serve(BufferedReader requests) throws IOException {
    reply("ready");
    Optional<String> line = Optional.ofNullable(requests.readLine());
    while (line.isPresent()) {
      JsonObject request = JsonParser.parseString(line.get()).getAsJsonObject();
      setEnvironment(request.getAsJsonObject("env"));
      if (request.get("op").getAsString().equals("init")) {
        init(request);
      } else {
        run(request);
      }
      line = Optional.ofNullable(requests.readLine());
    }
  }

  private void init(JsonObject request) throws IOException {
    try {
      entryPoint =
          Optional.of(load(request.get("code").getAsString(), request.get("main").getAsString()));
      finish(request, "ok", "{}");
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      fail(request, "An error has occurred" + SEE_LOGS, e);
    }
  }

  /**
   * Finds the entry point.
   *
   * @param main {@code package.Class}, or {@code package.Class#method}
   */
  private static Method load(String base64Jar, String main)
      throws IOException, ReflectiveOperationException {
    Path jar = Files.createTempFile("action", ".jar");
    Files.write(jar, Base64.getMimeDecoder().decode(base64Jar));
    // Not closed: the action's classes are loaded from it as they are needed.
    URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
    Thread.currentThread().setContextClassLoader(loader);
    int hash = main.indexOf('#');
    String className = hash < 0 ? main : main.substring(0, hash);
    String methodName = hash < 0 ? "main" : main.substring(hash + 1);
    Method method = loader.loadClass(className).getMethod(methodName, JsonObject.class);
    method.setAccessible(true);
    return method;
  }

  private void run(JsonObject request) throws IOException {
    try {
      JsonObject value = request.getAsJsonObject("value");
      Object result = entryPoint.orElseThrow().invoke(null, value);
      if (result instanceof JsonElement json && (json.isJsonObject() || json.isJsonArray())) {
        finish(request, "ok", json.toString());
      } else {
        finish(request, "failed", text("The action did not return a dictionary."));
      }
    } catch (InvocationTargetException e) {
      fail(
          request,
          "An error has occurred while invoking the action" + SEE_LOGS,
          e.getTargetException());
    } catch (ReflectiveOperationException | RuntimeException e) {
      fail(request, "An error has occurred" + SEE_LOGS, e);
    }
  }

  private void fail(JsonObject request, String words, Throwable error) throws IOException {
    error.printStackTrace();
    finish(request, "failed", text(words + error));
  }

  private static String text(String words) {
    return new JsonPrimitive(words).toString();
  }

  private void finish(JsonObject request, String word, String json) throws IOException {
    String id = request.get("id").getAsString();
    System.out.flush();
    System.err.println(END_OF_LOGS + " " + id);
    System.err.flush();
    reply(id + " " + word + " " + json);
  }

  private void reply(String line) throws IOException {
    replies.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  // Java has no way to change its environment, which OpenWhisk's actions read: the map behind the
  // unmodifiable view is written to (the start adds --add-opens for it).
  @SuppressWarnings("unchecked")
  private static void setEnvironment(JsonObject variables) {
    if (variables.isEmpty()) {
      return;
    }
    try {
      Map<String, String> view = System.getenv();
      Field behind = Collections.unmodifiableMap(Map.of()).getClass().getDeclaredField("m");
      behind.setAccessible(true);
      Map<String, String> environment = (Map<String, String>) behind.get(view);
      variables.entrySet().forEach(e -> environment.put(e.getKey(), e.getValue().getAsString()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the environment cannot be set: " + e, e);
    }
  }
}
