import { algorithm } from "../common/algorithm.ts";
import { seeded } from "../common/random.ts";
import { randomWalks } from "./random-walks.ts";
import { trainSkipGram } from "./skip-gram.ts";

interface Node2vecParameters {
  readonly P?: number;
  readonly Q?: number;
  readonly dim?: number;
  readonly walkLength?: number;
  readonly walkNumber?: number;
  readonly iterations?: number;
}

type Node2vecTask = Required<Node2vecParameters>;

/** The same each time: a result that repeats is worth more in a test than one that varies. */
const SEED = 1;

/**
 * Vectors for vertices that lie near each other where random walks meet the vertices together.
 *
 * Grover, Leskovec, "node2vec: Scalable Feature Learning for Networks", KDD 2016,
 * https://doi.org/10.1145/2939672.2939754
 */
export const node2vec = algorithm<Node2vecParameters, Node2vecTask, Float32Array>({
  prepare({ parameters }) {
    const { P = 1, Q = 1, dim = 50, walkLength = 40, walkNumber = 10, iterations = 10 } = parameters;
    return { task: { P, Q, dim, walkLength, walkNumber, iterations } };
  },
  compute(csr, { P, Q, dim, walkLength, walkNumber, iterations }) {
    const random = seeded(SEED);
    const walks = randomWalks(csr, { turnBack: 1 / P, goOn: 1 / Q, length: walkLength, perVertex: walkNumber, random });
    return trainSkipGram(walks, { vertexCount: csr.vertexCount, dimensions: dim, passes: iterations, random });
  },
  present: (vectors, { view: { vertices }, parameters: { dim = 50 } }) => ({
    values: {},
    list: {
      name: "embedding",
      length: vertices.length,
      at: (place) => ({ [vertices[place].id]: Array.from(vectors.subarray(place * dim, (place + 1) * dim)) }),
    },
  }),
});
