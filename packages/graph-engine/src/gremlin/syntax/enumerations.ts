/** Enumerations of Gremlin and their constants. */
export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  T: ["id", "label", "key", "value"],
  Order: ["asc", "desc", "incr", "decr", "shuffle"],
  Scope: ["local", "global"],
  Column: ["keys", "values"],
  Pop: ["first", "last", "all", "mixed"],
  Cardinality: ["single", "list", "set"],
  Direction: ["IN", "OUT", "BOTH"],
  Operator: ["sum", "minus", "mult", "div", "min", "max", "assign", "and", "or", "addAll", "sumLong"],
  Pick: ["any", "none"],
  WithOptions: ["tokens", "none", "ids", "labels", "keys", "values", "all", "indexer", "list", "map"],
};

/** Names of Gremlin that the emulator does not have, though they are no typing errors. */
export const OTHER_CLASSES: ReadonlySet<string> = new Set([
  ..."IO Barrier SackFunctions GType Merge DT TraversalStrategy SubgraphStrategy ReadOnlyStrategy".split(" "),
  ..."PartitionStrategy ElementIdStrategy EventStrategy HaltedTraverserStrategy OptionsStrategy".split(" "),
  ..."SeedStrategy EdgeLabelVerificationStrategy ReservedKeysVerificationStrategy PathProcessorStrategy".split(" "),
  ..."LazyBarrierStrategy PageRank PeerPressure ConnectedComponent ShortestPath Computer Instant".split(" "),
  ..."new java org Math System UUID Date Math Integer Long Double Float Boolean String datetime".split(" "),
]);

/** Enumerations whose constants Gremlin's server knows without the name of the enumeration. */
const IMPORTED: readonly string[] = [
  "T",
  "Order",
  "Scope",
  "Column",
  "Pop",
  "Cardinality",
  "Direction",
  "Operator",
  "Pick",
];

/** Returns the enumerations that have a constant of this name. */
export function enumerationsWith(name: string): readonly string[] {
  return IMPORTED.filter((type) => ENUMERATIONS[type]?.includes(name));
}

/** Predicates, by the classes that have them. */
export const PREDICATE_CLASSES: ReadonlySet<string> = new Set(["P", "TextP", "Text"]);

export const PREDICATE_NAMES: ReadonlySet<string> = new Set([
  ..."eq neq gt gte lt lte inside outside between within without".split(" "),
  ..."startingWith endingWith containing notStartingWith notEndingWith notContaining".split(" "),
  ..."textSubString textCISubString textFuzzy textPrefix textRegex".split(" "),
]);
