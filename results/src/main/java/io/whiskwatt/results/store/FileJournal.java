package io.whiskwatt.results.store;

import io.whiskwatt.plan.StudySpec;
import io.whiskwatt.run.FinishedStep;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.RunJournal;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The files of a run, written so that kill −9 at any moment loses at most the step that was being
 * committed.
 *
 * <p>A step first appends to the data files and waits for the disk, then to {@code trials.jsonl},
 * with the length that every data file now has. Only that line makes it count: opening the folder
 * cuts all files back to the lengths in the last whole line. Thread-safe.
 */
public final class FileJournal implements RunJournal {
  private final Path folder;
  private final RunLock lock;
  private final AppendFile trials;
  private final Map<DataFile, AppendFile> data = new EnumMap<>(DataFile.class);
  private final List<StepRecord> committed = new ArrayList<>();
  private final Set<StepKey> keys = new HashSet<>();
  private int session;
  private EnvironmentFile environment;
  private boolean closed;

  private FileJournal(Path folder, RunLock lock, EnvironmentFile environment, TrialsFile file) {
    this.folder = folder;
    this.lock = lock;
    this.environment = environment;
    file.entries().forEach(entry -> remember(entry.step()));
    session = nextSession(environment, committed);
    trials = AppendFile.open(folder.resolve(RunFolder.TRIALS), file.length());
    file.lengths().forEach((name, length) -> data.put(name, append(folder, name, length)));
  }

  /** Makes the folder of a new run; it appears with all its files or not at all. */
  public static FileJournal create(Path folder, StudySpec study) {
    FolderMaker.make(folder, study);
    return open(folder);
  }

  /**
   * Opens the folder of a run to go on with it, and cuts off what was not committed.
   *
   * @throws UnreadableRun when it is no run, in use, damaged, or of an older version
   */
  public static FileJournal open(Path folder) {
    if (!RunFolder.holdsRun(folder)) {
      throw new UnreadableRun(
          "'"
              + folder
              + "' holds no run: '"
              + RunFolder.TRIALS
              + "' or '"
              + RunFolder.ENVIRONMENT
              + "' is not there; name a folder that a run has written");
    }
    RunLock lock = RunLock.acquire(folder);
    try {
      TrialsFile file = TrialsFile.read(folder);
      DataSlices.check(folder, file);
      new DataSlices(folder, file).requireThisVersion();
      EnvironmentFile environment = EnvironmentFile.read(folder.resolve(RunFolder.ENVIRONMENT));
      return new FileJournal(folder, lock, environment, file);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The same, when the study is still what it was: a trace that it names must hold the same.
   *
   * @throws UnreadableRun also when it is not
   */
  public static FileJournal open(Path folder, StudySpec study) {
    FileJournal journal = open(folder);
    Optional<String> difference = journal.environment.study().difference(study);
    if (difference.isPresent()) {
      journal.close();
      throw new UnreadableRun(
          "'"
              + folder
              + "' was begun with another load: "
              + difference.get()
              + "; put the same file back, or leave --resume out to begin anew");
    }
    return journal;
  }

  private static AppendFile append(Path folder, DataFile file, long length) {
    return AppendFile.open(folder.resolve(file.fileName()), length);
  }

  private static int nextSession(EnvironmentFile environment, List<StepRecord> committed) {
    IntStream known =
        IntStream.concat(
            environment.sessions().stream().mapToInt(SessionFacts::session),
            committed.stream().mapToInt(StepRecord::session));
    return known.max().orElse(-1) + 1;
  }

  private void remember(StepRecord step) {
    committed.add(step);
    keys.add(step.key());
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }

  @Override
  public synchronized List<StepRecord> committed() {
    return List.copyOf(committed);
  }

  @Override
  public synchronized int session() {
    return session;
  }

  @Override
  public synchronized void nextSession() {
    requireOpen();
    session++;
  }

  @Override
  public synchronized void environment(RunEnvironment found) {
    requireOpen();
    environment = environment.with(new SessionFacts(session, found));
    Disk.replace(folder.resolve(RunFolder.ENVIRONMENT), environment.text());
  }

  @Override
  public synchronized void commit(List<FinishedStep> steps) {
    requireOpen();
    requireNew(steps);
    if (steps.isEmpty()) {
      return;
    }
    Map<DataFile, List<Long>> ends = new EnumMap<>(DataFile.class);
    data.forEach((name, file) -> ends.put(name, file.write(pieces(name, file, steps))));
    List<AppendFile.Piece> lines =
        IntStream.range(0, steps.size())
            .mapToObj(i -> line(steps.get(i), at(i, ends), i < steps.size() - 1))
            .toList();
    trials.commit(last(trials.write(lines)));
    ends.forEach((name, known) -> file(name).commit(last(known)));
    steps.forEach(step -> remember(step.record()));
  }

  private List<AppendFile.Piece> pieces(DataFile name, AppendFile file, List<FinishedStep> steps) {
    Instant started = started(steps.get(0).record());
    return IntStream.range(0, steps.size())
        .mapToObj(
            i -> new StepPieces(steps.get(i), started).of(name, i == 0 && file.committed() == 0))
        .toList();
  }

  private static AppendFile.Piece line(
      FinishedStep step, Map<DataFile, Long> lengths, boolean withNext) {
    JournalEntry entry =
        new JournalEntry(step.record(), step.data().energy().gaps(), lengths, withNext);
    byte[] line = (JournalLine.write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    return bytes -> bytes.write(line);
  }

  /** How long every file is with this step. */
  private static Map<DataFile, Long> at(int step, Map<DataFile, List<Long>> ends) {
    Map<DataFile, Long> lengths = new EnumMap<>(DataFile.class);
    ends.forEach((name, known) -> lengths.put(name, known.get(step)));
    return lengths;
  }

  private static long last(List<Long> ends) {
    return ends.get(ends.size() - 1);
  }

  private void requireNew(List<FinishedStep> steps) {
    Set<StepKey> known = new HashSet<>(keys);
    for (FinishedStep step : steps) {
      if (!known.add(step.record().key())) {
        throw new IllegalStateException(
            "step '" + step.record().key() + "' was committed before: a trial is never repeated");
      }
    }
  }

  private Instant started(StepRecord step) {
    return committed.isEmpty() ? step.wallStart() : committed.get(0).wallStart();
  }

  private AppendFile file(DataFile file) {
    AppendFile found = data.get(file);
    if (found == null) {
      throw new IllegalStateException("'" + file.fileName() + "' is not open");
    }
    return found;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the journal of '" + folder + "' is closed");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      trials.close();
      data.values().forEach(AppendFile::close);
      lock.close();
    }
  }
}
