/** Runs the bundle in its argument, and prints how it ended. */
import { pathToFileURL } from "node:url";

globalThis.target = JSON.parse(process.env.TARGET);
await import(pathToFileURL(process.argv[2]));
console.log(await globalThis.outcome);
