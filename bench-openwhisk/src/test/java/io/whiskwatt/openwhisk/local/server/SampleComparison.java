package io.whiskwatt.openwhisk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether a reply is the recorded one but for times, ids and what belongs to the installation. */
final class SampleComparison {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Of these only the type counts. */
  private static final Set<String> VOLATILE =
      Set.of(
          "activationId",
          "slept",
          "code",
          "duration",
          "end",
          "start",
          "updated",
          "waitTime",
          "initTime",
          "size",
          "image",
          "description",
          "build",
          "buildno",
          "activations",
          "attached",
          "requireMain",
          "sequence_length",
          "triggers_per_minute",
          "firesPerMinute");

  /** Of these not even the parts count: they name another installation's addresses. */
  private static final Set<String> FOREIGN = Set.of("support", "swagger_paths");

  private SampleComparison() {}

  static void compare(String expected, String actual) throws JsonProcessingException {
    if (expected.startsWith("{") || expected.startsWith("[")) {
      same("$", MAPPER.readTree(expected), MAPPER.readTree(actual));
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  private static void same(String path, JsonNode expected, JsonNode actual) {
    assertThat(actual.getNodeType()).as(path).isEqualTo(expected.getNodeType());
    String name = path.substring(path.lastIndexOf('.') + 1);
    if ((VOLATILE.contains(name) && expected.isValueNode()) || FOREIGN.contains(name)) {
      return;
    }
    if (name.equals("annotations")) {
      sameAnnotations(path, expected, actual);
    } else if (expected.isObject()) {
      sameObject(path, expected, actual);
    } else if (expected.isArray()) {
      sameArray(path, expected, actual);
    } else if (name.equals("error")) {
      assertThat(firstLine(actual.asText())).as(path).isEqualTo(firstLine(expected.asText()));
    } else {
      assertThat(actual).as(path).isEqualTo(expected);
    }
  }

  /** What stands below the first line is a parser's own words, or a stack trace. */
  private static String firstLine(String text) {
    boolean ownWords = text.startsWith(Texts.malformed("Unexpected character"));
    String kept =
        ownWords || text.contains("\n    at ") ? text.lines().findFirst().orElse("") : text;
    // Which kinds there are is the installation's.
    return kept.replaceFirst("Valid values are: .*", "Valid values are: …");
  }

  private static void sameObject(String path, JsonNode expected, JsonNode actual) {
    if (path.endsWith(".runtimes")) {
      assertThat(names(actual)).as(path).containsAll(names(expected));
    } else {
      assertThat(names(actual)).as(path).isEqualTo(names(expected));
    }
    expected
        .fieldNames()
        .forEachRemaining(name -> same(path + "." + name, expected.path(name), actual.path(name)));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }

  private static void sameArray(String path, JsonNode expected, JsonNode actual) {
    assertThat(actual.size()).as(path).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      if (path.endsWith(".logs")) {
        assertThat(withoutTime(actual.path(i))).isEqualTo(withoutTime(expected.path(i)));
      } else {
        same(path + "[" + i + "]", expected.path(i), actual.path(i));
      }
    }
  }

  private static String withoutTime(JsonNode line) {
    return line.asText().replaceFirst("^\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{9}Z ", "TIME ");
  }

  /** By key; whether there is an {@code initTime} depends on what ran before. */
  private static void sameAnnotations(String path, JsonNode expected, JsonNode actual) {
    Map<String, JsonNode> wanted = byKey(expected);
    Map<String, JsonNode> found = byKey(actual);
    wanted.remove("initTime");
    found.remove("initTime");
    assertThat(found.keySet()).as(path).isEqualTo(wanted.keySet());
    wanted.forEach((key, value) -> same(path + "." + key, value, found.getOrDefault(key, value)));
  }

  private static Map<String, JsonNode> byKey(JsonNode annotations) {
    Map<String, JsonNode> byKey = new TreeMap<>();
    annotations.forEach(each -> byKey.put(each.path("key").asText(), each.path("value")));
    return byKey;
  }
}
