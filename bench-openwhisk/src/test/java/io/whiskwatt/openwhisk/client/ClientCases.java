package io.whiskwatt.openwhisk.client;

import static io.whiskwatt.openwhisk.client.AnswerChecks.action;
import static io.whiskwatt.openwhisk.client.AnswerChecks.bare;
import static io.whiskwatt.openwhisk.client.AnswerChecks.ended;
import static io.whiskwatt.openwhisk.client.AnswerChecks.ids;
import static io.whiskwatt.openwhisk.client.AnswerChecks.refused;
import static io.whiskwatt.openwhisk.client.AnswerChecks.running;
import static io.whiskwatt.openwhisk.client.AnswerChecks.throttled;
import static io.whiskwatt.openwhisk.client.AnswerChecks.timedOut;
import static io.whiskwatt.openwhisk.client.AnswerChecks.value;
import static io.whiskwatt.openwhisk.client.ClientCase.readOnly;
import static io.whiskwatt.openwhisk.client.ClientCase.sent;

import io.whiskwatt.openwhisk.sample.Sample;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Every recorded exchange, and how the client makes and understands it. */
final class ClientCases {
  static final String HELLO_CODE =
      "function main(args) { console.log('hi', args.name);"
          + " return { hello: args.name || 'world' }; }\n";

  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String COLD_ID = "af4cac71757b40088cac71757b50088f";
  private static final String SLEEPING_ID = "d0cf1a0f44c443ef8f1a0f44c483efbd";
  private static final String NEVER = "(never sent) ";

  private ClientCases() {}

