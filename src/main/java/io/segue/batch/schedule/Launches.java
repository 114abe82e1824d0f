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
     * @return one for each batch the job stands for; none where its {@code forEach} finds nothing, and says that this is all right
     * @throws io.segue.batch.InvalidDefinitionException when the job cannot run for that date, such as for want of its input
     */
    List<LaunchRequest> of(JobText job, LocalDate date, boolean dryRun) {
        return definitions.defineAll(job, Map.of(JobDefinition.DATE, date.toString())).stream()
                .map(definition -> new LaunchRequest(definition, dryRun, false, true, null))
                .toList();
    }
}
