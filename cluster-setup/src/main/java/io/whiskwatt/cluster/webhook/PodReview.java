package io.whiskwatt.cluster.webhook;

import java.util.Optional;

/**
 * What the API server asks of a pod that is about to be made.
 *
 * @param apiVersion of the review, repeated in the reply
 * @param uid of the request, repeated in the reply
 * @param isAction true: it carries the label {@code user-action-pod: "true"}
 * @param runtimeClass that the pod names itself; empty: none
 */
record PodReview(String apiVersion, String uid, boolean isAction, Optional<String> runtimeClass) {}
