import { beforeAll, expect, test } from "vitest";
import { emptyGraph, label, refusal, type TestGraph } from "./support.ts";

// Statements of the page ges_03_0212, on a graph that is made for them.
let graph: TestGraph;

beforeAll(async () => {
  graph = emptyGraph();
  graph.data.defineLabel(label("user", "vertex", ["userid", "int"], ["age", "string"], ["gender", "string"]));
  graph.data.defineLabel(label("movie", "vertex", ["movieid", "int"], ["genres", "string"]));
  graph.data.defineLabel(label("student", "vertex", ["courses", "string", "list"]));
  await graph.execute(`
    create (jack:user {_ID_: 'Jack', userid: 1, age: 'Under 18', gender: 'F', \`Zip-code\`: '22181'}),
      (ray:user {_ID_: 'Ray', userid: 6, age: '25-34', gender: 'M', occupation: 'artist'}),
      (dan:student {_ID_: 'Dan', courses: ['math']}),
      (toy:movie {_ID_: 'Toy', movieid: 10, genres: 'Comedy|Drama'}),
      (up:movie {_ID_: 'Up', movieid: 11, genres: 'Comedy'}),
      (saga:series {_ID_: 'Saga'}),
      (jack)-[:friends]->(ray), (ray)-[:friends]->(dan),
      (jack)-[:rate {score: 5}]->(toy), (ray)-[:rate {score: 3}]->(up), (toy)-[:part]->(saga)`);
});

const rows = (statement: string, parameters?: Record<string, unknown>) => graph.rows(statement, parameters);

test.each([
  ["match (n) return count(n)", [[6]]],
  ["match (n)-[r]->(m) return count(r)", [[5]]],
  ["match (n:user)-[r]->(m:movie)-->(s:series) return id(n), id(m), id(s)", [["Jack", "Toy", "Saga"]]],
  ["match(n:user) where n.userid>=5 return id(n)", [["Ray"]]],
  [
    "match(n:movie) return n.genres, count(*) order by n.genres",
    [
      ["Comedy", 1],
      ["Comedy|Drama", 1],
    ],
  ],
  ["match(n:movie) return distinct n.genres order by n.genres", [["Comedy"], ["Comedy|Drama"]]],
  [
    "match(n:movie) return n order by n.movieid",
    [[{ movieid: 10, genres: "Comedy|Drama" }], [{ movieid: 11, genres: "Comedy" }]],
  ],
  ["return [1,2,3] as p", [[[1, 2, 3]]]],
  [
    "match (n) with labels(n) as label, count(*) as count where count > 1 return * order by count, label",
    [
      [2, ["movie"]],
      [2, ["user"]],
    ],
  ],
  ["match (n:movie) where n.movieid > 10 return id(n)", [["Up"]]],
  ["match (n:movie) return id(n) order by n.genres skip 1", [["Toy"]]],
  ["match (n:movie) return id(n) order by n.genres skip 1 limit 10", [["Toy"]]],
  ["unwind [1, 2, 3] as p return p", [[1], [2], [3]]],
  ["match (n:student)-->(m) return {start:id(n), end:id(m)}", []],
  [
    "match (n:user)-->(m:movie) return {start:id(n), end:id(m)} order by id(n)",
    [[{ start: "Jack", end: "Toy" }], [{ start: "Ray", end: "Up" }]],
  ],
  ["match p=(n1 {_ID_: 'Jack'})-[:friends*1..2]-(n2) return length(p) order by length(p)", [[1], [2]]],
  ["match (n:user) where n.age='Under 18' and n.gender='F' return id(n)", [["Jack"]]],
  ["match(n:user) where n.`Zip-code`='22181' or n.userid=6 return id(n) order by id(n)", [["Jack"], ["Ray"]]],
  ["match(n:movie) where not n.genres contains 'Drama' return id(n)", [["Up"]]],
  ["match (n:user) where n.occupation is null return id(n)", [["Jack"]]],
  ["match (n) where n.userid is not null return count(n)", [[2]]],
  ["match(n:movie) where n.genres starts with 'Comedy' return count(n)", [[2]]],
  ["match(n:movie) where n.genres ends with 'Drama' return id(n)", [["Toy"]]],
  ["match(n:student) where 'math' in n.courses return id(n)", [["Dan"]]],
  ["match(n:user) return n[' userid'] order by id(n)", [[1], [6]]],
  ["with [1, 2, 3, 4] as list return list[0]", [[1]]],
  ["with [1, 2, 3, 4] as list return list[0..1]", [[[1]]]],
  ["match p=(n)-->(m:user) return [x in nodes(p) where x.gender='F'|id(x)]", [[["Jack"]]]],
  ["match (n) return count(*)", [[6]]],
  ["match (n) return count(n.userid)", [[2]]],
  [
    "match (n:movie) return n.genres, collect(id(n)) as movieList order by n.genres",
    [
      ["Comedy", ["Up"]],
      ["Comedy|Drama", ["Toy"]],
    ],
  ],
  ["match (n:user) return id(n), labels(n) order by id(n) limit 1", [["Jack", ["user"]]]],
  ["match(n:user)-[r]->(m:user) return type(r)", [["friends"]]],
  [
    "match p=({_ID_: 'Jack'})-[:friends*1..2]->(m) return [n in nodes(p) | id(n)]",
    [[["Jack", "Ray"]], [["Jack", "Ray", "Dan"]]],
  ],
  ["match p=({_ID_: 'Jack'})-[:friends*1..2]->(m) return size(relationships(p))", [[1], [2]]],
  ["with [1,2,3,4] as list return head(list)", [[1]]],
  ["with [1,2,3,4] as list return last(list)", [[4]]],
  ["with [1,2,3,4] as list return size(list)", [[4]]],
  ["match (n) where toString(labels(n)) contains 'movi' return count(n)", [[2]]],
  [
    "with [2, 3] as p return all (x in p where x>1), any (x in p where x>2), none (x in p where x>1), single (x in p where x>2)",
    [[true, true, false, true]],
  ],
  ["call db.labels()", [["movie"], ["series"], ["student"], ["user"]]],
  ["call db.relationshipTypes()", [["friends"], ["part"], ["rate"]]],
  ["call db.schema() yield label, type return label, type order by label limit 1", [["movie", "vertex"]]],
  ["call dbms.listQueries()", []],
  ["call dbms.killQuery('7')", [["7", "No query found with this id"]]],
] as const)("%s", async (statement, expected) => {
  expect(await rows(statement)).toEqual(expected);
});

