package io.whiskwatt.cluster.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1MutatingWebhookConfiguration;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1RuntimeClass;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.InventoryReader;
import io.whiskwatt.config.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the scripts hand to Kubernetes, held against its own typed model. */
class ManifestsTest {
  private static final Inventory SWITCHED =
      new InventoryReader(Environment.unread())
          .read(
              """
              cluster: lab
              ssh: { user: root }
              nodes:
                - { hostname: master, address: 10.77.0.11, role: master }
                - { hostname: worker-1, address: 10.77.0.12, role: worker }
              runtimes: [ runc, kata-qemu ]
              webhook: { image: "registry.example/jre@sha256:%s", first-port: 31100 }
              """
                  .formatted("a".repeat(64)),
              "cluster.yaml")
          .orThrow();

  @TempDir private Path folder = Path.of("");

  /** The manifests that a function of a script prints or applies. */
  private List<JsonObject> manifests(ScriptKind kind, String function)
      throws IOException, InterruptedException {
    String text =
        Scripts.of(SWITCHED).stream()
            .filter(script -> script.kind() == kind)
            .findFirst()
            .orElseThrow()
            .text();
    String steps = text.substring(0, text.lastIndexOf("\nrequire_root\n"));
    for (String file :
        List.of(
            "webhook.jar", "webhook.p12", "webhook.password", "webhook.token", "webhook-ca.pem")) {
      Files.writeString(folder.resolve(file), file);
    }
    Path script =
        Files.writeString(
            folder.resolve("manifests.sh"), steps + "\nkube() { cat; }\n" + function + "\n");
    Process process = new ProcessBuilder("bash", script.toString()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    List<JsonObject> documents = new ArrayList<>();
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(out)) {
      documents.add(new Gson().toJsonTree(document).getAsJsonObject());
    }
    return documents;
  }

  private static void validate(JsonElement manifest) throws IOException {
    String kind = manifest.getAsJsonObject().get("kind").getAsString();
    switch (kind) {
      case "StatefulSet" -> V1StatefulSet.validateJsonElement(manifest);
      case "Service" -> V1Service.validateJsonElement(manifest);
      case "MutatingWebhookConfiguration" ->
          V1MutatingWebhookConfiguration.validateJsonElement(manifest);
      case "RuntimeClass" -> V1RuntimeClass.validateJsonElement(manifest);
      case "Pod" -> V1Pod.validateJsonElement(manifest);
      default -> throw new AssertionError("no model of " + kind);
    }
  }

  @Test
  void the_webhooks_own_objects_are_ones_that_kubernetes_knows()
      throws IOException, InterruptedException {
    List<JsonObject> replicas = manifests(ScriptKind.WEBHOOK, "replicas");
    assertThat(replicas)
        .extracting(object -> object.get("kind").getAsString())
        .containsExactly("StatefulSet", "Service", "Service", "Service");
    for (JsonObject object : replicas) {
      validate(object);
    }
    assertThat(replicas.toString())
        .contains("\"nodePort\":31100", "\"nodePort\":31101", "\"switched\"", "\"replicas\":2");
    List<JsonObject> registration = manifests(ScriptKind.WEBHOOK, "registration");
    validate(registration.get(0));
    assertThat(registration.get(0).toString())
        .contains(
            "\"failurePolicy\":\"Fail\"", "\"user-action-pod\":\"true\"", "\"path\":\"/mutate\"");
    validate(manifests(ScriptKind.WEBHOOK, "probe").get(0));
  }

  @Test
  void the_runtime_class_is_one_that_kubernetes_knows() throws IOException, InterruptedException {
    validate(manifests(ScriptKind.LABEL, "apply_runtime_class").get(0));
  }

  @Test
  void a_field_that_kubernetes_does_not_know_is_refused() throws IOException, InterruptedException {
    JsonObject set = manifests(ScriptKind.WEBHOOK, "replicas").get(0);
    set.getAsJsonObject("spec")
        .getAsJsonObject("template")
        .getAsJsonObject("spec")
        .addProperty("nodeSelecter", "core");
    assertThatThrownBy(() -> validate(set)).hasMessageContaining("nodeSelecter");
  }
}
