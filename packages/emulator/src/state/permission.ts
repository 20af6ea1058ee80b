/** What can be allowed. */
export type PermissionType = "traverse" | "read" | "write" | "schema";

/** What one user may do with one label. */
export interface Permission {
  readonly userId: string;
  readonly type: PermissionType;
  /** `*` for all. */
  readonly label: string;
  /** `*` for all. None for the types that do not concern properties. */
  readonly properties: readonly string[];
}
