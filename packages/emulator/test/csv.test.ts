import { describe, expect, test } from "vitest";
import { DIALECT } from "../src/object-storage/csv/dialect.ts";
import { type Line, LineSplitter, LONGEST_LINE, OverlongLine } from "../src/object-storage/csv/line-splitter.ts";

function split(...pieces: string[]): Line[] {
  const splitter = new LineSplitter(DIALECT);
  for (const piece of pieces) splitter.add(piece);
  splitter.end();
  return splitter.take();
}

describe("Lines of a CSV file", () => {
  test.each<[string, Line[]]>([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a,b\r\nc\r\n", [["a", "b"], ["c"]]],
    ["\uFEFFa,b", [["a", "b"]]],
    ["\n\na\n\n", [["a"]]],
    ["a,,\n", [["a", undefined, undefined]]],
    ['a,"",b', [["a", "", "b"]]],
    ['"x,y\nz","say ""hi"""\n', [["x,y\nz", 'say "hi"']]],
    ['"a"b,c', [["ab", "c"]]],
    ['"a\r"\r\nb', [["a\r"], ["b"]]],
    ['a"b,c"d\n', [['a"b', 'c"d']]],
    [
      'a,"b\nc,d\n',
      [
        ["a", '"b'],
        ["c", "d"],
      ],
    ],
    ['"a""b\nc', [['"a""b'], ["c"]]],
  ])("of %j are %j, however it comes in pieces", (text, lines) => {
    expect(split(text)).toEqual(lines);
    expect(split(...text)).toEqual(lines);
    for (let at = 1; at < text.length; at += 1) expect(split(text.slice(0, at), text.slice(at))).toEqual(lines);
  });

  test("go on behind a quote that is never closed", () => {
    const lines = split('"never closed\n', ...("a,b\n".repeat(400_000).match(/[\s\S]{1,65536}/g) ?? []), "last\n");
    expect(lines[0]).toEqual(['"never closed']);
    expect(lines).toHaveLength(400_002);
    expect(lines.at(-1)).toEqual(["last"]);
  });

  test("that are too long are skipped as one, and those behind them are read", () => {
    const piece = "x".repeat(65_536);
    const pieces = Array.from({ length: (4 * LONGEST_LINE) / piece.length }, () => piece);
    const lines = split("a,", ...pieces, "\nb,c\n");
    expect(lines).toEqual([expect.any(OverlongLine), ["b", "c"]]);
    expect((lines[0] as OverlongLine).excerpt[0]).toBe("a");
  });
});
