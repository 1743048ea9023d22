/**
 * The command line: commands, console and wiring. The only place that prints, the only place that
 * knows all modules.
 */
@NullMarked
package io.whiskwatt.cli;

import org.jspecify.annotations.NullMarked;
