package io.whiskwatt.rapl.junit;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The budgets of one test method. */
record Budgets(Optional<EnergyBudget> energy, Optional<CpuBudget> cpu, WithoutRapl withoutRapl) {
  /**
   * Those of the method; where it has none of a kind, those of its class.
   *
   * @throws ExtensionConfigurationException when a number or the parameter makes no sense
   */
  static Budgets of(ExtensionContext context) {
    Optional<EnergyBudget> energy = find(EnergyBudget.class, context);
    Optional<CpuBudget> cpu = find(CpuBudget.class, context);
    energy.ifPresent(
        budget -> check(budget.joules(), budget.repetitions(), budget.warmUps(), context));
    cpu.ifPresent(
        budget -> check(budget.millis(), budget.repetitions(), budget.warmUps(), context));
    WithoutRapl asWritten = energy.map(EnergyBudget::withoutRapl).orElse(WithoutRapl.SKIP);
    return new Budgets(energy, cpu, withoutRapl(context).orElse(asWritten));
  }

  private static <A extends Annotation> Optional<A> find(Class<A> type, ExtensionContext context) {
    return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(type))
        .or(() -> ofClass(type, context.getRequiredTestClass()));
  }

  /** The class itself, or the nearest one around it. */
  private static <A extends Annotation> Optional<A> ofClass(Class<A> type, Class<?> test) {
    return Optional.ofNullable(test.getAnnotation(type))
        .or(
            () ->
                Optional.<Class<?>>ofNullable(test.getEnclosingClass())
                    .flatMap(o -> ofClass(type, o)));
  }

  private static void check(double amount, int repetitions, int warmUps, ExtensionContext context) {
    if (!(amount > 0) || repetitions < 1 || warmUps < 0) {
      throw new ExtensionConfigurationException(
          context.getDisplayName()
              + ": a budget is above 0, with 1 repetition or more and 0 warm-ups or more, not \""
              + amount
              + "\" with \""
              + repetitions
              + "\" and \""
              + warmUps
              + "\"");
    }
  }

  private static Optional<WithoutRapl> withoutRapl(ExtensionContext context) {
    return context.getConfigurationParameter(BudgetExtension.WITHOUT_RAPL).map(Budgets::parsed);
  }

  private static WithoutRapl parsed(String text) {
    return Arrays.stream(WithoutRapl.values())
        .filter(each -> each.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    BudgetExtension.WITHOUT_RAPL
                        + " is \""
                        + text
                        + "\"; write skip, fail or model"));
  }

  int repetitions() {
    return Math.max(
        energy.map(EnergyBudget::repetitions).orElse(1), cpu.map(CpuBudget::repetitions).orElse(1));
  }

  int warmUps() {
    return Math.max(
        energy.map(EnergyBudget::warmUps).orElse(0), cpu.map(CpuBudget::warmUps).orElse(0));
  }
}
