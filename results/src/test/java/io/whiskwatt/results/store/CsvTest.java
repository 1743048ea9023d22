package io.whiskwatt.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void awkward_fields_come_back_as_they_went() {
    List<String> fields = List.of("plain", "", "a,b", "say \"hi\"", "two\r\nlines", "\"", "é ");
    StringBuilder text = new StringBuilder();
    Csv.append(text, fields.toArray());
    Csv.append(text, fields.toArray());
    assertThat(Csv.parse(text.toString(), 7)).containsExactly(fields, fields);
  }

  @Test
  void empty_last_fields_are_kept() {
    assertThat(Csv.parse("a,\r\n,\n", 2)).containsExactly(List.of("a", ""), List.of("", ""));
    assertThat(Csv.parse("", 3)).isEmpty();
  }

  @Test
  void malformed_records_are_refused() {
    assertThatThrownBy(() -> Csv.parse("a,b\r\na\r\n", 2))
        .hasMessage("record 2 has 1 fields, not 2");
    assertThatThrownBy(() -> Csv.parse("a,\"b", 2)).hasMessageContaining("does not end");
    assertThatThrownBy(() -> Csv.parse("a,b", 2)).hasMessageContaining("without a newline");
    assertThatThrownBy(() -> Csv.parse("a,b\"c\r\n", 2)).hasMessageContaining("stray quote");
    assertThatThrownBy(() -> Csv.parse("a,", 2)).hasMessageContaining("without a newline");
  }
}
