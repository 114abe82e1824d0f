package io.segue.batch.report;

import io.segue.batch.BatchType;
import io.segue.batch.JobDefinition;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

@Component
public class ReportWriter {
    public Path write(String batchId, JobDefinition definition, BatchType type, Path directory) throws IOException {
        return directory.resolve(batchId);
    }
}
