/** The vendor's ways to say things, in English and Chinese. Sentences are ours; the patterns are theirs. */
import type { PageRow } from "./model.ts";

export type Language = "en" | "zh";
/** Form of a description: sentences, a list, or parts with labels. */
export type Prose = "sentences" | "lists" | "labels";

interface Words {
  updated: string;
  sections: Record<
    "function" | "authorization" | "uri" | "request" | "response" | "requestExample" | "responseExample" | "statuses",
    string
  >;
  columns: Record<"name" | "mandatory" | "type" | "description" | "range" | "default" | "status", string>;
  captions: Record<"path" | "query" | "body" | "response", string>;
  table: (number: number) => string;
  status: (code: number) => string;
  yes: string;
  no: string;
  note: string;
  reference: (number: number) => string;
}

export const WORDS: Record<Language, Words> = {
  en: {
    updated: "Updated on 2025-12-25 GMT+08:00",
    sections: {
      function: "Function",
      authorization: "Authorization Information",
      uri: "URI",
      request: "Request Parameters",
      response: "Response Parameters",
      requestExample: "Example Requests",
      responseExample: "Example Responses",
      statuses: "Status Codes",
    },
    columns: {
      name: "Parameter",
      mandatory: "Mandatory",
      type: "Type",
      description: "Description",
      range: "Value Range",
      default: "Default Value",
      status: "Status Code",
    },
    captions: {
      path: "Path Parameters",
      query: "Query Parameters",
      body: "Request body parameters",
      response: "Response body parameters",
    },
    table: (number) => `Table ${number}`,
    status: (code) => `Status code: ${code}`,
    yes: "Yes",
    no: "No",
    note: "NOTE:",
    reference: (number) => `For details, see Table ${number}.`,
  },
  zh: {
    updated: "更新时间：2025-08-22 GMT+08:00",
    sections: {
      function: "功能介绍",
      authorization: "授权信息",
      uri: "URI",
      request: "请求参数",
      response: "响应参数",
      requestExample: "请求示例",
      responseExample: "响应示例",
      statuses: "状态码",
    },
    columns: {
      name: "参数",
      mandatory: "是否必选",
      type: "参数类型",
      description: "描述",
      range: "取值范围",
      default: "默认取值",
      status: "状态码",
    },
    captions: { path: "路径参数", query: "Query参数", body: "请求Body参数", response: "响应Body参数" },
    table: (number) => `表${number}`,
    status: (code) => `状态码：${code}`,
    yes: "是",
    no: "否",
    note: "说明：",
    reference: (number) => `请参见表${number}。`,
  },
};

/** The lines of a cell. An empty line parts paragraphs, "- " opens an item of a list. */
export function describe(row: PageRow, language: Language, prose: Prose, seed: number, skip: Skip = {}): string[] {
  const facts = {
    range: skip.range ? [] : rangeLines(row, language, prose, seed),
    default: skip.default ? [] : defaultLines(row, language, seed),
  };
  const intro = language === "en" ? INTROS_EN : INTROS_ZH;
  const opening = (intro[seed % intro.length] as string[]).slice();
  if (prose !== "labels") {
    const lines = [...opening, ...facts.range, ...facts.default];
    return prose === "lists" && seed % 3 === 0 ? [...lines, "", ...noteLines(language)] : lines;
  }
  const [definition, constraints, range, fallback, none] =
    language === "en"
      ? ["Definition:", "Constraints:", "Value range:", "Default value:", "N/A"]
      : ["参数解释：", "约束限制：", "取值范围：", "默认取值：", "不涉及。"];
  const bare = skip.range || labelledRange(row).length === 0 ? facts.range : labelledRange(row);
  const value = skip.default ? undefined : row.default;
  return [
    definition,
    "",
    ...opening,
    "",
    constraints,
    "",
    none,
    "",
    range,
    "",
    ...(bare.length > 0 ? bare : [none]),
    "",
    fallback,
    "",
    value ?? none,
  ] as string[];
}

interface Skip {
  range?: boolean;
  default?: boolean;
}

