package io.whiskwatt.trace;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.units.Notation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a trace: every row is looked at, and only what is replayed is kept. */
public final class TraceFile {
  private static final String MISSING =
      "paths start at the folder of the study file; to go on with a run, name that file too: run"
          + " STUDY.yaml --resume DIR";

  private final Path file;
  private final TraceSelection selection;
  private final Position named;

  private TraceFile(Path file, TraceSelection selection, Position named) {
    this.file = file;
    this.selection = selection;
    this.named = named;
  }

  /**
   * Reads the part of a trace that is to be replayed.
   *
   * @param file plain or gzipped, told by its content
   * @param named where the user named it, for problems of the file as a whole
   * @return the replay, or the problems: of malformed rows the first 20, each with its line, and
   *     how many more there are
   */
  public static Parsed<Replay> read(Path file, TraceSelection selection, Position named) {
    return new TraceFile(file, selection, named).read();
  }

  private Parsed<Replay> read() {
    if (Files.isDirectory(file)) {
      return refused("the trace \"" + file + "\" is a folder", "name one file of it");
    }
    try {
      Recording recording =
          selection.format() == TraceFormat.AZURE_2019
              ? new MinuteCounts(file, selection).read()
              : new StartTimes(file, selection).read();
      return recording.problems().isEmpty()
          ? replay(recording)
          : Parsed.failed(recording.problems());
    } catch (NoSuchFileException e) {
      return refused("there is no trace \"" + file + "\"", MISSING);
    } catch (AccessDeniedException e) {
      return refused("the trace \"" + file + "\" may not be read", "ask for the permission to");
    } catch (IOException e) {
      return refused(
          "the trace \"" + file + "\" cannot be read: " + e.getMessage(),
          "check that the file is whole and readable");
    }
  }

  private Parsed<Replay> replay(Recording recording) {
    if (recording.overflows()) {
      return refused(
          "more than " + Replay.MOST_ARRIVALS + " invocations of \"" + file + "\" are selected",
          "shorten length, or write a smaller sample");
    }
    if (recording.strata().isEmpty() && !selection.wantsAll()) {
      return refused(
          "\"" + file + "\" names no functions to take a sample of",
          "leave sample out, or add a second column with the function of each start");
    }
    if (recording.starts().size() == 0) {
      return refused(
          "nothing of \""
              + file
              + "\" is selected: the part holds "
              + recording.inSelection()
              + ", and the trace ends at "
              + Notation.DURATION.write(recording.end()),
          "move from, lengthen length, or write a larger sample");
    }
    long[] nanos = new long[recording.starts().size()];
    for (int index = 0; index < nanos.length; index++) {
      nanos[index] = selection.replayed(recording.starts().nanos(index));
    }
    return Parsed.of(
        new Replay(nanos, selection.replayed(part(recording)), recording.end(), facts(recording)));
  }

  /** What there is of the selected part before the trace ends. */
  private Duration part(Recording recording) {
    Duration rest = recording.end().minus(selection.from());
    return rest.compareTo(selection.length()) < 0 ? rest : selection.length();
  }

  private Map<String, String> facts(Recording recording) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("file", String.valueOf(file.getFileName()));
    facts.put("sha256", recording.sha256());
    facts.put("format", selection.format().key());
    facts.put("from", Notation.DURATION.write(selection.from()));
    facts.put("length", Notation.DURATION.write(part(recording)));
    facts.put("scale", Double.toString(selection.scale()));
    facts.put("sample", Notation.PERCENT.write(selection.sample()));
    facts.put("seed", Long.toString(selection.seed()));
    facts.put("invocations", Integer.toString(recording.starts().size()));
    facts.put("selected", recording.inSelection());
    recording.strata().ifPresent(strata -> facts.put("functions by invocations", strata));
    return facts;
  }

  private Parsed<Replay> refused(String message, String hint) {
    return Parsed.failed(List.of(Problem.at(named, message, hint)));
  }
}
