/**
 * A thin, typed client of OpenWhisk's REST API: actions, activations, limits and the asynchronous
 * calls of the load path. It knows HTTP and JSON, nothing of studies. Failures that a server
 * answered are values ({@link io.whiskwatt.openwhisk.client.Answer}), never exceptions; keys never
 * show in a text.
 */
@NullMarked
package io.whiskwatt.openwhisk.client;

import org.jspecify.annotations.NullMarked;
