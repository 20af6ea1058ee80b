export { createNodeTransport, type NodeTransport } from "./node-transport.ts";
export type { NodeTransportOptions, Pem } from "./node-transport-options.ts";
