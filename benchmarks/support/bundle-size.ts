import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Size of a program, minified and compressed, in kB: what is loaded at its start, and with what it may load later. */
export async function bundled(program: string): Promise<{ start: number; all: number }> {
  const folder = mkdtempSync(join(import.meta.dirname, ".size-"));
  try {
    const input = join(folder, "program.js");
    writeFileSync(input, program);
    const bundle = await rolldown({ input, platform: "browser" });
    const { output } = await bundle.generate({ minify: true });
    const whole = await bundle.generate({ minify: true, codeSplitting: false });
    const chunks = new Map(output.flatMap((chunk) => (chunk.type === "chunk" ? [[chunk.fileName, chunk]] : [])));
    const atStart = new Set([output[0].fileName]);
    for (const name of atStart) for (const imported of chunks.get(name)?.imports ?? []) atStart.add(imported);
    const size = (code: string) => gzipSync(code, { level: 9 }).byteLength / 1000;
    const start = [...atStart].reduce((sum, name) => sum + size(chunks.get(name)?.code ?? ""), 0);
    return { start, all: size(whole.output[0].code) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
