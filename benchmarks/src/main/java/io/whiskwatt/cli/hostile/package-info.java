/**
 * A server on this machine that misbehaves on demand and keeps an account of what it did: what the
 * load path is tried against. It answers nobody but the loopback interface.
 */
@NullMarked
package io.whiskwatt.cli.hostile;

import org.jspecify.annotations.NullMarked;
