package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCommand;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPython 3.
 *
 * @param executable the real one, as {@code sys.executable} names it
 */
record PythonRuntime(ActionKind kind, Path executable) implements LanguageRuntime {
  private static final String LAUNCHER = "launcher.py";
  private static final Pattern VERSION = Pattern.compile("(3\\.\\d+)\\.\\S*");

  /** The one that {@code python3} in {@code PATH} leads to. */
  static Optional<PythonRuntime> find() {
    return Interpreter.find(
            List.of("python3", "python"),
            "-c",
            "import platform, sys; print(sys.executable); print(platform.python_version())")
        .flatMap(PythonRuntime::of);
  }

  private static Optional<PythonRuntime> of(Interpreter found) {
    Matcher m = VERSION.matcher(found.version());
    return m.matches()
        ? Optional.of(
            new PythonRuntime(
                new ActionKind("python:" + m.group(1), found.version()), found.executable()))
        : Optional.empty();
  }

  @Override
  public void install(Path files) throws IOException {
    Interpreter.copyResource(LAUNCHER, files);
  }

  // -u: what is printed before a kill must not be lost in a buffer; -B: nowhere to write bytecode.
  @Override
  public List<String> command(SandboxCommand.View view, DataSize memory) {
    return List.of(executable.toString(), "-u", "-B", view.files().resolve(LAUNCHER).toString());
  }
}
