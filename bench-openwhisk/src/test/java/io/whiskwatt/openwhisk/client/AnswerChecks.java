package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.openwhisk.sample.Sample;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

/** What an answer must be, by what the recorded body says. */
final class AnswerChecks {
  private AnswerChecks() {}

  static BiConsumer<Sample, Answer<?>> value(Object expected) {
    return (sample, answer) -> assertThat(valueOf(answer)).isEqualTo(expected);
  }

  static BiConsumer<Sample, Answer<?>> refused(Refusal reason) {
    return (sample, answer) -> {
      Answer.Refused<?> refused = (Answer.Refused<?>) answer;
      assertThat(refused.reason()).isEqualTo(reason);
      assertThat(refused.status()).isEqualTo(sample.status());
      assertThat(refused.requestId()).isEqualTo(sample.headers().getOrDefault("x-request-id", ""));
      assertThat(refused.error()).isEqualTo(error(sample));
    };
  }

  private static String error(Sample sample) {
    return Json.tree(sample.body())
        .map(json -> json.path("error").asText())
        .orElseGet(sample::body);
  }

  static BiConsumer<Sample, Answer<?>> throttled(Throttle.Kind kind, long count, long allowed) {
    return refused(Refusal.THROTTLED)
        .andThen(
            (sample, answer) ->
                assertThat(((Answer.Refused<?>) answer).throttle())
                    .hasValue(new Throttle(kind, count, allowed)));
  }

  /** A record with everything that the body says. */
  static BiConsumer<Sample, Answer<?>> ended(Ending ending) {
    return (sample, answer) -> {
      ActivationRecord record = recordOf(valueOf(answer));
      JsonNode json = Json.tree(ServedSamples.body(sample)).orElseThrow();
      assertThat(record.ending()).isEqualTo(ending);
      assertThat(record.status()).isEqualTo(json.at("/response/status").asText());
      same(record, json);
    };
  }

  static BiConsumer<Sample, Answer<?>> timedOut() {
    return ended(Ending.DEVELOPER_ERROR)
        .andThen((sample, answer) -> assertThat(recordOf(valueOf(answer)).timedOut()).isTrue());
  }

  private static ActivationRecord recordOf(Object value) {
    return value instanceof ActivationRecord record ? record : ((Invocation.Ended) value).record();
  }

  private static void same(ActivationRecord record, JsonNode json) {
    same(record.summary(), json);
    assertThat(record.resultJson()).isEqualTo(json.at("/response/result").toString());
    assertThat(record.logs()).hasSize(json.path("logs").size());
    assertThat(record.succeeded()).isEqualTo(json.at("/response/success").asBoolean());
  }

  private static void same(ActivationSummary summary, JsonNode json) {
    ActivationTimes times = summary.times();
    assertThat(summary.activationId()).isEqualTo(json.path("activationId").asText());
    assertThat(summary.name()).isEqualTo(json.path("name").asText());
    assertThat(summary.version()).isEqualTo(json.path("version").asText());
    assertThat(summary.kind()).isEqualTo("nodejs:20");
    assertThat(times.durationMillis()).hasValue(json.path("duration").asLong());
    assertThat(times.startMillis()).hasValue(json.path("start").asLong());
    assertThat(times.endMillis()).hasValue(json.path("end").asLong());
    assertThat(times.waitMillis()).isEqualTo(Json.number(annotation(json, "waitTime")));
    assertThat(times.waitMillis()).isPresent();
    assertThat(times.initMillis()).isEqualTo(Json.number(annotation(json, "initTime")));
    assertThat(summary.timedOut())
        .isEqualTo(annotation(json, "timeout").map(JsonNode::asBoolean).orElseThrow());
  }

  private static Optional<JsonNode> annotation(JsonNode json, String name) {
    return StreamSupport.stream(json.path("annotations").spliterator(), false)
        .filter(each -> each.path("key").asText().equals(name))
        .map(each -> each.path("value"))
        .findFirst();
  }

