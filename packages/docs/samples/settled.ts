const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const VOLATILE = /time|date|runtime|created|updated|progress|^(cpu|mem)_/i;

/** What stays the same from run to run: all but times, IDs, links, and the values of algorithms beyond a few digits. */
export function settled(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(6));
  if (typeof value === "string")
    return value
      .replaceAll(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}/g, "TIME")
      .replaceAll(UUID, "ID")
      .replace(/^http:\/\/[^/]+(\/obs\/.*\?token=).*/, "http://HOST$1TOKEN")
      .replaceAll(/\d{14}/g, "TIME");
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      VOLATILE.test(name) && typeof entry !== "object" ? "*" : settled(entry),
    ]),
  );
}
