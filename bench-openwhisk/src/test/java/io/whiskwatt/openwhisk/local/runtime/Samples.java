package io.whiskwatt.openwhisk.local.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The same small actions in one language, as names of entry points into one piece of code. */
record Samples(ActionKind kind, String code, boolean binary, String prefix, String boomWords) {
  static Samples of(ActionKind kind) throws IOException {
    return switch (kind.language()) {
      case "nodejs" ->
          new Samples(kind, text("samples.js"), false, "", "An error has occurred: Error: boom");
      case "python" ->
          new Samples(
              kind, text("samples.py"), false, "", "An error has occurred: ValueError: boom");
      default ->
          new Samples(
              kind,
              jar(),
              true,
              SampleActions.class.getName() + "#",
              "An error has occurred while invoking the action (see logs for details): "
                  + "java.lang.IllegalStateException: boom");
    };
  }

  ActionCode action(String name) {
    return new ActionCode(kind.name(), code, binary, prefix + name);
  }

  /** Code that cannot be loaded. */
  ActionCode torn() {
    String half = code.substring(0, code.length() / 3);
    return new ActionCode(kind.name(), half + "(((", binary, prefix + "hello");
  }

  private static String text(String resource) throws IOException {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    }
  }

  private static String jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      jar.putNextEntry(new JarEntry(SampleActions.class.getName().replace('.', '/') + ".class"));
      jar.write(bytes(SampleActions.class.getSimpleName() + ".class"));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
