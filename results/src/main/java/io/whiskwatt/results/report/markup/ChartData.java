package io.whiskwatt.results.report.markup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.whiskwatt.results.compare.Latency;
import io.whiskwatt.results.report.figures.CellNames;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What the page's script draws, as JSON that cannot end the element it stands in. */
public final class ChartData {
  private static final MathContext DIGITS = new MathContext(6);

  private final List<Map<String, Object>> latency = new ArrayList<>();
  private final List<Map<String, Object>> power = new ArrayList<>();

  /** Adds a chart of percentile curves; returns its id. */
  public String latency(List<Map<String, Object>> series) {
    String id = "latency-" + latency.size();
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("id", id);
    chart.put("series", series);
    latency.add(chart);
    return id;
  }

  /** Adds a chart of power over time; returns its id. */
  public String power(Map<String, Object> chart) {
    String id = "power-" + power.size();
    Map<String, Object> withId = new LinkedHashMap<>(chart);
    withId.put("id", id);
    power.add(withId);
    return id;
  }

  public static Map<String, Object> curve(
      String label, String colour, List<Integer> dash, List<Latency.CurvePoint> points) {
    List<Latency.CurvePoint> shown = points.stream().filter(point -> point.level() < 1).toList();
    Map<String, Object> curve = style(label, colour, dash);
    curve.put("levels", numbers(shown.stream().mapToDouble(Latency.CurvePoint::level)));
    curve.put("seconds", numbers(shown.stream().mapToDouble(Latency.CurvePoint::seconds)));
    return curve;
  }

  /** What a legend shows of a series. */
  public static Map<String, Object> style(String label, String colour, List<Integer> dash) {
    Map<String, Object> style = new LinkedHashMap<>();
    style.put("label", CellNames.clean(label));
    style.put("colour", colour);
    style.put("dash", dash);
    return style;
  }

  /** Six significant digits each; a number that is none becomes nothing. */
  public static List<Object> numbers(DoubleStream values) {
    List<Object> numbers = new ArrayList<>();
    values.forEach(
        value -> numbers.add(Double.isFinite(value) ? number(value) : NullNode.instance));
    return numbers;
  }

  public static BigDecimal number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** The JSON, without any character that HTML gives a meaning to. */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("latency", latency);
    all.put("power", power);
    try {
      return new ObjectMapper()
          .writeValueAsString(all)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("chart data cannot be written as JSON", e);
    }
  }
}
