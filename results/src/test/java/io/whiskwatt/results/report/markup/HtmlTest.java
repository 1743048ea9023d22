package io.whiskwatt.results.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.results.compare.Latency;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void text_and_attribute_values_are_escaped() {
    String page = new Html().element("p", "<b>&\"'", "title", "\"><img>").toString();
    assertThat(page).contains("<p title=\"&quot;&gt;&lt;img&gt;\">&lt;b&gt;&amp;&quot;&#39;</p>");
  }

  @Test
  void the_ends_of_an_interval_stay_on_one_line() {
    assertThat(new Html().text("1 … 2 %").toString()).contains("1\u00a0…\u00a02\u00a0%");
  }

  @Test
  void an_element_that_is_closed_in_the_wrong_order_is_an_error() {
    Html html = new Html().open("div").open("p");
    assertThatThrownBy(() -> html.close("div")).hasMessageContaining("\"div\" inside \"p\"");
    assertThatThrownBy(html::toString).hasMessageContaining("not closed");
  }

  @Test
  void chart_data_cannot_end_its_element_and_reads_back_unchanged() throws Exception {
    ChartData data = new ChartData();
    String hostile = "</script><!--<script>&'\"";
    data.latency(List.of(ChartData.curve(hostile, "c0", List.of(), List.of(point(0.5, 0.01)))));
    assertThat(data.json()).doesNotContain("<", ">", "&");
    JsonNode series = new ObjectMapper().readTree(data.json()).at("/latency/0/series/0");
    assertThat(series.path("label").asText()).isEqualTo(hostile);
    assertThat(series.at("/seconds/0").asDouble()).isEqualTo(0.01);
  }

  @Test
  void the_last_point_of_a_curve_has_no_place_on_the_axis() {
    assertThat(
            ChartData.curve("a", "c0", List.of(), List.of(point(0.5, 1), point(1, 2)))
                .get("levels"))
        .asString()
        .isEqualTo("[0.5]");
  }

  @Test
  void a_number_that_is_none_becomes_null() {
    assertThat(ChartData.numbers(DoubleStream.of(1.23456789, Double.NaN)).toString())
        .isEqualTo("[1.23457, null]");
  }

  private static Latency.CurvePoint point(double level, double seconds) {
    return new Latency.CurvePoint(level, seconds);
  }
}
