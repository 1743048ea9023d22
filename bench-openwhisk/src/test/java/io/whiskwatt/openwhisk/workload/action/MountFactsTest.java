package io.whiskwatt.openwhisk.workload.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MountFactsTest {
  private static final String POD =
      """
      611 500 0:70 / / rw,relatime master:2 - overlay overlay rw,lowerdir=/a:/b
      612 611 0:73 / /proc rw,nosuid - proc proc rw
      613 611 8:1 /etc-hosts /etc/hosts rw - ext4 /dev/sda1 rw
      614 611 0:9 / /run/1f2e3d4c5b6a7988/task-17 rw shared:3 - tmpfs tmpfs rw
      615 611 0:9 / /data rw - fuse /srv/with\\040space rw
      """;

  @Test
  void the_digest_is_over_sorted_lines_without_what_differs_from_start_to_start()
      throws NoSuchAlgorithmException {
    assertThat(facts(POD).get("mounts").getAsString())
        .isEqualTo(
            sha256(
                """
                / overlay name
                /data fuse path
                /etc/hosts ext4 device
                /proc proc name
                /run/*/task-# tmpfs name
                """));
    assertThat(facts(POD).get("mountCount").getAsInt()).isEqualTo(5);
  }

  @Test
  void sandboxes_made_alike_have_the_same_digest() {
    String other =
        POD.replace("611", "9611")
            .replace("1f2e3d4c5b6a7988", "aaaabbbbcccc0000")
            .replace("-17", "-3");
    assertThat(facts(other)).isEqualTo(facts(POD));
    assertThat(facts(POD.replace("ext4", "xfs")).get("mounts"))
        .isNotEqualTo(facts(POD).get("mounts"));
  }

  @Test
  void the_root_is_what_was_mounted_over_it_last() {
    assertThat(facts(POD).get("rootType").getAsString()).isEqualTo("overlay");
    String over = POD + "700 611 0:80 / / ro - virtiofs kataShared ro\n";
    assertThat(facts(over).get("rootType").getAsString()).isEqualTo("virtiofs");
  }

  @Test
  void no_table_is_an_empty_one() throws NoSuchAlgorithmException {
    assertThat(facts("").get("mountCount").getAsInt()).isZero();
    assertThat(facts("").get("mounts").getAsString()).isEqualTo(sha256(""));
  }

  private static JsonObject facts(String mountinfo) {
    JsonObject facts = new JsonObject();
    MountFacts.addTo(facts, mountinfo);
    return facts;
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
