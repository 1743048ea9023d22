package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.compare.SummaryJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code summary.json} is what its schema says, and the schema refuses what it is not. */
class SummarySchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema schema() throws IOException {
    JsonNode text = JSON.readTree(Path.of("..", "docs", "summary.schema.json").toFile());
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  private static JsonNode summary(Comparison comparison) throws IOException {
    return JSON.readTree(SummaryJson.text(comparison));
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_as_the_schema_says() {
    return ReportTextTest.samples().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(),
                    () ->
                        assertThat(schema().validate(summary(sample.getValue().get()))).isEmpty()));
  }

  @Test
  void a_field_that_nobody_described_is_refused() throws IOException {
    ObjectNode summary = (ObjectNode) summary(Samples.measured());
    summary.put("surprise", 1);
    ((ObjectNode) summary.path("contrasts").path(0)).remove("verdict");
    Set<ValidationMessage> problems = schema().validate(summary);
    assertThat(problems).hasSize(2);
    assertThat(problems.toString()).contains("surprise", "verdict");
  }
}
