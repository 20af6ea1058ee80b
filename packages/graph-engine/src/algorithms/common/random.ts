import { nextPlace, numberAt } from "./mulberry32.ts";

/** Numbers from 0 to below 1 that look random and are the same each time. */
export function seeded(seed: number): () => number {
  let place = seed;
  return () => {
    place = nextPlace(place);
    return numberAt(place) / 2 ** 32;
  };
}

/** The numbers below `count` in an order that looks random. */
export function shuffled(count: number, random: () => number): Int32Array {
  const numbers = Int32Array.from({ length: count }, (_, number) => number);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const number = numbers[last];
    numbers[last] = numbers[other];
    numbers[other] = number;
  }
  return numbers;
}
