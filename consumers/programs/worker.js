/** A worker at the edge. */
import { tokenCredentials } from "@ges-sdk/core";
import { stopAndWait } from "./stop-and-wait.js";

export default {
  async fetch(_request, { target: { token, ...target } }) {
    return new Response(await stopAndWait({ ...target, credentials: tokenCredentials(token) }));
  },
};