test("Parameters stand for values, and for all properties in SET", async () => {
  expect(await rows("match (n:user) where n.occupation = $occupation return id(n)", { occupation: "artist" })).toEqual([
    ["Ray"],
  ]);
  const copy = emptyGraph();
  await copy.execute("create (n:user {`Zip-code`: '98133', name: 'Max'})");
  const props = { gender: "M", age: "56+" };
  expect(await copy.rows("match (n:user {`Zip-code`: '98133'}) set n = $props return n", { props })).toEqual([[props]]);
});

test("Vertices and edges are created, changed and deleted as in the examples", async () => {
  const own = emptyGraph();
  expect(await own.rows("create (n:user{userid:15}) return n")).toEqual([[{ userid: 15 }]]);
  await own.execute("create (n:movie{movieid:10})");
  await own.execute("match (n:user{userid:15}),(m:movie{movieid:10}) create (n)-[r:rate]->(m)");
  expect(await own.rows("match (n:movie)<-[r]-(m:user) delete r return type(r)")).toEqual([["rate"]]);
  expect(await own.rows("match (n:user{userid:15}) set n:movie return labels(n)")).toEqual([[["user", "movie"]]]);
  expect(await own.rows("match (n:user{userid:15}) set n.userid=2 return n")).toEqual([[{ userid: 2 }]]);
  expect(await own.rows("match (n:user{userid:2}) set n.gender='M' return n.gender")).toEqual([["M"]]);
  await own.execute("match (n:user{userid:2}) delete n");
  expect(await own.rows("match (n) return count(*)")).toEqual([[1]]);
});

test.each([
  ["match (n) merge (m:user {userid: 1}) return m", "the clause MERGE at position 10"],
  ["return 1 as a union return 2 as a", "UNION at position 14"],
  ["match (n:user) remove n.age", "the clause REMOVE at position 15"],
  ["foreach (x in [1] | create (n))", "the clause FOREACH at position 0"],
  ["match (n) where n.age =~ 'U.*' return n", "the operator =~ at position 22"],
])("%s is answered, and refused where only what is documented is wanted", async (statement, what) => {
  const own = emptyGraph();
  await own.execute(statement);
  expect(await refusal(own, statement, { compatibility: "documented" })).toBe(
    `unsupported: ${what} is not supported by the service.`,
  );
});
