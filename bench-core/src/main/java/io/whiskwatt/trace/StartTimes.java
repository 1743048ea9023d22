package io.whiskwatt.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Traces with a row per invocation: Azure's of 2021, where an invocation starts at its end less its
 * duration, and plain lists of starts. Seconds count from the trace's beginning, instants from the
 * earliest one. What started before the trace began is left out.
 */
final class StartTimes {
  private static final List<String> AZURE = List.of("app", "func", "end_timestamp", "duration");
  private static final String AZURE_DUE = "the header app,func,end_timestamp,duration is due";
  private static final String TIME_DUE =
      Seconds.DUE + " are due, or an instant as 2021-01-31T00:00:00Z";
  private static final int MOST_FUNCTIONS = 1_000_000;
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final Path file;
  private final TraceSelection selection;
  private final RowProblems problems;
  private final Map<Long, Integer> functions = new LinkedHashMap<>();
  private Starts starts = new Starts();
  private boolean overflows;
  private boolean instants;

  /** The trace says whose invocation each is. */
  private boolean named;

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int columns;

  StartTimes(Path file, TraceSelection selection) {
    this.file = file;
    this.selection = selection;
    this.problems = new RowProblems(file);
  }

  Recording read() throws IOException {
    String sha256;
    try (Rows rows = Rows.open(file)) {
      if (selection.format() == TraceFormat.AZURE_2021) {
        readAzure(rows);
      } else {
        readTimes(rows);
      }
      sha256 = rows.digest();
    }
    return problems.none() ? recording(sha256) : Recording.failed(problems);
  }

  private Recording recording(String sha256) throws IOException {
    long zero = instants ? first : 0;
    selectFrom(zero);
    Duration end =
        last < zero ? Duration.ZERO : Duration.ofSeconds((last - zero) / SECOND_NANOS + 1);
    if (!named) {
      String count = starts.size() + (starts.size() == 1 ? " invocation" : " invocations");
      return new Recording(starts, overflows, end, sha256, count, Optional.empty(), List.of());
    }
    long[] counts = counts();
    long present = LongStream.of(counts).filter(count -> count > 0).count();
    String before = Recording.words(starts.size(), present);
    String strata = sample(counts);
    return new Recording(starts, overflows, end, sha256, before, Optional.of(strata), List.of());
  }

  /** Instants can only be told from the earliest one when all were read. */
  private void selectFrom(long zero) {
    if (!instants) {
      return;
    }
    Starts all = starts;
    starts = new Starts();
    for (int index = 0; index < all.size(); index++) {
      long nanos = all.nanos(index) - zero;
      if (selection.holds(nanos)) {
        starts.add(nanos, all.function(index));
      }
    }
  }

  private long[] counts() {
    long[] counts = new long[functions.size()];
    for (int index = 0; index < starts.size(); index++) {
      counts[starts.function(index)]++;
    }
    return counts;
  }

  private String sample(long[] counts) {
    long[] identities = functions.keySet().stream().mapToLong(Long::longValue).toArray();
    StratifiedSample sample =
        new StratifiedSample(counts, identities, selection.sample(), selection.seed());
    Starts all = starts;
    starts = new Starts();
    for (int index = 0; index < all.size(); index++) {
      if (sample.holds(all.function(index))) {
        starts.add(all.nanos(index), all.function(index));
      }
    }
    return sample.strata();
  }

  private void readAzure(Rows rows) throws IOException {
    named = true;
    if (!rows.next()) {
      throw new IOException("it is empty, and " + AZURE_DUE);
    }
    for (int field = 0; field < AZURE.size(); field++) {
      if (field >= rows.fields() || !rows.text(field).equals(AZURE.get(field))) {
        int due = field;
        int wrong = Math.min(field, rows.fields() - 1);
        problems.add(() -> rows.isNot(wrong, "the column " + AZURE.get(due), AZURE_DUE));
        return;
      }
    }
    while (rows.next()) {
      azure(rows);
    }
  }

  private void azure(Rows row) throws IOException {
    if (row.fields() != AZURE.size()) {
      problems.add(
          () -> row.wrongFields(AZURE.size() + " are due", "mend the row, or take it out"));
      return;
    }
    OptionalLong end = seconds(row, 2);
    OptionalLong duration = end.isPresent() ? seconds(row, 3) : end;
    if (duration.isPresent()) {
      int function = function(row.hash(0, 1));
      keep(end.getAsLong() - duration.getAsLong(), function);
    }
  }

  private OptionalLong seconds(Rows row, int field) {
    OptionalLong nanos = Seconds.nanos(row.text(field));
    if (nanos.isEmpty()) {
      problems.add(() -> row.isNot(field, "a time", Seconds.DUE + " are due"));
    }
    return nanos;
  }

  private void readTimes(Rows rows) throws IOException {
    boolean any = rows.next();
    if (any && time(rows.text(0)).isEmpty() && isWord(rows.text(0))) {
      columns = rows.fields();
      any = rows.next();
    }
    if (!any) {
      throw new IOException("it holds no start; one is due in each row");
    }
    columns = columns == 0 ? rows.fields() : columns;
    named = columns == 2;
    instants = Seconds.nanos(rows.text(0)).isEmpty() && time(rows.text(0)).isPresent();
    for (; any; any = rows.next()) {
      time(rows);
    }
  }

  /** A header, not a malformed start. */
  private static boolean isWord(String text) {
    return !text.isEmpty() && Character.isLetter(text.charAt(0));
  }

  private void time(Rows row) throws IOException {
    if (row.fields() != columns || columns > 2) {
      String due =
          columns > 2 ? "a start is due, and maybe its function" : columns + " due as above";
      problems.add(() -> row.wrongFields(due, "write start or start,function"));
      return;
    }
    OptionalLong nanos = instants ? instant(row.text(0)) : Seconds.nanos(row.text(0));
    if (nanos.isEmpty()) {
      problems.add(
          () -> row.isNot(0, "a start", instants ? "an instant is due, as above" : TIME_DUE));
      return;
    }
    keep(nanos.getAsLong(), named ? function(row.hash(1, 1)) : 0);
  }

  private static OptionalLong time(String text) {
    OptionalLong seconds = Seconds.nanos(text);
    return seconds.isPresent() ? seconds : instant(text);
  }

  private static OptionalLong instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return OptionalLong.of(
          Math.addExact(
              Math.multiplyExact(instant.getEpochSecond(), SECOND_NANOS), instant.getNano()));
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** Numbers them as they come. Of a million names, two have one hash once in 37 million files. */
  private int function(long identity) throws IOException {
    int number = functions.computeIfAbsent(identity, key -> functions.size());
    if (number == MOST_FUNCTIONS) {
      throw new IOException("it has more than " + MOST_FUNCTIONS + " functions");
    }
    return number;
  }

  private void keep(long nanos, int function) {
    first = Math.min(first, nanos);
    last = Math.max(last, nanos);
    if (instants || selection.holds(nanos)) {
      overflows |= !starts.add(nanos, function);
    }
  }
}
