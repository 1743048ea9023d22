package io.whiskwatt.openwhisk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.openwhisk.client.AuthKey;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.client.WskProps;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a server that hold its key. */
class ServerFilesTest {
  private static final Endpoint HERE =
      new Endpoint(URI.create("http://127.0.0.1:3233"), AuthKey.of("somebody:secret"));

  @TempDir private Path folder = Path.of("");

  @Test
  void a_key_is_made_once_and_kept_for_its_owner() throws IOException {
    KeyFile file = new KeyFile(folder.resolve("key"));
    assertThat(file.problem()).isEmpty();
    assertThat(folder.resolve("key")).doesNotExist();
    String first = file.readOrMake().header();
    assertThat(permissions("key")).isEqualTo("rw-------");
    assertThat(file.readOrMake().header()).isEqualTo(first);
    assertThat(new KeyFile(folder.resolve("other")).readOrMake().header()).isNotEqualTo(first);
    assertThat(folder.resolve("key")).content().matches("[0-9a-f-]{36}:[a-zA-Z0-9]{64}\n");
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws IOException {
    Path path = Files.writeString(folder.resolve("key"), "somebody:secret\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    KeyFile file = new KeyFile(path);
    assertThat(file.problem())
        .map(Problem::message)
        .hasValueSatisfying(
            text -> assertThat(text).contains("chmod 600").doesNotContain("secret"));
    assertThatThrownBy(file::readOrMake).isInstanceOf(InvalidConfiguration.class);
  }

  @Test
  void a_file_without_a_key_or_a_folder_is_refused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-------"));
    assertThat(new KeyFile(empty).problem()).isPresent();
    assertThat(new KeyFile(folder.resolve("none/key")).problem()).isPresent();
    assertThat(new WskPropsFile(folder.resolve("none/props")).problem()).isPresent();
  }

  @Test
  void what_is_written_for_wsk_is_read_back_by_our_own_client() throws IOException {
    Path path = folder.resolve("props");
    new WskPropsFile(path).write(HERE);
    WskProps read = WskProps.read(Map.of("WSK_CONFIG_FILE", path.toString()), folder).orThrow();
    assertThat(read.apiHost()).isEqualTo(HERE.apiHost());
    assertThat(read.key().header()).isEqualTo(HERE.key().header());
    assertThat(read.note()).isEmpty();
    assertThat(permissions("props")).isEqualTo("rw-------");
  }

  @Test
  void a_file_that_no_server_wrote_is_not_touched() throws IOException {
    Path path = Files.writeString(folder.resolve(".wskprops"), "APIHOST=a\nAUTH=b:c\n");
    assertThat(new WskPropsFile(path).problem()).isPresent();
    new WskPropsFile(path).remove(HERE);
    assertThat(path).hasContent("APIHOST=a\nAUTH=b:c\n");
  }

  @Test
  void a_server_removes_its_own_file_and_not_that_of_the_next() throws IOException {
    WskPropsFile file = new WskPropsFile(folder.resolve("props"));
    file.write(HERE);
    assertThat(file.problem()).isEmpty();
    Endpoint next = new Endpoint(URI.create("http://127.0.0.1:4000"), HERE.key());
    file.write(next);
    file.remove(HERE);
    assertThat(file.path()).exists();
    file.remove(next);
    assertThat(folder).isEmptyDirectory();
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }
}
