package io.segue.sync;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.time.Duration;

/** Lets activities that wait for a start only so long wait a moment: the test server does not skip time while one waits. */
final class ImpatientActivities extends WorkerInterceptorBase {

    private static final Duration MOMENT = Duration.ofMillis(300);

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                next.init(new Outbound(outbound));
            }
        };
    }

    private static final class Outbound extends WorkflowOutboundCallsInterceptorBase {

        Outbound(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            if (input.getOptions().getScheduleToStartTimeout() == null) {
                return super.executeActivity(input);
            }
            return super.executeActivity(new ActivityInput<>(
                    input.getActivityName(),
                    input.getResultClass(),
                    input.getResultType(),
                    input.getArgs(),
                    ActivityOptions.newBuilder(input.getOptions())
                            .setScheduleToStartTimeout(MOMENT)
                            .build(),
                    input.getHeader()));
        }
    }
}
