import SERVICE from "../compiled/service-operations.json" with { type: "json" };
import V1 from "../compiled/v1-operations.json" with { type: "json" };
import V2 from "../compiled/v2-operations.json" with { type: "json" };
import type { ApiOperation, ApiVersion } from "./operation.ts";

/** Every operation of every description. */
export const OPERATIONS: Readonly<Record<ApiVersion, readonly ApiOperation[]>> = { v2: V2, v1: V1, service: SERVICE };
