package solutions.trainingdata.candidates.metrics.scoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Pairs true objects with drawn shapes, one to one, so that the total overlap is the greatest possible. */
final class Matching {
    /** Answer for an object that no shape overlaps, or only shapes that serve another object better. */
    static final int NONE = -1;

    private Matching() {}

    /**
     * @param iou overlap of object i with shape j, 0 to 1; a pair of 0 is never matched
     * @return for each object the index of its shape, or {@link #NONE}
     */
    static int[] best(double[][] iou) {
        int objects = iou.length;
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Integer> left = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        for (int i = 0; i < objects; i++) {
            for (int j = 0; j < iou[i].length; j++) {
                if (iou[i][j] > 0) {
                    addPair(graph, i, objects + j, iou[i][j]);
                    left.add(i);
                    right.add(objects + j);
                }
            }
        }
        int[] result = new int[objects];
        Arrays.fill(result, NONE);
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, left, right)
                .getMatching()
                .getEdges()) {
            int one = graph.getEdgeSource(edge);
            int other = graph.getEdgeTarget(edge);
            result[Math.min(one, other)] = Math.max(one, other) - objects;
        }
        return result;
    }

    private static void addPair(Graph<Integer, DefaultWeightedEdge> graph, int object, int shape, double iou) {
        graph.addVertex(object);
        graph.addVertex(shape);
        graph.setEdgeWeight(graph.addEdge(object, shape), iou);
    }
}