  static List<ClientCase> all() {
    return List.of(
        sent("01-create", "create", put("hello", HELLO_CODE), action("hello", "0.0.1")),
        invoked("02-invoke-blocking-1", "hello", "{\"name\":\"cold\"}", ended(Ending.SUCCESS)),
        invoked("03-invoke-blocking-2", "hello", "{\"name\":\"warm\"}", ended(Ending.SUCCESS)),
        result("04-invoke-result", "hello", "{\"name\":\"r\"}", bare(true)),
        submitted("05-invoke-nonblocking", "hello", "{\"name\":\"nb\"}"),
        sent("06-activation", "activation", c -> c.activation(COLD_ID), ended(Ending.SUCCESS)),
        sent(
            "07-activation-result",
            "activationResult",
            c -> c.activationResult(COLD_ID),
            value(new ActivationResult(Ending.SUCCESS, "{\"hello\":\"cold\"}"))),
        sent(
            "08-activation-logs",
            "activationLogs",
            c -> c.activationLogs(COLD_ID),
            value(List.of("2026-11-22T16:09:15.924346696Z hi cold"))),
        sent(
            "10-create-timeout-action",
            "create",
            put("sleepshort", "…"),
            action("sleepshort", "0.0.1")),
        failed("11-throws", "throws"),
        invoked("12-apperr", "apperr", "{}", ended(Ending.APPLICATION_ERROR)),
        invoked("13-httperr", "httperr", "{}", ended(Ending.APPLICATION_ERROR)),
        failed("14-notobj", "notobj"),
        failed("15-syntax", "syntax"),
        failed("16-nomain", "nomain"),
        failed("17-exit", "exit"),
        invoked("18-arr", "arr", "{}", bare(true)),
        invoked("19-undef", "undef", "{}", ended(Ending.SUCCESS)),
        invoked("20-sleepshort", "sleepshort", "{\"ms\":5000}", timedOut()),
        failed("21-oom", "oom"),
        result("22-throws-result", "throws", "{}", bare(false)),
        result("23-apperr-result", "apperr", "{}", bare(false)),
        result("24-timeout-result", "sleepshort", "{\"ms\":5000}", bare(false)),
        sent("30-401-noauth", "actions", c -> c.actions(30, 0), unauthenticated()),
        sent("31-401-badauth", "actions", c -> c.actions(30, 0), unauthenticated()),
        sent("32-401-wrongkey", "actions", c -> c.actions(30, 0), unauthenticated()),
        invoked("33-404-action", "nosuch", "{}", refused(Refusal.NOT_FOUND)),
        sent(
            "34-404-activation",
            "activation",
            c -> c.activation("0".repeat(32)),
            refused(Refusal.NOT_FOUND)),
        sent("35-400-badid", "activation", c -> c.activation("xyz"), refused(Refusal.INVALID)),
        sent(
            "36-409-conflict",
            "create",
            put("hello", "function main(){}"),
            refused(Refusal.CONFLICT)),
        invoked("37-400-badjson", "hello", "{bad", refused(Refusal.INVALID)),
        invoked("38-array-payload", "hello", "[1,2]", refused(Refusal.INVALID)),
        readOnly(
            "39-415-form",
            NEVER + "invoke, as a form",
            Reader::invocation,
            refused(Refusal.INVALID)),
        invoked("40-no-body", "hello", "", ended(Ending.SUCCESS)),
        sent(
            "41-403-other-ns",
            "actions",
            c -> c.actions("other", 30, 0),
            refused(Refusal.FORBIDDEN)),
        sent("42-404-delete", "delete", c -> c.delete("nosuch"), refused(Refusal.NOT_FOUND)),
        sent(
            "43-400-kind",
            "create",
            c -> c.create(draft("badkind", "nodejs:99", "function main(){}", MINUTE)),
            refused(Refusal.INVALID)),
        sent(
            "44-400-limits",
            "create",
            c ->
                c.create(
                    draft(
                        "badlim",
                        "nodejs:20",
                        "function main(){}",
                        Duration.ofMillis(999_999_999))),
            refused(Refusal.INVALID)),
        readOnly(
            "45-request-id",
            NEVER + "invoke, with an id of the client's",
            Reader::invocation,
            ended(Ending.SUCCESS)),
        invoked("46-413-payload", "hello", padded(1_048_596), refused(Refusal.TOO_LARGE)),
        invoked("47-900k-ok", "hello", padded(900_000), ended(Ending.SUCCESS)),
        sent("48-413-code", "create", put("large", "…"), refused(Refusal.TOO_LARGE)),
        invoked("49-413-50mb", "hello", "{}", refused(Refusal.TOO_LARGE)),
        invoked("50-result-too-large", "big", "{\"n\":1100000}", ended(Ending.APPLICATION_ERROR)),
        invoked("60-202-after-60s", "sleep", "{\"ms\":70000}", running()),
        waiting("61-202-timeout-param", "{\"ms\":4000}", 1500, running()),
        waiting("62-timeout-param-too-big", "{\"ms\":1}", 90_000, refused(Refusal.INVALID)),
        listed("63-list-limit2", ActivationQuery.newest(2)),
        listed("64-list-skip2", ActivationQuery.newest(2).skipping(2)),
        sent(
            "65-count",
            "countActivations",
            c -> c.countActivations(ActivationQuery.newest(0)),
            value(22L)),
        sent(
            "66-docs",
            "activationRecords",
            c -> c.activationRecords(ActivationQuery.newest(1).of("hello")),
            ids()),
        readOnly(
            "67-limit201",
            NEVER + "activations, beyond the limit",
            Reader::refused,
            refused(Refusal.INVALID)),
        listed("68-since", ActivationQuery.newest(3).since(Instant.ofEpochMilli(1795363986834L))),
        listed("69-limit0", ActivationQuery.newest(0)),
        invoked("70-429-rate", "hello", "{}", throttled(Throttle.Kind.RATE, 64, 60)),
        invoked("71-429-concurrent", "sleep", "{}", throttled(Throttle.Kind.CONCURRENCY, 30, 30)),
        sent("80-root-info", "info", OpenWhiskClient::info, AnswerChecks.info()),
        sent(
            "81-api-v1",
            "version",
            OpenWhiskClient::version,
            value(new ApiVersion("OpenWhisk API", "1.0.0", "2026-08-05", "1fae641a2"))),
        sent("82-ping", "clock", OpenWhiskClient::clock, AnswerChecks.clock()),
        sent("83-namespaces", "namespaces", OpenWhiskClient::namespaces, value(List.of("guest"))),
        sent(
            "84-limits",
            "limits",
            OpenWhiskClient::limits,
            value(new NamespaceLimits(100, 6000, 128, 512, 100, 300_000, 10, 1))),
        sent(
            "85-update",
            "put",
            c -> c.put(draft("hello", "nodejs:20", HELLO_CODE, MINUTE)),
            action("hello", "0.0.2")),
        sent("86-get-action-nocode", "action", c -> c.action("hello"), AnswerChecks.document()),
        sent("87-list-actions", "actions", c -> c.actions(2, 0), AnswerChecks.listedAction()),
        sent("88-count-actions", "countActions", OpenWhiskClient::countActions, value(1L)),
        submitted("89-nb", "sleep", "{\"ms\":3000}"),
        sent(
            "90-get-running",
            "activation",
            c -> c.activation(SLEEPING_ID),
            refused(Refusal.NOT_FOUND)),
        sent("91-get-done", "activation", c -> c.activation(SLEEPING_ID), ended(Ending.SUCCESS)),
        sent("92-delete", "delete", c -> c.delete("sleep"), action("sleep", "0.0.1")),
        readOnly(
            "93-405", NEVER + "another HTTP method", Reader::refused, refused(Refusal.NOT_FOUND)),
        readOnly(
            "94-400-limit",
            NEVER + "activations, with a limit that is no number",
            Reader::refused,
            refused(Refusal.INVALID)),
        sent(
            "95-odd-name", "create", put("a b%2Fc", "function main(){}"), refused(Refusal.INVALID)),
        readOnly(
            "96-noexec",
            NEVER + "create, without code",
            Reader.json(ActionJson::summary),
            refused(Refusal.INVALID)),
        readOnly(
            "97-long-reqid",
            NEVER + "create, with an id of the client's",
            Reader.json(ActionJson::summary),
            refused(Refusal.CONFLICT)),
        readOnly(
            "98-bad-bool",
            NEVER + "invoke, blocking=maybe",
            Reader::invocation,
            refused(Refusal.INVALID)),
        invoked("99-500-no-provision", "hello", "{\"name\":\"cold\"}", ended(Ending.WHISK_ERROR)));
  }

