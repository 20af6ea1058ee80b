export { defaultCredentials } from "./default-credentials.ts";
export { environmentCredentials, environmentProjectId } from "./environment-credentials.ts";
export { createNodeTransport, type NodeTransport, type NodeTransportOptions } from "./node-transport.ts";
export { type ProfileOptions, profileCredentials } from "./profile-credentials.ts";
