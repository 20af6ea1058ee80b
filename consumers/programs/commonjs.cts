/** A CommonJS program in TypeScript. */
import { tokenCredentials } from "@ges-sdk/core";
import { createManagementClient } from "@ges-sdk/v2";

export = createManagementClient({ region: "cn-north-4", credentials: tokenCredentials("token") });
