package io.whiskwatt.rapl.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreFileTest {
  @TempDir private Path directory = Path.of("");

  private final InetAddress address = InetAddress.getLoopbackAddress();

  @Test
  void it_is_made_once_and_belongs_to_its_owner_alone() throws IOException {
    KeyStoreFile file = KeyStoreFile.at(directory.resolve("agent.p12"));
    String first = file.open("worker 1, \"strange\"", address).fingerprint();
    assertThat(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(file.open("worker-1", address).fingerprint()).isEqualTo(first);
    assertThat(modes()).containsOnly("rw-------").hasSize(2);
  }

  @Test
  void a_key_store_without_its_password_is_refused() throws IOException {
    KeyStoreFile file = KeyStoreFile.at(directory.resolve("agent.p12"));
    Files.writeString(file.path(), "whatever");
    assertThatThrownBy(() -> file.open("worker-1", address))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining("no password file");
  }

  @Test
  void what_is_no_key_store_is_refused_without_showing_the_password() throws IOException {
    KeyStoreFile file = KeyStoreFile.at(directory.resolve("agent.p12"));
    Files.writeString(file.path(), "no key store at all");
    Files.writeString(file.passwordFile(), "do-not-show-me");
    assertThatThrownBy(() -> file.open("worker-1", address))
        .isInstanceOf(AgentUnavailable.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("do-not-show-me");
  }

  private Stream<String> modes() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(
              file -> {
                try {
                  return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                } catch (IOException e) {
                  return e.toString();
                }
              })
          .toList()
          .stream();
    }
  }
}
