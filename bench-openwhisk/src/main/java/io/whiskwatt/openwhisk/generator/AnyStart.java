package io.whiskwatt.openwhisk.generator;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Tickets;
import java.util.Optional;

/** The one ticket of a URL: nothing was prepared, and it serves every invocation. */
record AnyStart() implements Tickets {
  @Override
  public StartKind start() {
    return StartKind.WARM;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public boolean reusable() {
    return true;
  }

  @Override
  public Optional<String> limitation() {
    return Optional.empty();
  }
}
