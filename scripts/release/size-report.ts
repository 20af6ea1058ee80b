import { bundled } from "../../benchmarks/support/bundle-size.ts";
import { PROGRAMS } from "../../benchmarks/support/programs.ts";
import type { Packed } from "./publishable.ts";

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Returns a report in Markdown: sizes of the packages, and of programs that use them. */
export async function sizeReport(packages: readonly Packed[]): Promise<string> {
  const packed = packages.map(
    ({ name, size, unpackedSize, entryCount }) => `| ${name} | ${kB(size)} | ${kB(unpackedSize)} | ${entryCount} |\n`,
  );
  const programs: string[] = [];
  for (const { name, source, kB: budget } of PROGRAMS) {
    const { start, all } = await bundled(source);
    programs.push(`| ${name} | ${start.toFixed(1)} kB | ${budget} kB | ${all.toFixed(1)} kB |\n`);
  }
  return `# Sizes

| package | tarball | unpacked | files |
|---|---:|---:|---:|
${packed.join("")}
Programs, bundled, minified and compressed:

| program with | at its start | budget | with all that it may load later |
|---|---:|---:|---:|
${programs.join("")}`;
}
