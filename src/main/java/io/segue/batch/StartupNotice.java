package io.segue.batch;

import java.util.Optional;

/** Something about its surroundings that whoever started a process has to know, although the process runs. */
public interface StartupNotice {

    /** What is the matter and what to do about it; empty when all is well. */
    Optional<String> text();
}
