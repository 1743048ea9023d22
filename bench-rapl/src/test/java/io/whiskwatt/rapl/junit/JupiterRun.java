package io.whiskwatt.rapl.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A JUnit of its own, for tests of what extends it.
 *
 * @param parameters of its configuration
 */
record JupiterRun(Map<String, String> parameters) {
  JupiterRun with(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value);
    return new JupiterRun(more);
  }

  /** What came of one method, by name; of a parameterized one, for each of its invocations. */
  record Ended(List<TestExecutionResult> results, Map<String, String> reports) {
    List<String> outcomes() {
      return results.stream().map(result -> result.getStatus().name()).toList();
    }

    String outcome() {
      return outcomes().get(0);
    }

    String message() {
      return results.get(0).getThrowable().map(Throwable::getMessage).orElse("");
    }
  }

  Ended of(Class<?> sample, String name) {
    Method method =
        Arrays.stream(sample.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(sample, method))
            .configurationParameters(parameters)
            .build();
    Listener listener = new Listener();
    LauncherFactory.create().execute(request, listener);
    return new Ended(List.copyOf(listener.results), Map.copyOf(listener.reports));
  }

  private static final class Listener implements TestExecutionListener {
    private final List<TestExecutionResult> results = new ArrayList<>();
    private final Map<String, String> reports = new LinkedHashMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      Optional.of(test).filter(TestIdentifier::isTest).ifPresent(each -> results.add(result));
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      reports.putAll(entry.getKeyValuePairs());
    }
  }
}
