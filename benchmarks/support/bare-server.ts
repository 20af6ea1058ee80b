/** Bare `node:http` server that parses and answers JSON of the size that the emulator does: the least that a server costs. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const GRAPH = JSON.parse(process.argv[2] ?? "{}");

const server = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  if (text !== "") JSON.parse(text);
  const { url = "/" } = request;
  const body = JSON.stringify(url.endsWith("/stop") || url.endsWith("/start") ? { job_id: "1" } : GRAPH);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}).listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
