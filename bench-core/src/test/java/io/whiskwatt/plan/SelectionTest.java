package io.whiskwatt.plan;

import static io.whiskwatt.plan.StudyReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SelectionTest {
  /** Two platforms, two workloads of which one has two memory limits, two starts, two loads. */
  private static final String GRID =
      """
      study: s
      platforms: { here: { local: { sandbox: process } }, box: { local: { sandbox: runc } } }
      workloads: [ hello, { name: hash, memory: [ 128 MB, 256 MB ] } ]
      starts: [ cold, warm ]
      load: [ { closed: { concurrency: 1 } }, { constant: 5/s } ]
      """;

  @Test
  void without_patterns_the_whole_grid_is_measured() {
    assertThat(cells("")).hasSize(2 * 3 * 2 * 2);
  }

  @Test
  void an_excluded_cell_is_not_measured() {
    assertThat(cells("exclude: { platform: box, workload: hello, start: cold, load: closed-1 }"))
        .hasSize(23)
        .doesNotContain("box/hello@256MB/cold/closed-1")
        .contains("here/hello@256MB/cold/closed-1");
  }

  @Test
  void a_factor_that_a_pattern_leaves_out_is_any() {
    assertThat(cells("exclude: [ { start: cold }, { platform: box, workload: hash } ]"))
        .containsExactlyInAnyOrder(
            "here/hello@256MB/warm/closed-1",
            "box/hello@256MB/warm/closed-1",
            "here/hello@256MB/warm/constant-5/s",
            "box/hello@256MB/warm/constant-5/s",
            "here/hash@128MB/warm/closed-1",
            "here/hash@128MB/warm/constant-5/s",
            "here/hash@256MB/warm/closed-1",
            "here/hash@256MB/warm/constant-5/s");
  }

  @Test
  void a_workload_by_its_name_has_all_its_memory_limits_and_by_its_id_one() {
    assertThat(cells("include: { workload: hash, load: closed-1, start: cold }"))
        .containsExactlyInAnyOrder(
            "here/hash@128MB/cold/closed-1",
            "box/hash@128MB/cold/closed-1",
            "here/hash@256MB/cold/closed-1",
            "box/hash@256MB/cold/closed-1");
    assertThat(cells("include: { workload: hash@128MB, load: closed-1, start: cold }")).hasSize(2);
  }

  @Test
  void what_is_excluded_stays_out_although_it_is_included() {
    String both = "include: [ { start: warm } ]\nexclude: [ { load: [ closed-1 ] } ]";
    assertThat(cells(both)).hasSize(6).allMatch(id -> id.endsWith("/warm/constant-5/s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "exclude: { platform: bx }|the grid has no platform \"bx\"|did you mean \"box\"?",
        "exclude: { start: paused }|the grid has no start \"paused\"|known starts: cold, warm",
        "include: { load: closed-2 }|the grid has no load \"closed-2\"|did you mean \"closed-1\"?",
        "include: { workload: [ hello, hsh ] }|the grid has no workload \"hsh\"|did you mean",
        "include: {}|a pattern of cells that names no factor has all of them|name platform",
        "include: { memory: 1 }|unknown key \"memory\"|known keys: platform, workload, start, load",
        "exclude: { start: [ cold, warm ] }|include and exclude leave no cell to measure|24 cells",
      })
  void what_the_grid_does_not_have_is_refused(String line, String message, String hint) {
    List<Problem> problems = read(GRID + line + "\n").problems();
    assertThat(problems).extracting(Problem::message).contains(message);
    assertThat(problems.get(problems.size() - 1).text()).contains(hint);
  }

  @Test
  void all_mistakes_of_both_keys_come_at_once() {
    String wrong = "include: [ { platform: x }, { start: y } ]\nexclude: [ { load: z } ]\n";
    assertThat(read(GRID + wrong).problems()).hasSize(3);
  }

  private static List<String> cells(String lines) {
    return read(GRID + lines + "\n").orThrow().cells().stream().map(Cell::id).toList();
  }
}
