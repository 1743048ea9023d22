package io.whiskwatt.results.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetsTest {
  @Test
  void the_policy_lets_in_nothing_but_the_inlined_style_and_script() {
    Assets assets = Assets.load();
    assertThat(assets.policy()).startsWith("default-src 'none';").doesNotContain("unsafe", "http");
    assertThat(assets.script())
        .contains("The MIT License", "Leon Sorokin")
        .doesNotContain("</script");
    assertThat(assets.style()).doesNotContain("</style", "url(", "@import");
  }
}
