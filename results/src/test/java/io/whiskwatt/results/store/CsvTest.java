package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void awkward_fields_come_back_as_they_went() {
    List<String> fields = List.of("plain", "", "a,b", "say \"hi\"", "two\r\nlines", "\"", "é ");
    StringBuilder text = new StringBuilder();
    Csv.append(text, fields.toArray());
    Csv.append(text, fields.toArray());
    assertThat(parse(text.toString(), 7)).containsExactly(fields, fields);
  }

  @Test
  void empty_last_fields_are_kept() {
    assertThat(parse("a,\r\n,\n", 2)).containsExactly(List.of("a", ""), List.of("", ""));
    assertThat(parse("", 3)).isEmpty();
  }

  @Test
  void malformed_records_are_refused() {
    assertThatThrownBy(() -> parse("a,b\r\na\r\n", 2)).hasMessage("record 2 has 1 fields, not 2");
    assertThatThrownBy(() -> parse("a,\"b", 2)).hasMessageContaining("does not end");
    assertThatThrownBy(() -> parse("a,b", 2)).hasMessageContaining("without a newline");
    assertThatThrownBy(() -> parse("a,b\"c\r\n", 2)).hasMessageContaining("stray quote");
    assertThatThrownBy(() -> parse("a,", 2)).hasMessageContaining("without a newline");
  }

  @Test
  void a_record_may_be_longer_than_what_is_read_at_once() {
    String[] fields = {"x".repeat(1 << 17), "\"".repeat(1 << 16), "end"};
    StringBuilder text = new StringBuilder();
    Csv.append(text, (Object[]) fields);
    assertThat(parse(text.toString(), 3)).containsExactly(List.of(fields));
  }

  @Test
  void numbers_are_read_where_they_stand_and_may_be_missing() throws IOException {
    try (CsvReader reader = new CsvReader(new StringReader("-7,,9223372036854775807\r\n"), 3)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.number(0)).isEqualTo(-7);
      assertThat(reader.numberIfAny(1)).isEmpty();
      assertThat(reader.numberIfAny(2)).hasValue(Long.MAX_VALUE);
      assertThat(reader.numberIfAny(3)).isEmpty();
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void what_is_no_number_is_refused() throws IOException {
    try (CsvReader reader = new CsvReader(new StringReader("1x,2\r\n"), 2)) {
      reader.next();
      assertThatThrownBy(() -> reader.number(0)).isInstanceOf(NumberFormatException.class);
    }
  }

  private static List<List<String>> parse(String text, int... widths) {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader reader = new CsvReader(new StringReader(text), widths)) {
      while (reader.next()) {
        records.add(IntStream.range(0, reader.fields()).mapToObj(reader::text).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }
}
