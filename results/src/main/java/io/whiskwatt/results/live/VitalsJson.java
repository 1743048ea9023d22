package io.whiskwatt.results.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.load.LoadVitals;
import io.whiskwatt.load.LoadVitals.Counts;
import io.whiskwatt.load.LoadVitals.Responses;
import io.whiskwatt.plan.Step;
import io.whiskwatt.vitals.Loading;
import io.whiskwatt.vitals.SourcePower;
import io.whiskwatt.vitals.Stage;
import io.whiskwatt.vitals.Vitals;
import io.whiskwatt.vitals.WindowVitals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Figures as JSON: rates per second, spans in seconds, power in watts, shares from 0 to 1, null
 * where unknown.
 *
 * @param words what a step does, for people
 */
record VitalsJson(Function<Step, String> words) {
  private static final MathContext DIGITS = new MathContext(4);

  ObjectNode now(Vitals vitals) {
    ObjectNode now = object().put("number", vitals.number());
    now.set("seconds", number(vitals.since()));
    now.set("remaining", number(vitals.remaining()));
    now.set("stage", vitals.stage().map(this::stage).orElseGet(VitalsJson::nothing));
    now.set("load", vitals.load().map(VitalsJson::load).orElseGet(VitalsJson::nothing));
    ArrayNode power = now.putArray("power");
    vitals.power().forEach(source -> power.add(power(source)));
    return now;
  }

  private JsonNode stage(Stage stage) {
    ObjectNode json = object().put("words", words.apply(stage.step()));
    json.put("block", stage.step().block() + 1).put("step", stage.number()).put("of", stage.of());
    json.set("done", number(stage.done()));
    return json;
  }

  private static JsonNode load(Loading load) {
    LoadVitals vitals = load.vitals();
    ObjectNode json = object().put("label", load.label()).put("measured", load.measured());
    json.set("elapsed", number(vitals.elapsed()));
    json.set("window", number(vitals.window()));
    json.set("asked", number(vitals.rates().asked()));
    json.set("reached", number(vitals.rates().reached()));
    json.set("failing", number(vitals.rates().failing()));
    json.put("inFlight", vitals.inFlight());
    whole(json, vitals);
    json.set("recent", responses(vitals.recent()));
    return json;
  }

  /** What a window is about, whether it is over or not. */
  private static void whole(ObjectNode json, LoadVitals vitals) {
    Counts counts = vitals.counts();
    json.put("ended", counts.ended()).put("dropped", counts.dropped());
    json.put("failed", counts.failed());
    ObjectNode failures = json.putObject("failures");
    counts
        .failures()
        .forEach((kind, count) -> failures.put(kind.name().toLowerCase(Locale.ROOT), count));
    json.set("whole", responses(vitals.whole()));
    json.set("fresh", number(vitals.freshShare()));
  }

  private static JsonNode responses(Optional<Responses> responses) {
    return responses
        .<JsonNode>map(
            each -> {
              ObjectNode json = object().put("count", each.count());
              json.set("p50", number(each.p50()));
              json.set("p99", number(each.p99()));
              return json;
            })
        .orElseGet(VitalsJson::nothing);
  }

  private static JsonNode power(SourcePower source) {
    ObjectNode json = object();
    ArrayNode platforms = json.putArray("platforms");
    source.platforms().forEach(platforms::add);
    json.put("quality", source.quality().key());
    json.set("watts", number(source.watts()));
    ArrayNode nodes = json.putArray("nodes");
    source
        .nodes()
        .forEach(
            node -> nodes.addObject().put("name", node.name()).set("watts", number(node.watts())));
    return json;
  }

  /** Columns of figures, each as long as the others. */
  static ObjectNode points(List<Point> points) {
    ObjectNode json = object();
    ArrayNode seconds = json.putArray("seconds");
    points.forEach(point -> seconds.add(number(point.seconds())));
    for (int at = 0; at < Point.NAMES.size(); at++) {
      json.set(Point.NAMES.get(at), column(points, at));
    }
    ArrayNode watts = json.putArray("watts");
    int most = points.stream().mapToInt(point -> point.figures().size()).max().orElse(0);
    for (int at = Point.NAMES.size(); at < most; at++) {
      watts.add(column(points, at));
    }
    return json;
  }

  private static ArrayNode column(List<Point> points, int at) {
    ArrayNode column = JsonNodeFactory.instance.arrayNode();
    points.forEach(point -> column.add(number(point.figure(at))));
    return column;
  }

  static ArrayNode windows(List<WindowVitals> windows) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (WindowVitals window : windows) {
      ObjectNode one = json.addObject().put("number", window.number());
      one.put("block", window.block() + 1).put("cell", window.cell());
      one.set("perSecond", number(window.perSecond()));
      whole(one, window.vitals());
      one.set("watts", number(window.watts()));
      one.put("quality", window.quality().key());
    }
    return json;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode nothing() {
    return JsonNodeFactory.instance.nullNode();
  }

  private static JsonNode number(Optional<Duration> span) {
    return span.map(VitalsJson::number).orElseGet(VitalsJson::nothing);
  }

  private static JsonNode number(Duration span) {
    return JsonNodeFactory.instance.numberNode(Math.round(span.toNanos() / 1e3) / 1e6);
  }

  private static JsonNode number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(new BigDecimal(value).round(DIGITS).doubleValue())
        : nothing();
  }
}
