/** Quotas of a project. */
export interface Quotas {
  /** Number of graphs. */
  readonly graphs: number;
  /** Number of edges that all graphs together have room for. */
  readonly edges: number;
  /** Number of backups. */
  readonly backups: number;
  /** Number of metadata files. */
  readonly metadatas: number;
}

/** Generous, so that only those meet a quota who want to: a hundred graphs of any size among them. */
export const DEFAULT_QUOTAS: Quotas = { graphs: 100, edges: 1e13, backups: 1000, metadatas: 1000 };

/** Fills quotas up with the defaults; the message of its error names what is wrong. */
export function quotasFrom(quotas: { readonly [Name in keyof Quotas]?: number | undefined }): Quotas {
  const all: Quotas & Record<string, number> = { ...DEFAULT_QUOTAS };
  for (const [name, value] of Object.entries(quotas)) {
    if (!Object.hasOwn(all, name)) throw new TypeError(`quotas: ${name} is none of ${Object.keys(all).join(", ")}`);
    if (value === undefined) continue;
    if (!(Number.isSafeInteger(value) && value >= 0)) {
      throw new TypeError(`quotas: ${name} must be a whole number, 0 or more`);
    }
    all[name] = value;
  }
  return all;
}

/** Reads quotas such as `graphs=2,backups=5`. */
export function parseQuotas(text: string): Partial<Quotas> {
  const entries = text.split(",").map((entry) => entry.trim().split("="));
  return Object.fromEntries(
    entries.map(([name = "", value = ""]) => [name, value === "" ? Number.NaN : Number(value)]),
  );
}
