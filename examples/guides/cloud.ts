/** A client of the cloud in place of the emulator. Without keys in the environment it says so, and sends nothing. */
// #region cloud
import { isGesError } from "@ges-sdk/core";
import { defaultCredentials } from "@ges-sdk/core/node";
import { createManagementClient } from "@ges-sdk/v2";

const ges = createManagementClient({ region: "cn-north-4", credentials: defaultCredentials() });
// #endregion

if (process.env["HUAWEICLOUD_SDK_AK"] === undefined)
  console.log("Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK first.");
else {
  // #region list
  try {
    for await (const graph of ges.paginate.listGraphs()) console.log(graph.name, graph.status);
  } catch (error) {
    if (!isGesError(error)) throw error;
    console.error(error.message);
  }
  // #endregion
}
