package io.whiskwatt.rapl.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * The executions of one test method on its instance. The first is JUnit's own, which must happen
 * once and only once; the others are called like it, with parameters resolved anew.
 */
final class Executions {
  private final Invocation<Void> invocation;
  private final ExtensionContext context;
  private boolean begun;

  Executions(Invocation<Void> invocation, ExtensionContext context) {
    this.invocation = invocation;
    this.context = context;
  }

  /** As many more. */
  void run(int count) throws Throwable {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void next() throws Throwable {
    if (begun) {
      Method method = context.getRequiredTestMethod();
      context.getExecutableInvoker().invoke(method, context.getRequiredTestInstance());
    } else {
      begun = true;
      invocation.proceed();
    }
  }
}