  private static ClientCase invoked(
      String sample, String action, String payload, BiConsumer<Sample, Answer<?>> check) {
    return sent(sample, "invoke", c -> c.invoke(action, payload, MINUTE), check);
  }

  private static ClientCase failed(String sample, String action) {
    return invoked(sample, action, "{}", ended(Ending.DEVELOPER_ERROR));
  }

  private static ClientCase result(
      String sample, String action, String payload, BiConsumer<Sample, Answer<?>> check) {
    return sent(sample, "invokeForResult", c -> c.invokeForResult(action, payload, MINUTE), check);
  }

  private static ClientCase submitted(String sample, String action, String payload) {
    return sent(
        sample,
        "invokeNonBlocking",
        c -> c.invokeNonBlocking(action, payload),
        AnswerChecks.idOfHeader());
  }

  private static ClientCase waiting(
      String sample, String payload, long waitMillis, BiConsumer<Sample, Answer<?>> check) {
    Duration wait = Duration.ofMillis(waitMillis);
    return sent(sample, "invokeWaiting", c -> c.invokeWaiting("sleep", payload, wait), check);
  }

  private static ClientCase listed(String sample, ActivationQuery query) {
    return sent(sample, "activations", c -> c.activations(query), ids());
  }

  private static BiConsumer<Sample, Answer<?>> unauthenticated() {
    return refused(Refusal.UNAUTHENTICATED);
  }

  private static Function<OpenWhiskClient, Pending<?>> put(String name, String code) {
    return client -> client.create(draft(name, "nodejs:20", code, MINUTE));
  }

  private static ActionDraft draft(String name, String kind, String code, Duration timeout) {
    ActionLimits limits =
        new ActionLimits(DataSize.ofMegabytes(256), timeout, DataSize.ofMegabytes(10));
    return new ActionDraft(name, kind, code, Optional.empty(), limits, Map.of());
  }

  /** A payload of so many bytes. */
  private static String padded(int bytes) {
    String frame = "{\"s\":\"\"}";
    return "{\"s\":\"" + "x".repeat(bytes - frame.length()) + "\"}";
  }
}
