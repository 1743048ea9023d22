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
 * Node.js.
 *
 * @param executable the real one, not a version manager's shim
 */
record NodeRuntime(ActionKind kind, Path executable) implements LanguageRuntime {
  private static final String LAUNCHER = "launcher.js";
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.\\S*");

  /** The one that {@code node} in {@code PATH} leads to. */
  static Optional<NodeRuntime> find() {
    return Interpreter.find(
            List.of("node", "nodejs"), "-p", "process.execPath + '\\n' + process.version")
        .flatMap(NodeRuntime::of);
  }

  private static Optional<NodeRuntime> of(Interpreter found) {
    Matcher m = VERSION.matcher(found.version());
    return m.matches()
        ? Optional.of(
            new NodeRuntime(
                new ActionKind("nodejs:" + m.group(1), found.version()), found.executable()))
        : Optional.empty();
  }

  @Override
  public void install(Path files) throws IOException {
    Interpreter.copyResource(LAUNCHER, files);
  }

  @Override
  public List<String> command(SandboxCommand.View view, DataSize memory) {
    return List.of(executable.toString(), view.files().resolve(LAUNCHER).toString());
  }
}
