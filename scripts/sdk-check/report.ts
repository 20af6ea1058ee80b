import { table } from "../docs-check/report/table.ts";
import type { OperationReport } from "./check-clients.ts";

/** The findings as tables for a person, an operation after the other, and a line that sums them up. */
export function asText(operations: (OperationReport & { known: number })[]): string {
  const parts = operations
    .filter(({ differences }) => differences.length > 0)
    .map(({ client, operationId, differences }) => {
      const rows = differences.map(({ rule, where, page, spec }) => [rule, where, page, spec]);
      return `${client}: ${operationId ?? "not described"}\n${table(["rule", "where", "the client says", "spec says"], rows)}\n`;
    });
  const sum = (of: (operation: OperationReport & { known: number }) => number) =>
    operations.reduce((total, operation) => total + of(operation), 0);
  const counts = `${operations.length} operations, ${sum(({ fields }) => fields)} fields`;
  const found = `${sum(({ differences }) => differences.length)} differences, ${sum(({ known }) => known)} known`;
  return [...parts, `${counts}: ${found}`].join("\n");
}
