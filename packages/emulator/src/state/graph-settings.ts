import type { NewGraph as NewGraphV1 } from "../compiled/management-v1-handlers.ts";
import type { NewGraph as NewGraphV2 } from "../compiled/management-v2-handlers.ts";
import type { CamelCased } from "../description/camel-cased.ts";
import type { Either } from "../description/either.ts";

/** Fields that a graph is created with, in either version of the API. */
export type NewGraph = Either<CamelCased<NewGraphV1>, CamelCased<NewGraphV2>>;

/** Fields that a graph was created with and that are kept as they were given. */
export type GraphSettings = Omit<NewGraph, "name" | "dataSource" | "publicIp">;
