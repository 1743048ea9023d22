package io.whiskwatt.openwhisk.local.server;

import io.whiskwatt.openwhisk.local.runtime.LogLine;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.openwhisk.local.scripted.Behaviour;
import io.whiskwatt.openwhisk.local.scripted.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The actions of the samples: as JavaScript for real containers, as a script for the others. */
enum SampleAction {
  HELLO(
      "function main(args) { console.log('hi', args.name); return { hello: args.name || 'world' };"
          + " }\n"),
  THROWS("function main() { throw new Error('boom'); }"),
  APPERR("function main() { return { error: 'bad thing', n: 123 }; }"),
  HTTPERR("function main() { return { error: { body: 'nope', statusCode: 400 } }; }"),
  NOTOBJ("function main() { return 'text'; }"),
  SYNTAX("function main() { return {{}; }"),
  NOMAIN("function other() { return {}; }"),
  EXIT("function main() { process.exit(1); }"),
  ARR("function main() { return [1, 2, 3]; }"),
  UNDEF("function main() { }"),
  SLEEP(
      "function main(args) { return new Promise(r => setTimeout(() => r({ slept: args.ms||0 }),"
          + " args.ms || 0)); }\n"),
  SLEEPSHORT(SLEEP.code),
  OOM("function main() { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }"),
  BIG("function main(args) { return { s: 'x'.repeat(args.n || 1) }; }");

  private final String code;

  SampleAction(String code) {
    this.code = code;
  }

  String actionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String code() {
    return code;
  }

  /** The limits that the recorded action had, as JSON. */
  String limits() {
    return switch (this) {
      case SLEEPSHORT -> "{\"timeout\":1000}";
      case SLEEP -> "{\"timeout\":120000}";
      case OOM -> "{\"timeout\":20000,\"memory\":128}";
      case HELLO, THROWS, APPERR, HTTPERR, NOTOBJ, SYNTAX, NOMAIN, EXIT, ARR, UNDEF, BIG -> "{}";
    };
  }

  /** The script of all of them. */
  static Script script() {
    return new Script() {
      @Override
      public Behaviour behaviour(String code) {
        return behaviourOf(code);
      }

      @Override
      public String loadFailure(String code) {
        return SampleAction.loadFailureOf(code);
      }
    };
  }

  private static Behaviour behaviourOf(String code) {
    return Arrays.stream(values())
        .filter(action -> action.code.equals(code))
        .findFirst()
        .<Behaviour>map(action -> action::reply)
        .orElse((payload, limit) -> returned("{}"));
  }

  private Reply reply(String payload, Duration limit) {
    return switch (this) {
      case HELLO -> hello(payload);
      case THROWS -> failed("An error has occurred: Error: boom");
      case APPERR -> returned("{\"error\":\"bad thing\",\"n\":123}");
      case HTTPERR -> returned("{\"error\":{\"body\":\"nope\",\"statusCode\":400}}");
      case NOTOBJ -> failed("The action did not return a dictionary.");
      case SYNTAX, NOMAIN -> throw new IllegalStateException("it was never loaded");
      case EXIT -> new Reply.Exited("exit code 1", false, List.of());
      case ARR -> returned("[1,2,3]");
      case UNDEF -> returned("{}");
      case SLEEP, SLEEPSHORT -> sleep(payload, limit);
      case OOM -> new Reply.Exited("out of memory", true, List.of());
      case BIG ->
          returned("{\"s\":\"" + "x".repeat(Integer.parseInt(field(payload, "n", "1"))) + "\"}");
    };
  }

  private static Reply hello(String payload) {
    LogLine line = new LogLine(Instant.now(), "hi " + field(payload, "name", "undefined"));
    return new Reply.Returned(
        "{\"hello\":\"" + field(payload, "name", "world") + "\"}", List.of(line));
  }

  private static String loadFailureOf(String code) {
    if (code.equals(SYNTAX.code)) {
      return "Initialization has failed due to: SyntaxError: Unexpected token '{'";
    }
    return code.equals(NOMAIN.code)
        ? "Initialization has failed due to: Action entrypoint 'main' is not a function."
        : "";
  }

  private static Reply returned(String json) {
    return new Reply.Returned(json, List.of());
  }

  private static Reply failed(String message) {
    return new Reply.Failed(message, List.of());
  }

  private static Reply sleep(String payload, Duration limit) {
    long millis = Long.parseLong(field(payload, "ms", "0"));
    if (millis > limit.toMillis()) {
      return new Reply.TimedOut(List.of());
    }
    try {
      boolean woken = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      return new Reply.Returned("{\"slept\":" + (woken ? 0 : millis) + "}", List.of());
    } catch (InterruptedException killed) {
      return new Reply.Exited("killed", false, List.of());
    }
  }

  private static String field(String json, String name, String fallback) {
    Matcher field = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
    return field.find() ? field.group(1) : fallback;
  }
}
