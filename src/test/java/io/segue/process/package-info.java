/** The product as its users run it: as a process, from a project folder, with its files and its database looked at afterwards. */
@NullMarked
package io.segue.process;

import org.jspecify.annotations.NullMarked;
