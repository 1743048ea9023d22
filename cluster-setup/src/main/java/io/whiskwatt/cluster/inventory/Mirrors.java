package io.whiskwatt.cluster.inventory;

/**
 * Where downloads come from; closed networks name their own.
 *
 * @param github releases, without a slash at the end
 * @param kubernetes the apt repository of Kubernetes, up to the version
 * @param helm the folder of Helm's archives
 * @param chart of OpenWhisk, the whole address of its archive; {@code VERSION} stands for the
 *     version
 * @param images the registry of Kubernetes' images
 */
public record Mirrors(String github, String kubernetes, String helm, String chart, String images) {
  /** The projects' own. */
  public static final Mirrors NONE =
      new Mirrors(
          "https://github.com",
          "https://pkgs.k8s.io/core:/stable:",
          "https://get.helm.sh",
          "https://openwhisk.apache.org/charts/openwhisk-VERSION.tgz",
          "registry.k8s.io");
}
