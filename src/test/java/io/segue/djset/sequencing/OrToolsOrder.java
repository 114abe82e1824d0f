package io.segue.djset.sequencing;

import com.google.ortools.Loader;
import com.google.ortools.constraintsolver.Assignment;
import com.google.ortools.constraintsolver.FirstSolutionStrategy;
import com.google.ortools.constraintsolver.LocalSearchMetaheuristic;
import com.google.ortools.constraintsolver.RoutingIndexManager;
import com.google.ortools.constraintsolver.RoutingModel;
import com.google.ortools.constraintsolver.RoutingSearchParameters;
import com.google.ortools.constraintsolver.main;
import com.google.protobuf.Duration;
import java.util.Arrays;

/** What OR-Tools' guided local search finds of a round trip in a given time. Native code, there for Linux on x86-64 only. */
final class OrToolsOrder {

    private OrToolsOrder() {}

    static boolean available() {
        try {
            Loader.loadNativeLibraries();
            return true;
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            System.out.println("OR-Tools not measured: " + e.getMessage());
            return false;
        }
    }

    /**
     * @param cost symmetric; the trip begins and ends at the last node
     * @return what the trip costs, -1 where nothing was found in time
     */
    static long cost(int[][] cost, long milliseconds) {
        RoutingIndexManager nodes = new RoutingIndexManager(cost.length, 1, cost.length - 1);
        RoutingModel model = new RoutingModel(nodes);
        long[][] costs = Arrays.stream(cost)
                .map(row -> Arrays.stream(row).asLongStream().toArray())
                .toArray(long[][]::new);
        model.setArcCostEvaluatorOfAllVehicles(model.registerTransitMatrix(costs));
        RoutingSearchParameters parameters = main.defaultRoutingSearchParameters().toBuilder()
                .setFirstSolutionStrategy(FirstSolutionStrategy.Value.PATH_CHEAPEST_ARC)
                .setLocalSearchMetaheuristic(LocalSearchMetaheuristic.Value.GUIDED_LOCAL_SEARCH)
                .setTimeLimit(Duration.newBuilder()
                        .setSeconds(milliseconds / 1_000)
                        .setNanos((int) (milliseconds % 1_000) * 1_000_000))
                .build();
        Assignment found = model.solveWithParameters(parameters);
        return found == null ? -1 : found.objectiveValue();
    }
}
