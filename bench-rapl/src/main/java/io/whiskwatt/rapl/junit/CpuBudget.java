package io.whiskwatt.rapl.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much CPU time an execution of a test method may take: the mean over its repetitions, of all
 * threads of this JVM, those of the compiler and the garbage collector included. It is counted in
 * ticks of 10 ms, one of which is let pass in all repetitions together: have them take 100 ms or
 * more. It can be had on every machine.
 *
 * <p>With an {@link EnergyBudget} on the same method, both hold for the same executions, as many as
 * the larger of the two asks for.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(BudgetExtension.class)
public @interface CpuBudget {
  /** Of one execution, above 0. */
  double millis();

  /** Executions that are measured, 1 or more. */
  int repetitions() default 1;

  /** Executions before those, unmeasured, 0 or more: for the compiler to do its work. */
  int warmUps() default 0;
}
