package io.whiskwatt.openwhisk.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workload that the tool brings along. */
public enum BundledWorkload {
  /** Returns a greeting: what a start and a call cost by themselves. */
  HELLO("a greeting", HelloAction.class),
  /** SHA-256 over {@code size} zero bytes (1 MiB by default): CPU time in proportion. */
  HASH("SHA-256 over size bytes", HashAction.class);

  private final String title;
  private final Class<?> javaClass;

  BundledWorkload(String title, Class<?> javaClass) {
    this.title = title;
    this.javaClass = javaClass;
  }

  /** The name in study files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  public static Optional<BundledWorkload> ofKey(String key) {
    return Arrays.stream(values()).filter(workload -> workload.key().equals(key)).findFirst();
  }

  /** All names, in their order. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(BundledWorkload::key).toList();
  }

  ActionSource source(Language language, String kind) {
    return switch (language) {
      case NODEJS, PYTHON -> script(language, kind);
      case JAVA ->
          new ActionSource(
              kind,
              ActionJar.base64(javaClass, EnvelopeOfJava.class),
              Optional.of(javaClass.getName()));
    };
  }

  private ActionSource script(Language language, String kind) {
    String code =
        resource(key() + language.extension()) + resource("envelope" + language.extension());
    String main = language == Language.NODEJS ? "whiskwattMain" : "whiskwatt_main";
    return new ActionSource(kind, code, Optional.of(main));
  }

  private static String resource(String name) {
    try (InputStream in = BundledWorkload.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the workload file \"" + name + "\" is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("the workload file \"" + name + "\" cannot be read", failure);
    }
  }
}
