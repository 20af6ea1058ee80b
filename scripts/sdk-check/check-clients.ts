import type { DescribedOperation } from "../docs-check/description/schema-view.ts";
import { actionOf, samePath } from "../docs-check/match/find-operation.ts";
import type { Difference } from "../docs-check/report/difference.ts";
import { compareWitness } from "./compare-witness.ts";
import { typeOf, type Witness } from "./witness.ts";

export interface OperationReport {
  /** Version of the API and the client's name of the operation, as in `v2 CreateGraph2`. */
  client: string;
  operationId: string | null;
  fields: number;
  differences: Difference[];
}

/** Every operation of the clients, and every described one that a client of its version lacks. */
export function checkClients(clients: Record<string, Witness>, operations: DescribedOperation[]): OperationReport[] {
  return Object.entries(clients).flatMap(([version, witness]) => {
    const own = operations.filter(({ name }) => name === `management-${version}` || name === `service-${version}`);
    return Object.keys(witness.operations).map((name): OperationReport => {
      const client = `${version} ${name}`;
      const described = operationOf(name, witness, own);
      if (!described) return { client, operationId: null, fields: 0, differences: [notDescribed(name, witness)] };
      const { fields, differences } = compareWitness(name, witness, described);
      return { client, operationId: described.operation.operationId, fields, differences };
    });
  });
}

/** The described operation with the method, the path and, where several share them, the action of the client's. */
function operationOf(name: string, witness: Witness, operations: DescribedOperation[]): DescribedOperation | undefined {
  const { method, path } = witness.operations[name] ?? { method: "", path: "" };
  const found = operations.filter((one) => one.method === method && one.path === path);
  const near = found.length > 0 ? found : operations.filter((one) => one.method === method && samePath(path, one.path));
  const action = witness.models[`${name}Request`]?.["action_id"];
  const [value] = action ? (typeOf(action.type, witness.models).values ?? []) : [];
  return (
    near.find((one) => value !== undefined && actionOf(one) === value) ??
    near.find((one) => actionOf(one) === undefined || near.length === 1)
  );
}

function notDescribed(name: string, { operations }: Witness): Difference {
  const { method = "", path = "" } = operations[name] ?? {};
  const none = { pageId: null, pageDate: null } as const;
  return {
    rule: "client.operation",
    where: name,
    page: `${method} ${path}`,
    spec: "not there",
    confidence: "confirmed",
    cell: name,
    ...none,
  };
}
