package io.whiskwatt.cluster.inventory;

/**
 * One machine of a cluster.
 *
 * @param hostname its Kubernetes node name, unique in the cluster
 * @param address an IPv4 address or a DNS name, unique in the cluster
 */
public record ClusterNode(String hostname, String address, Role role, SshAccess ssh) {}
