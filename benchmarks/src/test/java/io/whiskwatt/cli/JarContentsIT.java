package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JarContentsIT {
  private final JarFile jar;

  JarContentsIT() throws IOException {
    jar = new JarFile(BenchmarksJar.file().toFile());
  }

  @AfterEach
  void close_the_jar() throws IOException {
    jar.close();
  }

  @Test
  void every_class_belongs_to_a_component_whose_licence_is_listed() throws IOException {
    List<String> listed = listedPackages();
    assertThat(listed).hasSizeGreaterThan(10);
    assertThat(classes())
        .allMatch(name -> listed.stream().anyMatch(prefix -> name.startsWith(prefix + ".")));
  }

  @Test
  void it_carries_its_own_licence() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License", "Version 2.0");
  }

  @Test
  void jmh_is_named_with_its_licence_which_does_not_pass_for_ours() throws IOException {
    assertThat(text("META-INF/licenses/THIRD-PARTY.txt"))
        .contains("jmh-core", "GPL-2.0 + Classpath exception", "jmh-LICENSE.txt");
    assertThat(text("META-INF/licenses/jmh-LICENSE.txt"))
        .contains("GNU General Public License", "CLASSPATH");
    assertThat(jar.getJarEntry("LICENSE")).isNull();
    assertThat(text("META-INF/BenchmarkList")).contains("io.whiskwatt.cli.benchmark.");
  }

  @Test
  void providers_of_all_modules_are_found() throws IOException {
    assertThat(text("META-INF/services/io.whiskwatt.platform.PlatformProvider")).isNotBlank();
    assertThat(text("META-INF/services/io.whiskwatt.energy.EnergyProvider").lines().count())
        .isGreaterThan(1);
  }

  @Test
  void classes_for_newer_javas_are_in_force() throws IOException {
    assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release")).isEqualTo("true");
  }

  private List<String> listedPackages() throws IOException {
    List<String> ours = List.of("io.whiskwatt");
    List<String> theirs =
        text("META-INF/licenses/THIRD-PARTY.txt")
            .lines()
            .filter(line -> line.contains("|"))
            .flatMap(
                line -> Arrays.stream(line.substring(line.lastIndexOf('|') + 1).split(",", -1)))
            .map(String::strip)
            .toList();
    return Stream.concat(ours.stream(), theirs.stream()).toList();
  }

  private List<String> classes() {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".class"))
        .map(name -> name.replaceFirst("^META-INF/versions/[0-9]+/", "").replace('/', '.'))
        .toList();
  }

  private String text(String name) throws IOException {
    try (InputStream stream = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
