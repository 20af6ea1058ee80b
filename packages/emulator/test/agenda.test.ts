import { expect, test } from "vitest";
import { Scheduler } from "../src/jobs/scheduler.ts";

test("What is due happens in the order of its times, however it was noted down", () => {
  const scheduler = new Scheduler();
  scheduler.moveTo(0);
  const happened: number[] = [];
  const times = Array.from({ length: 500 }, (_, number) => ((number * 7919) % 500) * 1000);
  for (const time of times) scheduler.after(time, () => happened.push(time));
  scheduler.moveTo(250_500);
  expect(happened).toHaveLength(251);
  scheduler.moveTo(1_000_000);
  expect(happened).toEqual([...times].sort((one, other) => one - other));
});

test("Things of the same time happen in the order they were noted down", () => {
  const scheduler = new Scheduler();
  scheduler.moveTo(0);
  const happened: number[] = [];
  scheduler.after(0, () => {
    for (let number = 0; number < 20; number += 1) scheduler.after(1000, () => happened.push(number));
  });
  scheduler.moveTo(1_000_000);
  expect(happened).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test("What happens can note down more, and sees the time it was due", () => {
  const scheduler = new Scheduler();
  scheduler.moveTo(0);
  const seen: number[] = [];
  const again = () => {
    seen.push(scheduler.now());
    if (seen.length < 3) scheduler.after(1000, again);
  };
  scheduler.after(1000, again);
  scheduler.moveTo(1_000_000);
  const [first = 0, second, third] = seen;
  expect([second, third]).toEqual([first + 1000, first + 2000]);
});