  /** A list whose items are the body's, in its order. */
  static BiConsumer<Sample, Answer<?>> ids() {
    return (sample, answer) -> {
      List<?> items = (List<?>) valueOf(answer);
      JsonNode json = Json.tree(ServedSamples.body(sample)).orElseThrow();
      assertThat(items).hasSize(json.size());
      for (int i = 0; i < items.size(); i++) {
        sameItem(items.get(i), json.get(i));
      }
    };
  }

  private static void sameItem(Object item, JsonNode json) {
    if (item instanceof ActivationRecord record) {
      same(record, json);
    } else {
      ActivationSummary summary = (ActivationSummary) item;
      same(summary, json);
      assertThat(summary.ending()).isEqualTo(Ending.ofCode(json.path("statusCode").asInt()));
      assertThat(summary.ending()).isNotEqualTo(Ending.UNKNOWN);
    }
  }

  static BiConsumer<Sample, Answer<?>> action(String name, String version) {
    return (sample, answer) -> {
      ActionSummary action = (ActionSummary) valueOf(answer);
      assertThat(action.fullName()).isEqualTo("/guest/" + name);
      assertThat(action.version()).isEqualTo(version);
      assertThat(action.kind()).isEqualTo("nodejs:20");
      assertThat(action.updated()).isPresent();
    };
  }

  /** The kind of a listed action stands in an annotation only. */
  static BiConsumer<Sample, Answer<?>> listedAction() {
    return (sample, answer) -> {
      ActionSummary action = (ActionSummary) ((List<?>) valueOf(answer)).get(0);
      assertThat(action.fullName()).isEqualTo("/guest/hello");
      assertThat(action.kind()).isEqualTo("nodejs:20");
      assertThat(action.annotations().json()).containsEntry("provide-api-key", "false");
      assertThat(action.updated()).hasValue(Instant.ofEpochMilli(1795364708367L));
    };
  }

  static BiConsumer<Sample, Answer<?>> document() {
    return (sample, answer) -> {
      ActionDocument action = (ActionDocument) valueOf(answer);
      assertThat(action.summary().version()).isEqualTo("0.0.2");
      assertThat(action.exec().code()).isEmpty();
      assertThat(action.exec().binary()).isFalse();
      assertThat(action.parametersJson()).isEqualTo("[]");
      assertThat(action.limits())
          .isEqualTo(
              new ActionLimits(
                  DataSize.ofMegabytes(256),
                  Duration.ofSeconds(60),
                  DataSize.ofMegabytes(10),
                  1,
                  OptionalInt.empty()));
    };
  }

  static BiConsumer<Sample, Answer<?>> bare(boolean succeeded) {
    return (sample, answer) ->
        assertThat(valueOf(answer))
            .isEqualTo(new Invocation.Bare(headerId(sample), succeeded, sample.body()));
  }

  static BiConsumer<Sample, Answer<?>> running() {
    return (sample, answer) ->
        assertThat(valueOf(answer)).isEqualTo(new Invocation.Running(headerId(sample)));
  }

  static BiConsumer<Sample, Answer<?>> idOfHeader() {
    return (sample, answer) -> assertThat(valueOf(answer)).isEqualTo(headerId(sample));
  }

  static BiConsumer<Sample, Answer<?>> info() {
    return (sample, answer) ->
        assertThat(valueOf(answer))
            .isEqualTo(
                new PlatformInfo("OpenWhisk", List.of("nodejs:20"), 134_217_728, 536_870_912));
  }

  static BiConsumer<Sample, Answer<?>> clock() {
    return (sample, answer) -> {
      ServerClock clock = (ServerClock) valueOf(answer);
      assertThat(clock.serverDate()).isEqualTo(Instant.parse("2026-11-22T16:25:05Z"));
      assertThat(clock.sent()).isAfter(Instant.EPOCH).isBeforeOrEqualTo(clock.received());
    };
  }

  private static String headerId(Sample sample) {
    return sample.headers().getOrDefault("x-openwhisk-activation-id", "none");
  }

  private static Object valueOf(Answer<?> answer) {
    assertThat(answer).as(answer.failure()).isInstanceOf(Answer.Ok.class);
    return ((Answer.Ok<?>) answer).value();
  }
}
