/**
 * Proof of isolation: a probe action is run until every worker was seen, and what it saw inside is
 * weighed against what the worker itself shows and the study claims.
 */
@NullMarked
package io.whiskwatt.openwhisk.proof;

import org.jspecify.annotations.NullMarked;
