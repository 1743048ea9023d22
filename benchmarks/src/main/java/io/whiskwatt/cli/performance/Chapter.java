package io.whiskwatt.cli.performance;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One kind of cost. */
public interface Chapter {
  String title();

  /**
   * Measures it, which takes its time.
   *
   * @param progress is told what is being measured
   * @return lines of Markdown
   */
  List<String> measure(Consumer<String> progress) throws IOException;
}
