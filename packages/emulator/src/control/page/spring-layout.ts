const STEPS = 150;
/** Pulls together what no edge does. */
const GRAVITY = 0.8;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places vertices so that edges are short and nothing is on top of another (Fruchterman and Reingold 1991): all vertices
 * repel each other, edges pull, and steps get shorter. It begins with a spiral in place of chance, so that the same graph
 * always looks the same.
 *
 * @returns a place for each vertex, with both coordinates from 0 to 1
 */
export function springLayout(
  count: number,
  edges: readonly { readonly source: number; readonly target: number }[],
): { x: number; y: number }[] {
  const vertices = Array.from({ length: count }, (_, position) => {
    const radius = Math.sqrt(position + 0.5);
    const angle = position * GOLDEN_ANGLE;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle), forceX: 0, forceY: 0 };
  });
  type Vertex = (typeof vertices)[number];
  const push = (one: Vertex, other: Vertex, strength: (distance: number) => number) => {
    const [x, y] = [one.x - other.x, one.y - other.y];
    const force = strength(Math.max(0.01, Math.hypot(x, y)));
    one.forceX += x * force;
    one.forceY += y * force;
    other.forceX -= x * force;
    other.forceY -= y * force;
  };

  for (let step = 0; step < STEPS; step += 1) {
    for (const vertex of vertices) {
      vertex.forceX = -vertex.x * GRAVITY;
      vertex.forceY = -vertex.y * GRAVITY;
    }
    for (const [position, one] of vertices.entries()) {
      for (let next = position + 1; next < count; next += 1) {
        push(one, vertices[next] as Vertex, (distance) => 1 / distance ** 2);
      }
    }
    for (const { source, target } of edges) {
      push(vertices[source] as Vertex, vertices[target] as Vertex, (distance) => -distance);
    }
    const longest = 0.3 * Math.sqrt(count) * (1 - step / STEPS);
    for (const vertex of vertices) {
      const force = Math.hypot(vertex.forceX, vertex.forceY);
      const share = Math.min(1, longest / Math.max(force, Number.EPSILON));
      vertex.x += vertex.forceX * share;
      vertex.y += vertex.forceY * share;
    }
  }

  const xs = fitted(vertices.map(({ x }) => x));
  const ys = fitted(vertices.map(({ y }) => y));
  return xs.map((x, position) => ({ x, y: ys[position] as number }));
}

/** Numbers stretched to go from 0 to 1. */
function fitted(numbers: readonly number[]): number[] {
  const least = Math.min(...numbers);
  const extent = Math.max(...numbers) - least;
  return numbers.map((number) => (extent < 1e-6 ? 0.5 : Number(((number - least) / extent).toFixed(4))));
}
