package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.whiskwatt.openwhisk.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a request is the recorded one, where the file shows that. */
record SentRequest(LoggedRequest sent) {
  /** The address says them, and the client always says its page size. */
  private static final Set<String> SAID_BY_THE_ADDRESS = Set.of("name", "namespace");

  private static final String PAGE_SIZE = "limit=30";

  void isAsRecorded(Sample sample) {
    assertThat(sent.getHeader("Authorization")).isEqualTo(ServedSamples.KEY.header());
    List<String> recorded = new ArrayList<>(sample.request());
    if (!recorded.isEmpty()) {
      String[] line = recorded.remove(0).split(" ", 2);
      assertThat(sent.getMethod().getName()).isEqualTo(line[0]);
      address(line[1]);
      recorded.removeIf(this::isHeader);
      body(recorded);
    }
  }

  private boolean isHeader(String line) {
    if (!line.startsWith("Content-Type: ")) {
      return false;
    }
    assertThat(sent.getHeader("Content-Type")).isEqualTo(line.substring(14));
    return true;
  }

  private void address(String recorded) {
    assertThat(path(sent.getUrl())).isEqualTo(path(recorded));
    Set<String> query = query(sent.getUrl());
    if (query(recorded).isEmpty()) {
      query.remove(PAGE_SIZE);
    }
    assertThat(query).isEqualTo(query(recorded));
  }

  private static String path(String url) {
    return url.replaceFirst("\\?.*", "");
  }

  private static Set<String> query(String url) {
    int mark = url.indexOf('?');
    return mark < 0 ? new TreeSet<>() : new TreeSet<>(List.of(url.substring(mark + 1).split("&")));
  }

  private void body(List<String> recorded) {
    if (recorded.isEmpty()) {
      assertThat(sent.getBodyAsString()).isEmpty();
    } else if (sent.getMethod().getName().equals("PUT")) {
      contains(Json.tree(sent.getBodyAsString()).orElseThrow(), recorded.get(0));
    } else {
      String said = String.join("\n", recorded);
      assertThat(Json.tree(sent.getBodyAsString())).isEqualTo(Json.tree(said));
      assertThat(Json.tree(said).isPresent() || sent.getBodyAsString().equals(said)).isTrue();
    }
  }

  /** The client says all of an action's limits each time, and may say more than was recorded. */
  private static void contains(JsonNode body, String recorded) {
    Json.tree(recorded)
        .orElseThrow()
        .properties()
        .forEach(
            each -> {
              if (!SAID_BY_THE_ADDRESS.contains(each.getKey())) {
                JsonNode said = body.path(each.getKey());
                each.getValue()
                    .properties()
                    .forEach(
                        part -> assertThat(said.path(part.getKey())).isEqualTo(part.getValue()));
              }
            });
  }
}
