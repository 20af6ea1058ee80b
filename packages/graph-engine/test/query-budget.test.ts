import { describe, expect, test } from "vitest";
import { QueryError } from "../src/errors/index.ts";
import { type Pausable, QueryBudget, runPausable, sortPausable } from "../src/scheduling/index.ts";

/** A clock that a test moves. */
function clock() {
  let time = 0;
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  };
}

describe("A query budget", () => {
  test("refuses a step too many, and names the option that raises the limit", () => {
    const budget = new QueryBudget({ limits: { steps: 2 } });
    budget.step(2);
    expect(() => budget.step()).toThrow("more than 2 steps; narrow the query, or raise the limit with the option");
    expect(() => budget.step()).toThrow(expect.objectContaining({ kind: "limit" }));
  });

  test("counts the rows that are held at once", () => {
    const budget = new QueryBudget({ limits: { rows: 2 } });
    budget.hold(2);
    budget.release();
    budget.hold();
    expect(() => budget.hold()).toThrow(QueryError);
  });

  test("refuses more bytes than it has", () => {
    const budget = new QueryBudget({ limits: { bytes: 10 } });
    budget.bytes(10);
    expect(() => budget.bytes(1)).toThrow("queryLimits.bytes");
  });

  test("ends a query whose time is up", () => {
    const { now, advance } = clock();
    const budget = new QueryBudget({ limits: { timeMs: 1000 }, now });
    budget.check();
    advance(1001);
    expect(() => budget.check()).toThrow("more than 1000 milliseconds");
  });

  test("lets a loop pause that counts no steps", () => {
    const { now, advance } = clock();
    const budget = new QueryBudget({ now });
    advance(100);
    expect(Array.from({ length: 1000 }, () => budget.isPauseDue())).toContain(true);
  });

  test("ends a query that was aborted, at the next pause", async () => {
    const { now, advance } = clock();
    const abort = new AbortController();
    const budget = new QueryBudget({ signal: abort.signal, now });
    let rounds = 0;
    function* endless(): Pausable<never> {
      for (;;) {
        budget.step(100);
        advance(10);
        rounds += 1;
        if (rounds === 3) abort.abort(new Error("the client has gone"));
        if (budget.isPauseDue()) yield;
      }
    }
    await expect(runPausable(endless(), budget)).rejects.toThrow("the client has gone");
    expect(rounds).toBe(3);
  });
});

describe("A sort with pauses", () => {
  test("comes to the same as any stable sort", async () => {
    const budget = new QueryBudget();
    for (const length of [0, 1, 255, 256, 257, 5000]) {
      const items = Array.from({ length }, (_, place) => ({ key: (place * 7919) % 101, place }));
      const sorted = await runPausable(
        sortPausable(items, (a, b) => a.key - b.key, budget),
        budget,
      );
      expect(sorted).toEqual(items.toSorted((a, b) => a.key - b.key));
    }
  });

  test("lets others work in between", async () => {
    const { now, advance } = clock();
    const budget = new QueryBudget({ now });
    const work = sortPausable(
      Array.from({ length: 10_000 }, (_, place) => -place),
      (a, b) => {
        advance(0.01);
        return a - b;
      },
      budget,
    );
    let pauses = 0;
    while (!work.next().done) {
      pauses += 1;
      await budget.pause();
    }
    expect(pauses).toBeGreaterThan(50);
  });
});
