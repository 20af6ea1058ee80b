/** The words that the vendor's pages use, in English and Chinese. Whatever is not here is not understood, and is said so. */

/** Kinds of table columns. */
export type Column =
  | "name"
  | "mandatory"
  | "optional"
  | "type"
  | "description"
  | "range"
  | "default"
  | "place"
  | "example"
  | "message"
  | "solution"
  | "status"
  | "code";

const COLUMNS: [Column, RegExp][] = [
  ["code", /^(error codes?|错误码|错误代码)$/],
  ["status", /^((http )?(status|return|response) (codes?|values?)|http status|返回值|返回码|(http)?状态码|编码)$/],
  [
    "mandatory",
    /^((is )?(mandatory|required)( or (not|optional))?( \(yes\/no\))?|m\/o|(是否)?(为)?(必选|必须|必填|必需)(项)?|必选\/可选|是否(必选|必填)参数)$/,
  ],
  ["optional", /^((is )?optional|(是否)?可选)$/],
  ["type", /^((parameter|data|value|field) )?types?$|^(参数|数据|字段|值)?类型$/],
  ["range", /^((value )?ranges?|valid values?|(value )?options|取值范围|取值|范围|可选值)$/],
  ["default", /^(default( values?)?|默认值|缺省值|默认取值|默认)$/],
  ["place", /^(in|locations?|position|(参数)?位置)$/],
  ["example", /^(examples?|(example|sample) values?|示例(值)?|样例(值)?|举例)$/],
  ["message", /^((error )?messages?|错误信息|(错误)?提示信息)$/],
  ["solution", /^((handling )?(solution|measure|suggestion|procedure)s?|处理(措施|方法|建议)|解决(方案|办法|方法))$/],
  [
    "name",
    /^((parameter|field|element|attribute|property|header|column)( names?)?|names?|keys?|(参数|字段|要素|属性|消息头)(名|名称)?|名称|键)$/,
  ],
  [
    "description",
    /^(descriptions?|meanings?|remarks?|notes?|explanations?|details?|说明|描述|含义|备注|解释|((参数|状态|错误(码)?|详细)(说明|描述|含义)))$/,
  ],
];

