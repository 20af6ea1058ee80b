import type { PathList } from "../common/path-list.ts";

/** Vertices on either side of a vertex in a walk that its vector is to predict, at most. */
const WINDOW = 10;
/** Vertices drawn at random for each that was met, whose vectors are pushed away. */
const NEGATIVES = 5;
const FIRST_RATE = 0.025;
const LAST_RATE = 0.0001;
/** Places of the table to draw from, for each vertex on average. */
const PLACES_PER_VERTEX = 64;

/** Settings of the training. */
export interface SkipGramSettings {
  readonly vertexCount: number;
  readonly dimensions: number;
  /** Passes over all walks. */
  readonly passes: number;
  /** Returns numbers from 0 to below 1. */
  random(): number;
}

/**
 * Trains vectors on walks by skip-gram with negative sampling, and returns them one after the other.
 *
 * Mikolov, Sutskever, Chen, Corrado, Dean, "Distributed Representations of Words and Phrases and their Compositionality",
 * NIPS 2013
 */
export function trainSkipGram({ offsets, vertices }: PathList, settings: SkipGramSettings): Float32Array {
  const { vertexCount, dimensions, passes, random } = settings;
  const vectors = new Float32Array(vertexCount * dimensions).map(() => (random() - 0.5) / dimensions);
  const contexts = new Float32Array(vertexCount * dimensions);
  const drawn = drawingTable(vertices, vertexCount);
  const change = new Float32Array(dimensions);
  const total = vertices.length * passes;
  let seen = 0;

  /** Moves a vector towards a context that was met, or away from one that was drawn. */
  const learn = (vector: number, context: number, isMet: boolean, rate: number) => {
    let product = 0;
    for (let at = 0; at < dimensions; at += 1) product += vectors[vector + at] * contexts[context + at];
    const step = rate * ((isMet ? 1 : 0) - 1 / (1 + Math.exp(-product)));
    for (let at = 0; at < dimensions; at += 1) {
      change[at] += step * contexts[context + at];
      contexts[context + at] += step * vectors[vector + at];
    }
  };
  const learnPair = (vertex: number, met: number, rate: number) => {
    change.fill(0);
    learn(vertex * dimensions, met * dimensions, true, rate);
    for (let count = 0; count < NEGATIVES; count += 1) {
      const other = drawn[Math.floor(random() * drawn.length)];
      if (other !== met) learn(vertex * dimensions, other * dimensions, false, rate);
    }
    for (let at = 0; at < dimensions; at += 1) vectors[vertex * dimensions + at] += change[at];
  };

  for (let pass = 0; pass < passes; pass += 1) {
    for (let walk = 0; walk + 1 < offsets.length; walk += 1) {
      const [start, end] = [offsets[walk], offsets[walk + 1]];
      for (let at = start; at < end; at += 1) {
        const rate = Math.max(LAST_RATE, FIRST_RATE * (1 - seen / total));
        seen += 1;
        // Near vertices are met more often than those at the edge of the window.
        const reach = 1 + Math.floor(random() * WINDOW);
        for (let other = Math.max(start, at - reach); other < Math.min(end, at + reach + 1); other += 1) {
          if (other !== at) learnPair(vertices[at], vertices[other], rate);
        }
      }
    }
  }
  return vectors;
}

/** Vertices to draw from, each as often as the power 3/4 of the times that walks meet it. */
function drawingTable(met: Int32Array, vertexCount: number): Int32Array {
  const weights = new Float64Array(vertexCount);
  for (const vertex of met) weights[vertex] += 1;
  let total = 0;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    weights[vertex] **= 0.75;
    total += weights[vertex];
  }
  const table = new Int32Array(vertexCount * PLACES_PER_VERTEX);
  let vertex = 0;
  let reached = weights[0] / total;
  for (let place = 0; place < table.length; place += 1) {
    table[place] = vertex;
    if ((place + 1) / table.length > reached && vertex < vertexCount - 1) {
      vertex += 1;
      reached += weights[vertex] / total;
    }
  }
  return table;
}
