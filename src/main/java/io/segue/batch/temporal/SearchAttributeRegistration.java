package io.segue.batch.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Registers our search attributes on a real server, once per process, before the first workflow starts. */
@Component
@ConditionalOnProperty(name = "segue.temporal.mode", havingValue = "cluster")
class SearchAttributeRegistration {

    private static final Logger log = LoggerFactory.getLogger(SearchAttributeRegistration.class);

    private final ObjectProvider<WorkflowServiceStubs> service;
    private final String namespace;

    SearchAttributeRegistration(
            ObjectProvider<WorkflowServiceStubs> service,
            @Value("${segue.temporal.namespace:default}") String namespace) {
        this.service = service;
        this.namespace = namespace;
    }

    /**
     * @throws IllegalStateException when attributes are missing and this client may not add them; the message has the commands
     */
    void ensure() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getObject().getRawChannel())
                .validateAndBuildWithDefaults());
        Map<String, IndexedValueType> missing = new TreeMap<>(SearchAttributeNames.ALL);
        try {
            missing.keySet()
                    .removeAll(operator.blockingStub()
                            .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                                    .setNamespace(namespace)
                                    .build())
                            .getCustomAttributesMap()
                            .keySet());
            if (!missing.isEmpty()) {
                operator.blockingStub()
                        .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                                .setNamespace(namespace)
                                .putAllSearchAttributes(missing)
                                .build());
                log.info("Registered search attributes {}", missing.keySet());
            }
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw new IllegalStateException(
                        "Temporal needs search attributes that this client may not register ("
                                + e.getStatus().getCode() + "). Register them once: " + commands(missing),
                        e);
            }
        }
    }

    private String commands(Map<String, IndexedValueType> missing) {
        return missing.keySet().stream()
                .map(name -> "temporal operator search-attribute create --namespace " + namespace + " --name " + name
                        + " --type Keyword")
                .collect(Collectors.joining("; "));
    }
}
