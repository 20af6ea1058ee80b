/**
 * Serves an empty registry for our own packages on loopback, prints its address as the one line, and ends with its
 * parent. Whatever is published stands in the folder of the argument.
 */
import type { AddressInfo } from "node:net";
import { runServer } from "verdaccio";

const storage = process.argv[2];
if (storage === undefined) throw new Error("usage: node serve.ts FOLDER");

const server = await runServer({
  self_path: storage,
  storage,
  web: { enable: false },
  log: { type: "stdout", format: "pretty", level: "fatal" },
  // Nothing but our own names, and no way to another registry: what is missing here is missing.
  packages: { "@ges-sdk/*": { access: "$all", publish: "$all" } },
  max_body_size: "50mb",
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}`);
});
process.stdin.resume().on("end", () => process.exit());
