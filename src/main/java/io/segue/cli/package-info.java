/** The command line: one class per command, and nothing that another front end would need. */
@NullMarked
package io.segue.cli;

import org.jspecify.annotations.NullMarked;