export function columnOf(text: string): Column | undefined {
  const word = plain(text).toLowerCase();
  return COLUMNS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** The parts of a page. What stands under none of these headings is not about the operation's parameters. */
export type Section =
  | "uri"
  | "request"
  | "response"
  | "request-example"
  | "response-example"
  | "failure-example"
  | "status"
  | "other"
  | "end";

// The first that matches counts: 请求失败样例 is an example of a response, though it begins like one of a request.
const SECTIONS: [Section, RegExp][] = [
  [
    "end",
    /^(feedback|was this page helpful|last article|next article|previous (topic|article)|意见反馈|上一篇|下一篇)/,
  ],
  [
    "failure-example",
    /^((response )?(example|sample)s?( response)? ?\(?(of )?(a )?(failed|failure|error)|response (example|sample) ?\(failed|(failed|error|failure) (response|request)? ?(example|sample)|(请求|响应)?(失败|异常|错误)(的)?(响应|返回|请求)?(样例|示例))/,
  ],
  [
    "response-example",
    /^((example|sample)s? (of )?(successful )?responses?|responses? (example|sample)s?|successful (response|request) (example|sample)|(请求)?成功(的)?(响应|返回)?(样例|示例)|(响应|返回)(消息|体)?(样例|示例))/,
  ],
  ["request-example", /^((example|sample)s? (of )?requests?|requests? (example|sample)s?|请求(消息|体)?(样例|示例))/],
  [
    "uri",
    /^((request |api )?ur[il]( format)?|http request|(请求)?ur[il](格式)?|请求路径|接口地址|(path|uri|url|query) param(eter)?s?( description)?|(路径|查询|uri)参数(说明)?)$/,
  ],
  ["status", /^((http )?status codes?|return (values?|codes?)|response codes?|返回值(说明)?|返回码|状态码)$/],
  [
    "request",
    /^(requests?|request (parameters?|messages?|body|headers?)( parameters?)?|body parameters?|请求|请求(参数|消息|要素|体|头)(参数)?(说明)?|body参数(说明)?)$/,
  ],
  [
    "response",
    /^(responses?|response (parameters?|messages?|elements?|body|fields)( parameters?)?|响应|(响应|返回)(参数|消息|要素|体|结果)(说明)?)$/,
  ],
  [
    "other",
    /^(functions?|function description|description|overview|debugging|calling method|constraints?|precautions?|authorization( information)?|permissions?|prerequisites?|error codes?|sdk( sample code)?s?|references?|change history|功能介绍|功能描述|调试|调用方法|约束(与限制|限制)?|注意事项|授权信息|错误码|前提条件|sdk代码示例|修订记录)$/,
  ],
];

export function sectionOf(text: string): Section | undefined {
  if (text.length > 80) return undefined;
  const word = heading(text);
  return SECTIONS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Headings inside a section, which change nothing but end a table. */
const INNER = /^(parameter description|参数说明|要素说明|normal|abnormal|正常|异常|note|notice|说明)$/;

export function isInnerHeading(text: string): boolean {
  return INNER.test(heading(text));
}

/** Names of the parts in which newer pages divide a cell, by what follows them. */
const LABELS: ["text" | "range" | "default", RegExp][] = [
  ["text", /^(definition|parameter (description|explanation)|constraints?|参数(解释|说明)|约束(与)?限制)$/],
  ["range", /^((value )?ranges?|options|valid values?|取值范围)$/],
  ["default", /^(default( values?)?|默认(取)?值)$/],
];

export function labelOf(line: string): "text" | "range" | "default" | undefined {
  // "• range" is a value in a list.
  if (line.length > 40 || /^[•·*–-]\s/.test(line)) return undefined;
  const word = plain(line).toLowerCase();
  return LABELS.find(([, pattern]) => pattern.test(word))?.[0];
}

function heading(text: string): string {
  return plain(text)
    .replace(/^[\d.]+\s+/, "")
    .toLowerCase();
}

/** Without list marks, emphasis and the colon at the end. */
export function plain(text: string): string {
  return text
    .replace(/^(#{1,6}|[-*•·–]|\d+\.)\s+/, "")
    .replace(/\*\*|`/g, "")
    .replace(/\s*:$/, "")
    .trim();
}

const MARKS = /^((?:[└├│─\-–•·>+]\s*)*)/;

/** The name of a field, without marks of nesting and remarks in brackets: "label (2.2.17)", "id*", "ids[]". */
export function nameIn(text: string): string | undefined {
  const bare = text.replace(MARKS, "");
  const [, name] = /^([A-Za-z_$][\w$-]*(?:(?:\[\])?\.[\w$-]+)*)(?:\[\])?\s*\*?\s*(?:\(.*\))?$/s.exec(bare) ?? [];
  return name?.replaceAll("[]", "");
}

/** Nesting depth, by the marks in front of a name: 2 for ">> name". */
export function depthOf(text: string): number {
  const marks = MARKS.exec(text)?.[1]?.replace(/\s/g, "") ?? "";
  return marks.includes("└") || marks.includes("├") ? (marks.match(/[└├│]/g)?.length ?? 0) : marks.length;
}

/** "Table 5 Request body parameters": number and subject. */
export function captionOf(text: string): { number: number; subject: string } | undefined {
  const [, number, subject = ""] = /^(?:table|表)\s*(\d+)[\s.:]*(.*)$/i.exec(plain(text)) ?? [];
  return number ? { number: Number(number), subject } : undefined;
}

/** "Status code: 200", alone on its line or in front of an example. */
export function statusLabelOf(text: string): { status: number; rest: string } | undefined {
  const match = /^(?:(?:http )?status code|(?:http)?状态码|返回码)\s*:?\s*(\d{3})(?!\d)(.*)$/is.exec(plain(text));
  return match ? { status: Number(match[1]), rest: (match[2] as string).trim() } : undefined;
}

const YES = /^(yes|y|true|m|mandatory|required|是|必选|必填|必须)$/i;
const NO = /^(no|n|false|o|optional|not required|否|可选|非必选|非必填|不是)$/i;

/** Undefined for a cell that says nothing, "conditional" for one that says when. */
export function mandatoryOf(text: string): boolean | "conditional" | undefined {
  const word = text.trim();
  if (word === "" || word === "-" || word === "/") return undefined;
  return YES.test(word) ? true : NO.test(word) ? false : "conditional";
}

export function isMandatoryWord(text: string): boolean {
  return typeof mandatoryOf(text) === "boolean";
}

/** Names that carry a failure in the vendor's bodies, whatever the API. */
export const ERROR_FIELDS = new Set([
  ...["errorCode", "errorMessage", "error_code", "error_msg", "error_message"],
  ...["errCode", "externalMessage"],
]);

/** Headers that every HTTP client sends and the description leaves to security and transport. */
export const TRANSPORT_HEADERS =
  /^(content-type|accept|host|authorization|x-sdk-date|x-project-id|content-length|x-language)$/i;

/** Subjects of titles, for finding the operation of a page whose path has changed. */
const SUBJECTS: [string, RegExp][] = [
  ["restart", /\brestart|重启/],
  ["start", /\bstart|启动/],
  ["stop", /\b(stop|clos|disabl)|关闭|停止/],
  ["unbind", /\bunbind|解绑/],
  ["bind", /\bbind|(?<!解)绑定?/],
  ["unregister", /\bunregister/],
  ["create", /\b(creat|add)|创建|新增|添加|增加/],
  ["delete", /\b(delet|remov)|删除/],
  ["cancel", /\bcancel|取消/],
  ["read", /\b(query|view|show|list|check|obtain|read|summary)|查询|查看|获取/],
  ["details", /\bdetail|详情/],
  ["all", /\ball\b|所有|全部/],
  ["filter", /\b(filter|meet)|过滤|满足/],
  ["status", /\bstatus|状态/],
  ["export", /\bexport|导出/],
  ["import", /\bimport|导入/],
  ["clear", /\bclear|清空/],
  ["update", /\b(updat|modif|edit)|更新|修改/],
  ["resize", /\bresiz|变更规格/],
  ["expand", /\b(expand|expansion)|扩(容|副本)/],
  ["upgrade", /\bupgrad|升级/],
  ["execute", /\b(execut|run)|执行|运行/],
  ["graph", /\bgraphs?\b|图/],
  ["backup", /\bbackups?\b|备份/],
  ["job", /\b(job|task)s?\b|任务|job/],
  ["metadata", /\bmetadata|元数据/],
  ["vertex", /\b(vertex|vertices)|(?<!要)点/],
  ["edge", /\bedges?\b|边/],
  ["index", /\b(index|indices)|索引/],
  ["label", /\blabels?\b|标签/],
  ["property", /\bpropert|属性/],
  ["quota", /\bquota|配额/],
  ["algorithm", /\balgorithm|算法/],
  ["schema", /\bschema/],
  ["eip", /\beip|弹性公网/],
];

/** The subjects of a title, as one comparable word. */
export function subjectOf(title: string): string {
  const text = title.toLowerCase().replace(/\([^)]*\)/g, "");
  return SUBJECTS.filter(([, pattern]) => pattern.test(text))
    .map(([subject]) => subject)
    .join(" ");
}
