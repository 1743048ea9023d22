/** Tests of the embedded server; the samples of a real OpenWhisk are the contract. */
@NullMarked
package io.whiskwatt.openwhisk.local.server;

import org.jspecify.annotations.NullMarked;
