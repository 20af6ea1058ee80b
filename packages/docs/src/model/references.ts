import type { Language } from "./languages.ts";

/** A description that the site shows, and how the SDK reaches what it describes. */
export interface Reference {
  /** First part of the addresses of its operations. */
  version: "v2" | "v1" | "service";
  /** Name of the description. */
  name: string;
  title: Record<Language, string>;
  short: Record<Language, string>;
  client: "createManagementClient" | "createServiceClient";
  package: "@ges-sdk/v1" | "@ges-sdk/v2";
  /** Name of the variable that holds the client in samples. */
  variable: "ges" | "graph";
}

/** True when operations of a description share paths and differ in `action_id`. API v2 has a path for each. */
export function hasActions(name: string): boolean {
  return name !== "management-v2";
}

/** The descriptions in the order of the site. */
export const REFERENCES: readonly Reference[] = [
  {
    version: "v2",
    name: "management-v2",
    title: { en: "Management plane, API v2", zh: "管理面 API v2" },
    short: { en: "Management v2", zh: "管理面 v2" },
    client: "createManagementClient",
    package: "@ges-sdk/v2",
    variable: "ges",
  },
  {
    version: "v1",
    name: "management-v1",
    title: { en: "Management plane, API v1.0", zh: "管理面 API v1.0" },
    short: { en: "Management v1", zh: "管理面 v1" },
    client: "createManagementClient",
    package: "@ges-sdk/v1",
    variable: "ges",
  },
  {
    version: "service",
    name: "service-v1",
    title: { en: "Service plane", zh: "业务面" },
    short: { en: "Service plane", zh: "业务面" },
    client: "createServiceClient",
    package: "@ges-sdk/v1",
    variable: "graph",
  },
];
