package io.whiskwatt.rapl.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Holds test methods to their {@link EnergyBudget} and {@link CpuBudget}; both annotations bring it
 * along. What was used is published as a report entry, kept budgets included.
 */
public final class BudgetExtension implements InvocationInterceptor {
  /** Configuration parameter: {@code skip}, {@code fail} or {@code model}, for all tests. */
  public static final String WITHOUT_RAPL = "whiskwatt.energy.without-rapl";

  /** Configuration parameter: the powercap tree, where it is not {@code /sys/class/powercap}. */
  public static final String POWERCAP_ROOT = "whiskwatt.energy.powercap-root";

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    hold(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    hold(invocation, context);
  }

  private static void hold(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
    Budgets budgets = Budgets.of(context);
    Executions executions = new Executions(invocation, context);
    executions.run(budgets.warmUps());
    List<Judgement> judgements = judgements(budgets, executions, context);
    judgements.forEach(each -> context.publishReportEntry(each.budget(), each.text()));
    judgements.forEach(BudgetExtension::judge);
  }

  /** That of the CPU time comes first: it fails a test that the other one may skip. */
  private static List<Judgement> judgements(
      Budgets budgets, Executions executions, ExtensionContext context) throws Throwable {
    int repetitions = budgets.repetitions();
    List<Judgement> judgements = new ArrayList<>();
    if (budgets.energy().isEmpty()) {
      CpuTime cpu = cpuTime(executions, repetitions);
      budgets.cpu().ifPresent(cap -> judgements.add(cpu.against(cap.millis(), repetitions)));
      return judgements;
    }
    try (EnergyReader reader = EnergyReader.open(budgets.withoutRapl(), context)) {
      reader.begin();
      CpuTime cpu = cpuTime(executions, repetitions);
      Judgement energy = reader.end(budgets.energy().get().joules(), repetitions);
      budgets.cpu().ifPresent(cap -> judgements.add(cpu.against(cap.millis(), repetitions)));
      judgements.add(energy);
    }
    return judgements;
  }

  private static CpuTime cpuTime(Executions executions, int repetitions) throws Throwable {
    CpuTime before = CpuTime.now();
    executions.run(repetitions);
    return CpuTime.now().since(before);
  }

  private static void judge(Judgement judgement) {
    switch (judgement.outcome()) {
      case KEPT -> {}
      case EXCEEDED, UNKNOWN_AND_FAILED -> Assertions.fail(judgement.text());
      case UNKNOWN_AND_SKIPPED -> Assumptions.abort(judgement.text());
    }
  }
}
