package io.whiskwatt.openwhisk.client;

import java.time.Instant;
import okhttp3.HttpUrl;

/** Addresses of OpenWhisk's API. Every part of a name is percent-encoded. */
record Paths(HttpUrl host) {
  private static final String OWN = "_";

  HttpUrl api() {
    return host.newBuilder().addPathSegments("api/v1").build();
  }

  HttpUrl namespaces() {
    return api().newBuilder().addPathSegment("namespaces").build();
  }

  /** Below the caller's own namespace. */
  HttpUrl own(String... path) {
    return below(OWN, path);
  }

  HttpUrl below(String namespace, String... path) {
    HttpUrl.Builder builder = namespaces().newBuilder().addPathSegment(namespace);
    for (String segment : path) {
      builder.addPathSegment(segment);
    }
    return builder.build();
  }

  HttpUrl action(String name) {
    ActionName action = ActionName.of(name);
    HttpUrl.Builder builder = below(action.namespace(), "actions").newBuilder();
    action.packageName().ifPresent(builder::addPathSegment);
    return builder.addPathSegment(action.name()).build();
  }

  static HttpUrl with(HttpUrl url, String name, String value) {
    return url.newBuilder().addQueryParameter(name, value).build();
  }

  static HttpUrl page(HttpUrl url, int limit, int skip) {
    HttpUrl page = with(url, "limit", Integer.toString(limit));
    return skip == 0 ? page : with(page, "skip", Integer.toString(skip));
  }

  HttpUrl activations(ActivationQuery query) {
    HttpUrl url = selected(query);
    return page(url, query.limit(), query.skip());
  }

  /** Without a page: of all that there are. */
  HttpUrl selected(ActivationQuery query) {
    HttpUrl.Builder url = own("activations").newBuilder();
    query.since().ifPresent(time -> url.addQueryParameter("since", millis(time)));
    query.upto().ifPresent(time -> url.addQueryParameter("upto", millis(time)));
    query.name().ifPresent(name -> url.addQueryParameter("name", name));
    return url.build();
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  HttpUrl blocking(String action) {
    return with(action(action), "blocking", "true");
  }
}
