/** Every kind of credentials that the SDK brings, and one of your own. */
import assert from "node:assert/strict";
import { startMovieGraph } from "./support/movie-graph.ts";

await using world = await startMovieGraph({ port: 0 });
const { emulator, options } = world;
const { fetch: _, ...located } = options;
const { accessKey, secretKey } = emulator.keys;
const endpoint = emulator.url;
const projectId = emulator.credentials.projectId;

// #region keys
import { akskCredentials } from "@ges-sdk/core";
import { createManagementClient } from "@ges-sdk/v2";

const signed = createManagementClient({ endpoint, projectId, credentials: akskCredentials({ accessKey, secretKey }) });
// #endregion
assert.equal((await signed.listGraphs()).graph_count, 1);

// #region token
import { tokenCredentials } from "@ges-sdk/core";

const withToken = createManagementClient({
  endpoint,
  projectId,
  credentials: tokenCredentials(async () => readToken()),
});
// #endregion
assert.equal((await withToken.listGraphs()).graph_count, 1);

// #region password
import { passwordCredentials } from "@ges-sdk/core";

const credentials = passwordCredentials({
  user: emulator.user.name,
  password: emulator.user.password,
  account: "emulator",
  region: "cn-north-4",
  iamEndpoint: endpoint,
});
const withPassword = createManagementClient({ endpoint, projectId, credentials });
// #endregion
assert.equal((await withPassword.listGraphs()).graph_count, 1);

// #region chain
import { chainCredentials } from "@ges-sdk/core";
import { environmentCredentials, metadataCredentials, profileCredentials } from "@ges-sdk/core/node";

const found = chainCredentials(environmentCredentials(), profileCredentials(), metadataCredentials());
// #endregion
assert.ok(found);

async function readToken(): Promise<string> {
  return emulator.token;
}
console.log(`Three ways into ${located.endpoint}`);
