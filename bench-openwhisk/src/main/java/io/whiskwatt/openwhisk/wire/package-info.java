/**
 * HTTP/1.1 over bare NIO, for the load path: requests are made ready once and written by the thread
 * that makes the call, one thread reads all replies, and a call leaves no garbage. TLS is the
 * JDK's. Nothing is ever sent twice.
 */
@NullMarked
package io.whiskwatt.openwhisk.wire;

import org.jspecify.annotations.NullMarked;
