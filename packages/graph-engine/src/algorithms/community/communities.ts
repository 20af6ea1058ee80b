/** Numbers the communities from 0, in the order in which their first vertices come. Gives how many there are. */
export function renumber(communities: Int32Array): number {
  const numbers = new Map<number, number>();
  for (const [vertex, community] of communities.entries()) {
    const number = numbers.get(community) ?? numbers.size;
    numbers.set(community, number);
    communities[vertex] = number;
  }
  return numbers.size;
}
