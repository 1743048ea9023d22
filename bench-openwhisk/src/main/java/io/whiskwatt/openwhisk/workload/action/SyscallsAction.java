package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The bundled workload {@code syscalls} as a Java action. Runs inside the sandbox. A {@code stat}
 * is one system call in each language, and none of them keeps its answer (they do keep the
 * process's own id). {@code /proc} is answered by whatever kernel the function runs on, never by a
 * file system outside the sandbox.
 */
final class SyscallsAction {
  private static final Path PROC = Path.of("/proc");

  private SyscallsAction() {}

  public static JsonObject main(JsonObject params) throws IOException {
    long n = Whole.of(params, "n", Defaults.SYSCALLS_N);
    long directories = 0;
    for (long i = 0; i < n; i++) {
      if (Files.readAttributes(PROC, BasicFileAttributes.class).isDirectory()) {
        directories++;
      }
    }
    JsonObject result = new JsonObject();
    result.addProperty("n", n);
    result.addProperty("directories", directories);
    return EnvelopeOfJava.around(result);
  }
}
