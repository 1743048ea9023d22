package io.whiskwatt.openwhisk.local.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A program for a sandbox. It reads requests from file descriptor {@link #REQUESTS}, writes replies
 * to {@link #REPLIES}, and whatever it or its children print on standard output or standard error
 * is log. Standard input is empty.
 */
public interface SandboxCommand {
  int REPLIES = 3;
  int REQUESTS = 4;

  /** The program and its arguments. */
  List<String> arguments(View view);

  /**
   * Paths as the program sees them.
   *
   * @param files what {@link Sandboxes#files} holds, read-only where the sandbox can do that
   * @param temp the working directory, writable, empty, its own
   */
  record View(Path files, Path temp) {}
}
