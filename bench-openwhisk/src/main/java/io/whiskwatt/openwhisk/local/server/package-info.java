/**
 * OpenWhisk's REST API, answered in this process by containers of this machine: the status codes,
 * headers, texts and JSON of a real server, as far as actions, activations and limits go.
 */
@NullMarked
package io.whiskwatt.openwhisk.local.server;

import org.jspecify.annotations.NullMarked;
