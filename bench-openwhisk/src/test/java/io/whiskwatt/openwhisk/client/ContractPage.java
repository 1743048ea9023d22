package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.sample.Sample;
import java.util.List;
import java.util.Locale;

/** The rows of the page that lists the recorded exchanges, from what the client made of them. */
final class ContractPage {
  static final String HEAD =
      """
      # The contract with OpenWhisk

      Each row is one exchange recorded with a real server (`bench-openwhisk/src/test/resources/openwhisk-samples`). `RecordedExchangesTest` makes the request again through the client's public method, against a
      server that replies what was recorded, and checks the request that arrives and the typed answer. This page is written by that test (`-Dwhiskwatt.refresh=true`), which fails when it is no longer true.
      Where the client on purpose never sends such a request, only its reading of the reply is tested. `SampleContractTest` holds the embedded platform to the same exchanges from the server's side.

      | exchange | status | client method | becomes |
      |---|---|---|---|
      """;

  private ContractPage() {}

  static String row(ClientCase each, Sample sample, Answer<?> answer) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s |\n",
        each.sample(),
        sample.status() == 0 ? "" : sample.status(),
        each.call().isPresent() ? "`" + each.method() + "`" : each.method(),
        words(answer));
  }

  private static String words(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      return "`Refused` " + refused.reason() + refused.throttle().map(ContractPage::of).orElse("");
    }
    return answer instanceof Answer.Ok<?> ok ? of(ok.value()) : answer.failure();
  }

  private static String of(Throttle throttle) {
    return ", " + throttle.kind() + " " + throttle.count() + " of " + throttle.allowed();
  }

  private static String of(Object value) {
    if (value instanceof Invocation invocation) {
      return of(invocation);
    }
    if (value instanceof ActivationRecord record) {
      return "`ActivationRecord` " + words(record);
    }
    return value instanceof List<?> list ? of(list) : "`" + value.getClass().getSimpleName() + "`";
  }

  private static String of(List<?> list) {
    return list.isEmpty()
        ? "empty list"
        : "list of " + list.size() + " `" + list.get(0).getClass().getSimpleName() + "`";
  }

  private static String of(Invocation invocation) {
    if (invocation instanceof Invocation.Ended ended) {
      return "`Invocation.Ended` " + words(ended.record());
    }
    return invocation instanceof Invocation.Bare bare
        ? "`Invocation.Bare`, " + (bare.succeeded() ? "the result" : "the error")
        : "`Invocation.Running`";
  }

  private static String words(ActivationRecord record) {
    return record.ending()
        + (record.timedOut() ? ", timed out" : "")
        + (record.initMillis().isPresent() ? ", initialised" : "");
  }
}