const INTROS_EN = [
  ["Sets how it works."],
  ["Rules for it:", "", "- Choose it with care.", "- Leave it out if in doubt."],
  ["Belongs to the request (see the guide)."],
  ["Tells one from the other.", "", "If two agree, either is taken."],
];
const INTROS_ZH = [
  ["说明如何处理。"],
  ["要求如下：", "", "- 请谨慎选择。", "- 不确定时不填。"],
  ["用于区分不同的对象（参见指南）。"],
  ["描述它的用途。", "", "两者一致时任选其一。"],
];

function noteLines(language: Language): string[] {
  return language === "en" ? ["NOTE:", "", "Graphs that are stopped keep it."] : ["说明：", "", "图关闭后仍然保留。"];
}

function rangeLines(row: PageRow, language: Language, prose: Prose, seed: number): string[] {
  const { values, limits } = row;
  if (values.length > 1)
    return prose === "lists" ? valueList(values, language) : [valueSentence(values, language, seed)];
  const { minimum, maximum, minLength, maxLength } = limits;
  const say = (english: string[], chinese: string[]) => {
    const ways = language === "en" ? english : chinese;
    return [ways[seed % ways.length] as string];
  };
  if (minimum !== undefined && maximum !== undefined) {
    return say(
      [
        `The value ranges from ${minimum} to ${maximum}.`,
        `Value range: ${minimum}–${maximum}.`,
        `The value must be an integer between ${minimum} and ${maximum}.`,
      ],
      [`取值范围为${minimum}~${maximum}。`, `取值范围：[${minimum}, ${maximum}]。`, `范围：${minimum}-${maximum}。`],
    );
  }
  if (minimum !== undefined) return say([`The minimum value is ${minimum}.`], [`最小值为${minimum}。`]);
  if (maximum !== undefined) return say([`The maximum value is ${maximum}.`], [`最大值为${maximum}。`]);
  // A text that is always empty has no limit that a page would state.
  if (maxLength === undefined || maxLength === 0 || minLength === maxLength) return [];
  if (minLength === undefined) {
    return say(
      [`The value can contain up to ${maxLength} characters.`, `It cannot exceed ${maxLength} characters.`],
      [`长度不能超过${maxLength}。`, `最多${maxLength}个字符。`],
    );
  }
  return say(
    [
      `It contains ${minLength} to ${maxLength} characters.`,
      `The length ranges from ${minLength} to ${maxLength} characters.`,
    ],
    [`长度为${minLength}~${maxLength}个字符。`, `长度范围：${minLength}到${maxLength}位字符。`],
  );
}

function valueList(values: string[], language: Language): string[] {
  const items = values.map((value) => (language === "en" ? `- ${value}: one of them` : `- ${value}：其中之一`));
  return [language === "en" ? "The options are as follows:" : "取值如下：", "", ...items];
}

function valueSentence(values: string[], language: Language, seed: number): string {
  const last = values.at(-1);
  const others = values.slice(0, -1);
  if (language === "en") {
    const opening = ["The value can be", "Possible values are", "Options:"][seed % 3];
    return `${opening} ${others.join(", ")}${seed % 3 === 2 ? "," : " or"} ${last}.`;
  }
  const opening = ["取值为", "可选值：", "取值包括"][seed % 3];
  return `${opening}${others.join("、")}${seed % 2 ? "、" : "或"}${last}。`;
}

/** The same for a cell or a part that holds nothing else. */
export function labelledRange({ values, limits }: PageRow): string[] {
  if (values.length > 1) return values.map((value) => `- ${value}`);
  const { minimum, maximum } = limits;
  return minimum !== undefined && maximum !== undefined ? [`${minimum}~${maximum}`] : [];
}

function defaultLines(row: PageRow, language: Language, seed: number): string[] {
  if (row.default === undefined) return [];
  return language === "en"
    ? [
        [`The default value is ${row.default}.`, `Default: ${row.default}`, `It defaults to ${row.default}.`][
          seed % 3
        ] as string,
      ]
    : [[`默认值为${row.default}。`, `默认值：${row.default}`, `默认为${row.default}。`][seed % 3] as string];
}
