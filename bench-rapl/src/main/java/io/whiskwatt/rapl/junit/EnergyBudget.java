package io.whiskwatt.rapl.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much energy an execution of a test method may take: the mean over its repetitions, of the
 * whole machine, idle power and other processes included. The test fails when the mean is above the
 * budget by more than twice its standard uncertainty; it does not fail for noise of the counters.
 *
 * <p>Between repetitions nothing is set up or torn down: {@code @BeforeEach} and {@code @AfterEach}
 * run once, outside of what is measured. Tests that run beside this one are counted as well.
 * Counters are updated about every millisecond, so let the repetitions take 100 ms or more
 * together. On a class, it holds for each of its test methods that has none of its own.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(BudgetExtension.class)
public @interface EnergyBudget {
  /** Of one execution, above 0. */
  double joules();

  /** Executions that are measured, 1 or more. */
  int repetitions() default 1;

  /** Executions before those, unmeasured, 0 or more: for the compiler to do its work. */
  int warmUps() default 0;

  /**
   * What becomes of the test on a machine whose RAPL counters cannot be read. The configuration
   * parameter {@value BudgetExtension#WITHOUT_RAPL}, if there is one, decides instead.
   */
  WithoutRapl withoutRapl() default WithoutRapl.SKIP;
}
