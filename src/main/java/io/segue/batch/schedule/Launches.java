package io.segue.batch.schedule;

import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.batch.JobDefinitions.JobText;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** From a job file and a date to what is launched for it, in order. */
@Component
class Launches {

    private final JobDefinitions definitions;

    Launches(JobDefinitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @throws io.segue.batch.InvalidDefinitionException when the job cannot run for that date, such as for want of its input
     */
    List<LaunchRequest> of(JobText job, LocalDate date, boolean dryRun) {
        JobDefinition definition = definitions.define(job, Map.of(JobDefinition.DATE, date.toString()));
        return List.of(new LaunchRequest(definition, dryRun, false, true, null));
    }
}
