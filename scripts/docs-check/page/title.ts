/** Words of a title in one form: "Shortest Path of Vertex Sets (2.1.5)", 点集最短路 and `shortest_path_of_vertex_sets`. */

/** Names of algorithms as Chinese titles have them; longer ones stand before those that they contain. */
const CHINESE: [RegExp, string][] = [
  [/带?(一般)?过滤(条件)?(的)?/g, " filtered "],
  [/点集/g, " of vertex sets "],
  [/全对/g, " all pairs "],
  [/全(?=最短)/g, " all "],
  [/最短(路径|路)/g, " shortest path "],
  [/单源/g, " single source "],
  [/共同邻居/g, " common neighbors "],
  [/(弱)?连通(分量|子图)/g, " connected component "],
  [/标签传播/g, " label propagation "],
  [/三角(形)?计数/g, " triangle count "],
  [/聚类系数/g, " cluster coefficient "],
  [/度数?关联度?|关联度/g, " degree correlation "],
  [/关联路径/g, " n paths "],
  [/(关联|链接)预测/g, " link prediction "],
  [/单(顶)?点(的)?环路检测/g, " single vertex circles detection "],
  [/环路检测/g, " circle detection "],
  [/实时推荐/g, " realtime recommendation "],
  [/边(?=介数|中介|的?中介)/g, " edge "],
  [/(介数|中介)(中心度|中心性)/g, " betweenness "],
  [/紧密(中心度|中心性)/g, " closeness "],
  [/子图匹配/g, " subgraph matching "],
  [/时序(图)?/g, " temporal "],
  [/路径/g, " paths "],
  [/k-?跳/gi, " khop "],
  [/k-?核/gi, " kcore "],
];

const SYNONYMS: [RegExp, string][] = [
  [/origin[\s_-]?destination/g, "od"],
  [/real[\s_-]?time/g, "realtime"],
  [/\bvertices\b/g, "vertex"],
  [/\b(k|n|topic|page|personal)[\s_-]+(hop|core|rank|paths?)\b/g, "$1$2"],
];

export function wordsOfTitle(title: string): string[] {
  const chinese = CHINESE.reduce((text, [pattern, words]) => text.replace(pattern, words), title);
  const plain = SYNONYMS.reduce(
    (text, [pattern, word]) => text.replace(pattern, word),
    chinese.toLowerCase().replaceAll("_", " "),
  );
  const words = plain.match(/[a-z][a-z\d]*/g) ?? [];
  return [...new Set(words.map((word) => (word.length > 3 ? word.replace(/s$/, "") : word)))];
}
