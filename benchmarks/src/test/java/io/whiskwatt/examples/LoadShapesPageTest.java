package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Environment;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StudyReader;
import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadShapesPageTest {
  private static final String STUDY =
      "study: s\nplatforms: { here: { local: {} } }\nworkloads: hello\nstarts: [ warm ]\ndesign: { window: 30s }\n";

  /** A function of each of two strata, at nine o'clock. */
  private static final String DAY =
      "HashOwner,HashApp,HashFunction,Trigger"
          + minutes(minute -> Integer.toString(minute))
          + "\no,a,f,http"
          + minutes(minute -> minute == 541 ? "9" : "0")
          + "\no,a,g,http"
          + minutes(minute -> minute == 541 ? "3000" : "0")
          + "\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void every_load_on_the_page_is_read() throws IOException {
    Files.writeString(folder.resolve("invocations_per_function_md.anon.d01.csv"), DAY);
    List<String> ids = new ArrayList<>();
    for (String load : LoadShapesPage.loads()) {
      String study = STUDY + load.replace("sample: 1%", "sample: 50%");
      study(study).loads().stream().map(LoadShape::id).forEach(ids::add);
    }
    assertThat(ids)
        .containsExactly(
            "closed-4-think-100ms",
            "constant-50/s",
            "poisson-20/s",
            "uniform-20/s",
            "burst-10-every-1s",
            "ramp-1/s-to-50/s",
            "trace-day1",
            "search-p99-200ms-errors-1%-10/s-to-1000/s");
  }

  @Test
  void the_study_on_the_page_is_read() throws IOException {
    Files.writeString(folder.resolve("starts.csv"), LoadShapesPage.trace());
    assertThat(study(LoadShapesPage.study()).loads())
        .extracting(LoadShape::id)
        .containsExactly("burst-3-every-250ms", "ramp-2/s-to-20/s", "uniform-15/s", "trace-starts");
  }

  private StudySpec study(String text) {
    return new StudyReader(Environment.unread())
        .read(text, folder.resolve("s.yaml").toString())
        .orThrow();
  }

  private static String minutes(IntFunction<String> count) {
    StringBuilder text = new StringBuilder();
    for (int minute = 1; minute <= 1440; minute++) {
      text.append(',').append(count.apply(minute));
    }
    return text.toString();
  }
}
