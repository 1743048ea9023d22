package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.local.KeyFile;
import io.whiskwatt.openwhisk.local.LocalServerSpec;
import io.whiskwatt.openwhisk.local.StemCells;
import io.whiskwatt.openwhisk.local.WskPropsFile;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.units.DataSize;
import io.whiskwatt.units.Notation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the options of {@code serve}; what is wrong with them is said of all at once. */
final class ServingReader {
  private static final Duration SHORTEST_IDLE = Duration.ofMillis(100);
  private static final long MOST_PER_MINUTE = 1_000_000_000L;

  private final Complaints complaints = new Complaints();
  private final Path directory;
  private LocalServerSpec spec = LocalServerSpec.of(LocalServerSpec.DEFAULT_PORT);
  private Optional<KeyFile> keyFile = Optional.empty();
  private Optional<WskPropsFile> wskProps = Optional.empty();
  private Optional<String> sandbox = Optional.empty();

  /**
   * A reader of one command line.
   *
   * @param directory relative paths start here
   */
  ServingReader(Path directory) {
    this.directory = directory;
  }

  ServingReader place(String port, Optional<String> bind) {
    long number = complaints.number("--port", port, 0, 65_535).orElse(0L);
    spec = spec.at(bind.flatMap(this::address).orElse(spec.address()), (int) number);
    return this;
  }

  private Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException unknown) {
      complaints.add(
          Problem.of("--bind \"" + text + "\" is no address", "write one like 192.168.27.6"));
      return Optional.empty();
    }
  }

  /** After the place. */
  ServingReader files(Optional<Path> key, Path props) {
    keyFile = key.map(directory::resolve).map(KeyFile::new);
    keyFile.flatMap(KeyFile::problem).ifPresent(complaints::add);
    if (!spec.address().isLoopbackAddress() && keyFile.isEmpty()) {
      complaints.add(
          Problem.of(
              "--bind lets others run code on this machine, so their key is not left to chance",
              "name the file that holds it, or is to hold it: --key-file FILE"));
    }
    WskPropsFile file = new WskPropsFile(directory.resolve(props));
    file.problem().ifPresent(complaints::add);
    wskProps = Optional.of(file);
    return this;
  }

  ServingReader pool(String userMemory, String idleTimeout, List<String> stemCells) {
    Optional<DataSize> memory = complaints.quantity("--user-memory", userMemory, Notation.SIZE);
    Optional<Duration> idle = complaints.quantity("--idle-timeout", idleTimeout, Notation.DURATION);
    if (idle.isPresent() && idle.get().compareTo(SHORTEST_IDLE) < 0) {
      complaints.add(
          Problem.of("--idle-timeout \"" + idleTimeout + "\" is too short", "100ms is the least"));
    }
    List<StemCells> cells = stemCells.stream().flatMap(text -> stems(text).stream()).toList();
    complainOfDoubles(cells);
    if (memory.isPresent()) {
      spec = spec.with(memory.get(), idle.orElse(spec.idleTimeout()), cells);
      complaints.addAll(spec.problems());
    }
    return this;
  }

  private Optional<StemCells> stems(String text) {
    Optional<StemCells> cells = StemCells.of(text);
    if (cells.isEmpty()) {
      complaints.add(
          Problem.of(
              "--stem-cells \"" + text + "\" is not a kind, a memory and a count",
              "write nodejs:20@256MB=2"));
    }
    return cells;
  }

  private void complainOfDoubles(List<StemCells> all) {
    List<StemCells> seen = new ArrayList<>();
    for (StemCells cells : all) {
      boolean again =
          seen.stream()
              .anyMatch(
                  other ->
                      other.kind().equals(cells.kind()) && other.memory().equals(cells.memory()));
      if (again) {
        complaints.add(
            Problem.of(
                "--stem-cells \"" + cells + "\" is about a sort that was counted before",
                "name each kind and memory once"));
      }
      seen.add(cells);
    }
  }

  ServingReader limits(String perMinute, String concurrent) {
    Optional<Long> rate =
        complaints.number("--invocations-per-minute", perMinute, 1, MOST_PER_MINUTE);
    Optional<Long> atOnce = complaints.number("--concurrent", concurrent, 1, Integer.MAX_VALUE);
    spec = spec.throttled(rate.orElse(1L), atOnce.orElse(1L).intValue());
    return this;
  }

  ServingReader sandbox(Optional<String> name, List<SandboxTechnology> technologies) {
    List<String> known = technologies.stream().map(SandboxTechnology::key).toList();
    name.filter(key -> !known.contains(key))
        .map(key -> "--sandbox \"" + key + "\" is not a sandbox")
        .ifPresent(
            text ->
                complaints.add(Problem.of(text, Suggestion.hint(name.get(), "sandboxes", known))));
    sandbox = name;
    return this;
  }

  /**
   * What was read.
   *
   * @throws InvalidConfiguration with every problem in it
   */
  Serving serving() {
    complaints.orThrow();
    return new Serving(spec, keyFile, wskProps.orElseThrow(), sandbox);
  }
}
