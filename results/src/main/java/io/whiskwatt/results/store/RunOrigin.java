package io.whiskwatt.results.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where figures come from: what it takes to cite them and to make them again.
 *
 * @param folder its name, without the path
 * @param seed of the study: orders and arrivals follow from it
 * @param tool name → value, as the last session has it; empty: no session got that far
 * @param study the study file as it was run; empty: there is none
 * @param fingerprint SHA-256 of the journal of steps, which tells this run from every other; empty:
 *     there is none
 */
public record RunOrigin(
    String folder,
    long seed,
    Map<String, String> tool,
    Optional<String> study,
    Optional<String> fingerprint) {
  public RunOrigin {
    tool = Collections.unmodifiableMap(new LinkedHashMap<>(tool));
  }

  /** Reads it from the files of a run, as far as there are any. */
  public static RunOrigin of(RunData run) {
    Path folder = run.folder();
    return new RunOrigin(
        Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse(""),
        run.study().design().seed(),
        tool(run.sessions()),
        bytes(folder.resolve(RunFolder.STUDY)).map(bytes -> new String(bytes, UTF_8)),
        bytes(folder.resolve(RunFolder.TRIALS)).map(RunOrigin::sha256));
  }

  /** The tool's version; empty: not known. */
  public Optional<String> version() {
    return Optional.ofNullable(tool.get("whiskwatt"));
  }

  private static Map<String, String> tool(List<SessionFacts> sessions) {
    return sessions.isEmpty() ? Map.of() : sessions.get(sessions.size() - 1).environment().tool();
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read '" + file + "'", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
