package io.whiskwatt.cluster.inventory;

/**
 * The address ranges of Kubernetes.
 *
 * @param pods Flannel's network
 * @param services of cluster IPs
 */
public record Network(Cidr pods, Cidr services) {
  /** Flannel's and kubeadm's own defaults: 10.244.0.0/16 and 10.96.0.0/12. */
  public static final Network DEFAULT =
      new Network(new Cidr(0x0AF4_0000L, 16), new Cidr(0x0A60_0000L, 12));
}
