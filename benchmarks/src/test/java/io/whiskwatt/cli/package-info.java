/** Tests of the command line: what it prints, where, and how it ends. */
@NullMarked
package io.whiskwatt.cli;

import org.jspecify.annotations.NullMarked;
