package io.whiskwatt.openwhisk.local.runtime;

import io.whiskwatt.openwhisk.local.sandbox.SandboxCommand;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An interpreter of this machine with the launcher that makes it run actions. */
sealed interface LanguageRuntime permits NodeRuntime, PythonRuntime, JavaRuntime {
  ActionKind kind();

  /** Puts the launcher's files where sandboxes see them. */
  void install(Path files) throws IOException;

  /** The command that starts the launcher. */
  List<String> command(SandboxCommand.View view, DataSize memory);

  /** True when the end of the process was the language's own heap limit. */
  default boolean ranOutOfHeap(int exitCode, List<LogLine> logs) {
    return false;
  }
}
