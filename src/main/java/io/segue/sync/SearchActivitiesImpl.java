package io.segue.sync;

import io.segue.batch.TaskQueues;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import io.temporal.activity.Activity;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** Searches catalogs: services from any worker, local collections where their files are. */
@Component
@ActivityImpl(taskQueues = {TaskQueues.SEGUE, TaskQueues.FILES_OF_THIS_SITE})
class SearchActivitiesImpl implements SearchActivities {

    private final CandidateSearch search;
    private final CatalogAnswers answers;

    SearchActivitiesImpl(CandidateSearch search, CatalogAnswers answers) {
        this.search = search;
        this.answers = answers;
    }

    @Override
    public Step search(Pages pages) {
        return answers.to(pages.unit(), () -> search.search(pages, Activity.getExecutionContext()::heartbeat));
    }
}
