package io.whiskwatt.rapl.junit;

import static org.junit.jupiter.api.Assertions.fail;

import io.whiskwatt.rapl.source.ZoneFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods with budgets; {@link BudgetExtensionTest} runs them. */
final class BudgetSamples {
  /** Configuration parameter: the powercap tree whose package the methods move. */
  static final String TREE = "sample.tree";

  private BudgetSamples() {}

  /** A package that has drawn 1 J so far. */
  record Socket(ZoneFolder zones) {
    void draw(long microjoules, int executions) {
      zones.counter("intel-rapl:0", 1_000_000 + executions * microjoules);
    }
  }

  /** Without a tree nobody meant these to be run. */
  static final class Sockets implements ParameterResolver, ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return context.getConfigurationParameter(TREE).isPresent()
          ? ConditionEvaluationResult.enabled("run by a test")
          : ConditionEvaluationResult.disabled("a sample, run by BudgetExtensionTest");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(Socket.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Path root = Path.of(context.getConfigurationParameter(TREE).orElseThrow());
      return new Socket(ZoneFolder.in(root));
    }
  }

  @ExtendWith(Sockets.class)
  static class Energy {
    private int executions;

    @AfterEach
    void tell(TestReporter reporter) {
      reporter.publishEntry("executions", Integer.toString(executions));
    }

    @Test
    @EnergyBudget(joules = 3)
    void takes_two_joules_within_three(Socket socket) {
      draw(socket);
    }

    @Test
    @EnergyBudget(joules = 1)
    void takes_two_joules_and_may_take_one(Socket socket) {
      draw(socket);
    }

    @Test
    @EnergyBudget(joules = 2.5, repetitions = 10, warmUps = 2)
    void is_executed_twelve_times(Socket socket) {
      draw(socket);
    }

    @Test
    @EnergyBudget(joules = 3)
    void fails_by_itself() {
      fail("mine");
    }

    @Test
    @EnergyBudget(joules = 3, withoutRapl = WithoutRapl.FAIL)
    void needs_rapl(Socket socket) {
      draw(socket);
    }

    @Test
    @EnergyBudget(joules = 1e-6, withoutRapl = WithoutRapl.MODEL)
    void is_content_with_a_model() {
      spin(20);
    }

    @Test
    @EnergyBudget(joules = 3)
    void loses_its_counter(Socket socket) {
      spin(60); // A counter file that is gone is missed once it has stood still for 50 ms.
      socket.zones().remove("intel-rapl:0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 20_000_000})
    @EnergyBudget(joules = 3)
    void takes_as_much_as_it_is_told(long microjoules, Socket socket) {
      // Long enough for 20 J to be possible at all.
      spin(30);
      socket.draw(microjoules + 1, ++executions);
    }

    /** 2 J, over 5 ms: a power that a counter can have. */
    private void draw(Socket socket) {
      spin(5);
      socket.draw(2_000_000, ++executions);
    }
  }

  @ExtendWith(Sockets.class)
  static class Cpu {
    @Test
    @CpuBudget(millis = 5)
    void spins_for_far_too_long() {
      spin(300);
    }

    @Test
    @CpuBudget(millis = 5_000)
    void does_nothing_much() {}

    @Test
    @CpuBudget(millis = 0)
    void has_no_budget_at_all() {}
  }

  @ExtendWith(Sockets.class)
  @EnergyBudget(joules = 100, repetitions = 2)
  @CpuBudget(millis = 2_000, repetitions = 3)
  static class Both {
    private int executions;

    @AfterEach
    void tell(TestReporter reporter) {
      reporter.publishEntry("executions", Integer.toString(executions));
    }

    @Test
    void is_of_a_class_with_budgets() {
      executions++;
    }

    @Test
    @CpuBudget(millis = 1)
    void spins() {
      spin(200);
    }
  }

  static void spin(long millis) {
    long endNanos = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() - endNanos < 0) {
      Thread.onSpinWait();
    }
  }
}
