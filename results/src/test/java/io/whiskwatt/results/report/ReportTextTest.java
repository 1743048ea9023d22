package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.results.compare.Comparison;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportTextTest {
  @TestFactory
  Stream<DynamicTest> every_sample_reads_as_its_golden_file_in_every_locale() {
    return samples().entrySet().stream()
        .flatMap(sample -> formats().entrySet().stream().flatMap(format -> tests(sample, format)));
  }

  private static Stream<DynamicTest> tests(
      Map.Entry<String, Supplier<Comparison>> sample,
      Map.Entry<String, Function<Comparison, String>> format) {
    String file = sample.getKey() + format.getKey();
    return Arrays.stream(InLocale.TAGS)
        .map(
            tag ->
                DynamicTest.dynamicTest(
                    file + " in " + tag,
                    () ->
                        Golden.assertMatches(
                            file,
                            InLocale.of(
                                tag, () -> format.getValue().apply(sample.getValue().get())))));
  }

  static Map<String, Supplier<Comparison>> samples() {
    Map<String, Supplier<Comparison>> samples = new LinkedHashMap<>();
    samples.put("measured", Samples::measured);
    samples.put("modelled", Samples::modelled);
    samples.put("hostile", Samples::hostile);
    samples.put("voided", Samples::voided);
    samples.put("unbounded", Samples::unbounded);
    samples.put("without-energy", Samples::withoutEnergy);
    samples.put("cold-against-warm", Samples::coldAgainstWarm);
    samples.put("four-starts", Samples::fourStarts);
    samples.put("checked", Samples::checked);
    samples.put("searched", Samples::searched);
    samples.put("mixes", Samples::mixes);
    samples.put("found", SampleFindings::found);
    samples.put("empty", Samples::empty);
    return samples;
  }

  private static Map<String, Function<Comparison, String>> formats() {
    Map<String, Function<Comparison, String>> formats = new LinkedHashMap<>();
    formats.put(".txt", c -> TextTable.of(c, TextTable.Style.plain(true)));
    formats.put(".ascii.txt", c -> TextTable.of(c, TextTable.Style.plain(false)));
    formats.put(".html", ReportTextTest::page);
    formats.put(".md", MarkdownReport::of);
    formats.put(".cells.csv", CsvReport::cells);
    formats.put(".tex", TexReport::of);
    formats.put(".contrasts.csv", CsvReport::contrasts);
    return formats;
  }

  /** The page without what it inlines, which has versions of its own. */
  private static String page(Comparison comparison) {
    return HtmlReport.of(comparison)
        .replaceAll("(?s)<style>.*?</style>", "<style>…</style>")
        .replaceAll("(?s)<script>.*?</script>", "<script>…</script>")
        .replaceAll("sha256-[A-Za-z0-9+/=]*", "sha256-…");
  }

  @Test
  void a_table_for_a_plain_terminal_has_seven_bit_characters_and_no_control_characters() {
    String text = TextTable.of(Samples.hostile(), TextTable.Style.plain(false));
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
  }

  @Test
  void a_table_has_escape_sequences_only_where_they_are_asked_for() {
    TextTable.Style ansi = new TextTable.Style(true, true, 80);
    assertThat(TextTable.of(Samples.modelled(), ansi)).contains("\u001b[1m");
    assertThat(TextTable.of(Samples.hostile(), TextTable.Style.plain(true)))
        .doesNotContain("\u001b");
  }

  @Test
  void a_table_of_the_quick_study_fits_a_hundred_columns() {
    assertThat(TextTable.of(Samples.modelled(), TextTable.Style.plain(true)).lines())
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void no_report_shows_a_number_that_is_none() {
    Comparison unbounded = Samples.unbounded();
    assertThat(TextTable.of(unbounded, TextTable.Style.plain(false)))
        .doesNotContain("NaN", "Infinity");
    assertThat(MarkdownReport.of(unbounded)).doesNotContain("NaN", "Infinity");
    assertThat(CsvReport.contrasts(unbounded)).doesNotContain("NaN").contains("Infinity");
  }
}
