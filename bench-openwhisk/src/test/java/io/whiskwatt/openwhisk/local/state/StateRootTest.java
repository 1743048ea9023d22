package io.whiskwatt.openwhisk.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateRootTest {
  @TempDir private Path temp;

  @Test
  void only_its_owner_may_look_into_it() throws IOException {
    Path root = temp.resolve("state");

    InstanceFolder folder = InstanceFolder.create(new StateRoot(root));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
  }

  @Test
  void permissions_that_are_too_wide_are_narrowed() throws IOException {
    Path root = Files.createDirectory(temp.resolve("state"));
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));

    new StateRoot(root).secure();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_symbolic_link_in_its_place_is_refused() throws IOException {
    Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Path root = Files.createSymbolicLink(temp.resolve("state"), elsewhere);

    assertThatThrownBy(() -> InstanceFolder.create(new StateRoot(root)))
        .hasMessageContaining("\"" + root + "\" is not a directory");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void two_folders_of_one_process_have_different_names() throws IOException {
    StateRoot root = new StateRoot(temp.resolve("state"));

    assertThat(InstanceFolder.create(root).name()).isNotEqualTo(InstanceFolder.create(root).name());
  }
}
