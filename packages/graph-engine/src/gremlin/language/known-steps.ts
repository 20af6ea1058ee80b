/** Steps that the vendor's page names as not supported. */
export const UNSUPPORTED_STEPS: ReadonlySet<string> = new Set(["tryNext", "explain", "tree"]);

/** Steps of TinkerPop 3.4 that the emulator does not have. */
export const KNOWN_STEPS: ReadonlySet<string> = new Set([
  ..."subgraph profile timeLimit inject program pageRank peerPressure connectedComponent shortestPath io read".split(
    " ",
  ),
  ..."write element call mergeV mergeE fail withComputer withStrategies withoutStrategies withBulk tx".split(" "),
  ..."toBulkSet promise forEachRemaining asAdmin addInE addOutE addEdge addVertex mapKeys mapValues from".split(" "),
  ..."option with by as select concat asString split replace length toUpper toLower trim".split(" "),
]);
