import type { Api } from "./api.ts";

/** Queries in Gremlin that find what there can be in an answer, and some that are refused. */
export async function tellOfGremlin(api: Api, graph: string): Promise<void> {
  for (const command of [
    "g.addV('user').property(id, 'Gremlin').property('Age', 1)",
    "g.V('Gremlin').addE('knows').to(V('Gremlin')).property('since', '2020')",
    "g.V('Gremlin')",
    "g.V('Gremlin').outE()",
    "g.V('Gremlin').out().path()",
    "g.V('Gremlin').valueMap(true)",
    "g.V('Gremlin').drop()",
    "g1.V()",
    "g.V().tree()",
    "g.V().match()",
  ]) {
    await api.call("POST", "ges/v1.0", `/graphs/${graph}/action?action_id=execute-gremlin-query`, { command });
  }
  for (const name of ["gremlin", "sql"]) {
    const body = { api: name, command: JSON.stringify({ command: "g.V()" }) };
    await api.call("POST", "ges/v1.0", `/graphs/${graph}/action?action_id=execute-operation`, body);
  }
}
