package io.segue.djset.sequencing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An instance of TSPLIB95 given by points in the plane ({@code EUC_2D}), and the best tour length known. */
record Tsplib(String name, List<double[]> points, long best) {

    static List<Tsplib> in(Path folder) throws IOException {
        Map<String, Long> best = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("bestSolutions.txt"))) {
            String[] parts = line.split(":");
            if (parts.length == 2) {
                best.put(parts[0].strip(), Long.valueOf(parts[1].strip().split("\\s+")[0]));
            }
        }
        List<Tsplib> instances = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tsp"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".tsp", "");
                instances.add(new Tsplib(name, points(file), best.get(name)));
            }
        }
        return instances;
    }

    private static List<double[]> points(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.stream().noneMatch(line -> line.matches("EDGE_WEIGHT_TYPE\\s*:\\s*EUC_2D\\s*"))) {
            throw new IOException(file + " is not of EDGE_WEIGHT_TYPE EUC_2D");
        }
        List<double[]> points = new ArrayList<>();
        boolean coordinates = false;
        for (String line : lines) {
            String text = line.strip();
            if (coordinates && !text.isEmpty() && !text.equals("EOF")) {
                String[] parts = text.split("\\s+");
                points.add(new double[] {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])});
            }
            coordinates |= text.startsWith("NODE_COORD_SECTION");
        }
        return points;
    }

    /** Rounded to the nearest whole number, as TSPLIB defines. */
    int[][] distances() {
        int size = points.size();
        int[][] distances = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double dx = points.get(i)[0] - points.get(j)[0];
                double dy = points.get(i)[1] - points.get(j)[1];
                distances[i][j] = (int) (Math.sqrt(dx * dx + dy * dy) + .5);
            }
        }
        return distances;
    }
}
