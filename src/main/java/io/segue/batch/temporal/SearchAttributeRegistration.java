package io.segue.batch.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.GetSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Registers our search attributes on a real server, or checks that they are there where this client may not. */
@Component
@ConditionalOnProperty(name = "segue.temporal.mode", havingValue = "cluster")
class SearchAttributeRegistration {

    private static final Logger log = LoggerFactory.getLogger(SearchAttributeRegistration.class);

    private static final Set<Status.Code> REFUSED =
            EnumSet.of(Status.Code.UNIMPLEMENTED, Status.Code.PERMISSION_DENIED, Status.Code.UNAUTHENTICATED);

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
        Map<String, IndexedValueType> missing = new TreeMap<>(SearchAttributeNames.ALL);
        try {
            missing.keySet().removeAll(known());
            if (!missing.isEmpty()) {
                operator()
                        .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                                .setNamespace(namespace)
                                .putAllSearchAttributes(missing)
                                .build());
                log.info("Registered search attributes {}", missing.keySet());
            }
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            if (code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED) {
                throw e;
            }
            if (code != Status.Code.ALREADY_EXISTS) {
                throw new IllegalStateException(
                        "Temporal needs search attributes that this client may not register (" + code
                                + "). Register them once: " + commands(missing)
                                + ". On Temporal Cloud: tcld namespace search-attributes add --namespace " + namespace
                                + " "
                                + missing.keySet().stream()
                                        .map(name -> "--sa " + name + "=Keyword")
                                        .collect(Collectors.joining(" ")),
                        e);
            }
        }
    }

    /** Names the server has. Temporal Cloud does not answer operators, but tells its clients. */
    private Set<String> known() {
        try {
            return operator()
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        } catch (StatusRuntimeException e) {
            if (!REFUSED.contains(e.getStatus().getCode())) {
                throw e;
            }
            return service.getObject()
                    .blockingStub()
                    .getSearchAttributes(GetSearchAttributesRequest.getDefaultInstance())
                    .getKeysMap()
                    .keySet();
        }
    }

    private OperatorServiceGrpc.OperatorServiceBlockingStub operator() {
        return OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                        .setChannel(service.getObject().getRawChannel())
                        .validateAndBuildWithDefaults())
                .blockingStub();
    }

    private String commands(Map<String, IndexedValueType> missing) {
        return missing.keySet().stream()
                .map(name -> "temporal operator search-attribute create --namespace " + namespace + " --name " + name
                        + " --type Keyword")
                .collect(Collectors.joining("; "));
    }
}
