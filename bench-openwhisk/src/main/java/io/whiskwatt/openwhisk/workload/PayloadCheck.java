package io.whiskwatt.openwhisk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.plan.Quantity;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.units.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a payload against the parameters of a bundled workload.
 *
 * @param written what each field was written as, where that is known
 */
record PayloadCheck(Workload workload, List<Parameter> parameters, Map<String, Quantity> written) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The sandbox's memory by what a workload holds in it at most: a Java heap takes half of a small
   * limit, and part of that for its young objects.
   */
  private static final long SHARE_OF_MEMORY = 4;

  /** All that is wrong with it. */
  List<Problem> problems() {
    Optional<JsonNode> payload = payload();
    if (payload.isEmpty()) {
      return List.of(
          Problem.of(
              "the payload of \"" + workload.id() + "\" is no JSON object: " + workload.payload(),
              "write { key: value }"));
    }
    List<Problem> problems = new ArrayList<>();
    payload.get().properties().forEach(field -> check(field, problems));
    return problems;
  }

  private Optional<JsonNode> payload() {
    try {
      return Optional.of(MAPPER.readTree(workload.payload())).filter(JsonNode::isObject);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private void check(Map.Entry<String, JsonNode> field, List<Problem> problems) {
    Optional<Parameter> known =
        parameters.stream().filter(each -> each.name().equals(field.getKey())).findFirst();
    if (known.isEmpty()) {
      problems.add(unknown(field.getKey()));
    } else {
      check(known.get(), field.getValue()).ifPresent(problems::add);
    }
  }

  private Problem unknown(String name) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    return Problem.of(
        "the workload \"" + workload.name() + "\" has no parameter \"" + name + "\"",
        Suggestion.hint(name, "parameters", names));
  }

  private Optional<Problem> check(Parameter parameter, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      return wrong(parameter, "is " + value + ", which is no whole number");
    }
    Quantity unit = written.getOrDefault(parameter.name(), parameter.unit());
    if (unit != parameter.unit()) {
      return wrong(parameter, "is " + words(parameter.unit()) + ", not " + words(unit));
    }
    return outside(parameter, value.longValue());
  }

  private Optional<Problem> outside(Parameter parameter, long value) {
    if (!parameter.allows(value)) {
      return wrong(parameter, "is " + parameter.written(value) + ", which is out of range");
    }
    DataSize memory = workload.memory();
    if (parameter.inMemory() && value > memory.bytes() / SHARE_OF_MEMORY) {
      return wrong(
          parameter,
          "is "
              + parameter.written(value)
              + ", which is more than a quarter of its memory of "
              + memory
              + " (the rest is the runtime's)");
    }
    return Optional.empty();
  }

  private Optional<Problem> wrong(Parameter parameter, String how) {
    return Optional.of(
        Problem.of(
            "\"" + parameter.name() + "\" of the workload \"" + workload.id() + "\" " + how,
            parameter.what()
                + ": write "
                + parameter.written(parameter.fallback())
                + ", or another "
                + parameter.range()));
  }

  private static String words(Quantity quantity) {
    return switch (quantity) {
      case SIZE -> "a size with its unit";
      case DURATION -> "a duration with its unit";
      case NUMBER -> "a number without a unit";
    };
  }
}
