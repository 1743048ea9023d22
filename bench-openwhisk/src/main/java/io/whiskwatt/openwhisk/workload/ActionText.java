package io.whiskwatt.openwhisk.workload;

import io.whiskwatt.openwhisk.workload.action.JavaAction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One bundled action in every language.
 *
 * @param name of its files
 * @param java itself in Java, with its defaults compiled in
 */
record ActionText(String name, List<Parameter> parameters, JavaAction java) {
  static ActionText of(String name, List<Parameter> parameters, JavaAction java) {
    return new ActionText(name, parameters, java);
  }

  /** The probe of isolation claims: not a workload, and not offered as one. */
  static ActionText probe() {
    return new ActionText("probe", List.of(), JavaAction.PROBE);
  }

  ActionSource source(Language language, String kind) {
    return switch (language) {
      case NODEJS -> script(language, kind, "const whiskwattDefaults = ", "whiskwattMain");
      case PYTHON -> script(language, kind, "_WHISKWATT_DEFAULTS = ", "whiskwatt_main");
      case JAVA ->
          new ActionSource(
              kind, ActionJar.base64(java.classes()), Optional.of(java.classes().get(0).getName()));
    };
  }

  private ActionSource script(Language language, String kind, String defaults, String main) {
    String code =
        resource(name + language.extension())
            + resource("envelope" + language.extension())
            + defaults
            + defaults()
            + "\n";
    return new ActionSource(kind, code, Optional.of(main));
  }

  /** A literal in JavaScript and in Python. */
  private String defaults() {
    return parameters.stream()
        .map(each -> "\"" + each.name() + "\": " + each.fallback())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String resource(String name) {
    try (InputStream in = ActionText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the workload file \"" + name + "\" is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("the workload file \"" + name + "\" cannot be read", failure);
    }
  }
}
