package io.whiskwatt.trace;

import io.whiskwatt.random.SplitMix64;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Azure's trace of 2019: how often each function was invoked in each minute.
 *
 * <p>When within a minute is not recorded. The invocations of a function and minute are put at
 * independent uniform times: given their number, that is where those of a Poisson process lie
 * (Ross, "Stochastic Processes", 1996, theorem 2.3.1), so the recorded counts are kept exactly and
 * nothing but randomness is added. Equal distances would make all functions start together at each
 * full minute. The times depend on seed, function and minute alone: the same minute is the same in
 * every selection.
 *
 * <p>The file is read twice, first to count and check, then to place what the sample holds; so no
 * more than two numbers are kept for each function.
 */
final class MinuteCounts {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final List<String> NAMES =
      List.of("HashOwner", "HashApp", "HashFunction", "Trigger");
  private static final int MINUTES_OF_A_DAY = 1440;
  private static final String HEADER_DUE =
      "the header HashOwner,HashApp,HashFunction,Trigger,1,2,… is due, with 1 to 1440 minutes";
  private static final String COUNT_DUE =
      "a whole number of invocations is due, of at most nine digits";

  /** As many functions as there are kept numbers for. */
  private static final int MOST_FUNCTIONS = 1_000_000;

  private final Path file;
  private final TraceSelection selection;
  private final RowProblems problems;
  private long[] counts = new long[1 << 10];
  private long[] identities = new long[1 << 10];
  private int functions;

  MinuteCounts(Path file, TraceSelection selection) {
    this.file = file;
    this.selection = selection;
    this.problems = new RowProblems(file);
  }

  Recording read() throws IOException {
    Counted counted = count();
    if (!problems.none()) {
      return Recording.failed(problems);
    }
    counts = Arrays.copyOf(counts, functions);
    identities = Arrays.copyOf(identities, functions);
    StratifiedSample sample =
        new StratifiedSample(counts, identities, selection.sample(), selection.seed());
    Starts starts = new Starts();
    boolean overflows = !place(sample, starts, counted.sha256());
    return new Recording(
        starts,
        overflows,
        Duration.ofMinutes(counted.minutes()),
        counted.sha256(),
        Recording.words(
            LongStream.of(counts).sum(), LongStream.of(counts).filter(count -> count > 0).count()),
        Optional.of(sample.strata()),
        List.of());
  }

  /** What the first reading tells of the whole file. */
  private record Counted(int minutes, String sha256) {}

  private Counted count() throws IOException {
    try (Rows rows = Rows.open(file)) {
      int minutes = rows.next() ? minutes(rows) : noRows();
      while (minutes > 0 && rows.next()) {
        count(rows, minutes);
      }
      return new Counted(minutes, rows.digest());
    }
  }

  private int noRows() throws IOException {
    throw new IOException("it is empty, and " + HEADER_DUE);
  }

  /** How many minutes the header names; 0: it is none. */
  private int minutes(Rows header) {
    int minutes = header.fields() - NAMES.size();
    for (int field = 0; field < Math.min(NAMES.size(), header.fields()); field++) {
      if (!header.text(field).equals(NAMES.get(field))) {
        int wrong = field;
        problems.add(() -> header.isNot(wrong, "the column " + NAMES.get(wrong), HEADER_DUE));
        return 0;
      }
    }
    if (minutes < 1 || minutes > MINUTES_OF_A_DAY) {
      problems.add(() -> header.wrongFields(HEADER_DUE, "one file holds one day"));
      return 0;
    }
    return minutes;
  }

  private void count(Rows row, int minutes) throws IOException {
    if (row.fields() != NAMES.size() + minutes) {
      problems.add(
          () ->
              row.wrongFields(
                  (NAMES.size() + minutes) + " are due, as in the header",
                  "mend the row, or take it out"));
      return;
    }
    long sum = 0;
    for (int minute = 0; minute < minutes; minute++) {
      long count = row.count(NAMES.size() + minute);
      if (count < 0) {
        int wrong = NAMES.size() + minute;
        problems.add(() -> row.isNot(wrong, "a number of invocations", COUNT_DUE));
        return;
      }
      sum += overlaps(minute) ? count : 0;
    }
    keep(sum, row.hash(0, NAMES.size() - 1));
  }

  private void keep(long count, long identity) throws IOException {
    if (functions == MOST_FUNCTIONS) {
      throw new IOException("it has more than " + MOST_FUNCTIONS + " functions");
    }
    if (functions == counts.length) {
      counts = Arrays.copyOf(counts, 2 * functions);
      identities = Arrays.copyOf(identities, 2 * functions);
    }
    identities[functions] = identity;
    counts[functions++] = count;
  }

  private boolean overlaps(int minute) {
    long from = minute * MINUTE_NANOS - selection.from().toNanos();
    return from > -MINUTE_NANOS && from < selection.length().toNanos();
  }

  /** False: there are too many. */
  private boolean place(StratifiedSample sample, Starts starts, String sha256) throws IOException {
    try (Rows rows = Rows.open(file)) {
      rows.next();
      boolean room = true;
      for (int function = 0; room && rows.next(); function++) {
        room = !sample.holds(function) || place(rows, function, starts);
      }
      if (room && !rows.digest().equals(sha256)) {
        throw new IOException("it changed while it was read");
      }
      return room;
    }
  }

  private boolean place(Rows row, int function, Starts starts) {
    boolean room = true;
    for (int field = NAMES.size(); room && field < row.fields(); field++) {
      int minute = field - NAMES.size();
      long count = overlaps(minute) ? row.count(field) : 0;
      SplitMix64 chance = new SplitMix64(selection.seed() + identities[function] * 31 + minute);
      for (long each = 0; room && each < count; each++) {
        long nanos = minute * MINUTE_NANOS + (long) ((1 - chance.nextUnit()) * MINUTE_NANOS);
        room = !selection.holds(nanos) || starts.add(nanos, function);
      }
    }
    return room;
  }
}
