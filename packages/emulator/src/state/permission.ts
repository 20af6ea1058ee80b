/** Kind of access that can be granted. */
export type PermissionType = "traverse" | "read" | "write" | "schema";

/** Permission of one user on one label. */
export interface Permission {
  readonly userId: string;
  readonly type: PermissionType;
  /** `*` for all. */
  readonly label: string;
  /** `*` for all. None for the types that do not concern properties. */
  readonly properties: readonly string[];
}
