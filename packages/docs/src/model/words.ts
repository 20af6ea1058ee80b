import type { Language } from "./languages.ts";

/** The words of the pages that are made from the descriptions. */
const WORDS = {
  reference: { en: "Reference", zh: "API 参考" },
  errorCodes: { en: "Error codes", zh: "错误码" },
  project: { en: "Project", zh: "项目" },
  overview: { en: "Overview", zh: "概览" },
  request: { en: "Request", zh: "请求" },
  parameters: { en: "Parameters", zh: "参数" },
  body: { en: "Body", zh: "请求体" },
  response: { en: "Response", zh: "响应" },
  errors: { en: "Errors", zh: "错误" },
  otherErrors: { en: "Other statuses", zh: "其他状态码" },
  emulator: { en: "On the emulator", zh: "在模拟器上" },
  seeAlso: { en: "See also", zh: "另请参阅" },
  required: { en: "required", zh: "必选" },
  optional: { en: "optional", zh: "可选" },
  deprecated: { en: "deprecated", zh: "已弃用" },
  fields: { en: "fields", zh: "个字段" },
  formsOf: { en: "One of", zh: "以下之一" },
  knownValues: { en: "Known values; others may come", zh: "已知取值，可能出现其他值" },
  values: { en: "Values", zh: "取值" },
  vendorPage: { en: "Vendor's page", zh: "官方文档" },
  sources: { en: "Sources of this description", zh: "本描述的依据" },
  pathForEachAction: { en: "a path for each action", zh: "每个操作一个路径" },
  undated: { en: "undated", zh: "日期不详" },
  sourceTable: { en: "table", zh: "表格" },
  sourceExample: { en: "example", zh: "示例" },
  vendorClient: { en: "The vendor's published client for", zh: "官方客户端" },
  inEnglish: { en: "English", zh: "英文" },
  inChinese: { en: "Chinese", zh: "中文" },
  method: { en: "SDK method", zh: "SDK 方法" },
  otherVersion: { en: "The same operation in", zh: "同一操作的另一版本：" },
  version: { en: "API version", zh: "API 版本" },
  startsJob: { en: "Starts a job", zh: "启动任务" },
  notEmulated: { en: "Not emulated", zh: "未模拟" },
  safe: { en: "Only reads: repeated freely", zh: "只读：可放心重试" },
  idempotent: { en: "Idempotent: may be repeated", zh: "幂等：可以重试" },
  unsafe: { en: "Not idempotent: repeated only when nothing was sent", zh: "非幂等：仅在请求未发出时重试" },
  chinese: { en: "In Chinese", zh: "英文名称" },
  ownTranslation: { en: "our translation", zh: "本项目翻译" },
  empty: { en: "Nothing.", zh: "无。" },
  noFields: { en: "An empty object.", zh: "空对象。" },
  code: { en: "Code", zh: "错误码" },
  status: { en: "Status", zh: "状态码" },
  message: { en: "Message", zh: "消息" },
  meaning: { en: "What it means", zh: "含义" },
  remedy: { en: "What to do", zh: "处理建议" },
  repeat: { en: "Does a repeat help?", zh: "重试有用吗？" },
  repeatYes: {
    en: "Yes. The SDK repeats such a call by itself where the operation allows it.",
    zh: "有用。在操作允许的情况下，SDK 会自动重试。",
  },
  repeatNo: {
    en: "No. The same call fails again until its cause is gone.",
    zh: "没有用。原因消除之前，同样的调用仍会失败。",
  },
  givenBy: { en: "Operations that give it", zh: "返回该错误码的操作" },
  givenByNone: {
    en: "No page of the vendor ties this code to an operation. It can come from any operation of its plane.",
    zh: "官方文档没有把该错误码与具体操作关联，同一平面的任何操作都可能返回。",
  },
  provoke: { en: "Provoke it on the emulator", zh: "在模拟器上复现" },
  plane: { en: "Plane", zh: "平面" },
  management: { en: "Management plane", zh: "管理面" },
  service: { en: "Service plane", zh: "业务面" },
  both: { en: "Both planes", zh: "管理面和业务面" },
  gateway: { en: "Gateway", zh: "网关" },
  filter: { en: "Filter by code, message or meaning", zh: "按错误码、消息或含义筛选" },
  documented: {
    en: "Follows the vendor's pages alone.",
    zh: "完全遵循官方文档。",
  },
  assumed: {
    en: "Where the vendor's pages leave a question open, the emulator assumes:",
    zh: "官方文档未说明之处，模拟器作如下假设：",
  },
  notEmulatedText: {
    en: "The emulator refuses this operation. It can be called on the service only.",
    zh: "模拟器拒绝该操作，只能在真实服务上调用。",
  },
  because: { en: "Why:", zh: "原因：" },
  untranslated: { en: "", zh: "本页说明尚未翻译，以下为英文原文。" },
  download: { en: "Downloads", zh: "下载" },
  sample: { en: "Sample", zh: "示例" },
  operations: { en: "operations", zh: "个操作" },
  recorded: { en: "What the emulator answers", zh: "模拟器的响应" },
  described: { en: "Response, as the vendor's page shows it", zh: "响应（来自官方文档示例）" },
  afterwards: { en: "The job when it has ended", zh: "任务结束后" },
  lines: { en: "lines", zh: "行" },
  run: { en: "Run on the emulator", zh: "在模拟器上运行" },
  runFailed: {
    en: "The emulator does not answer. Is npm run serve still running?",
    zh: "模拟器没有响应。npm run serve 仍在运行吗？",
  },
  search: { en: "Search", zh: "搜索" },
  searchHint: { en: "An operation, a field, an error code, a question", zh: "操作、字段、错误码或问题" },
  searchNone: { en: "Nothing found.", zh: "没有结果。" },
  searchSome: { en: "pages found", zh: "个页面" },
  searchFailed: {
    en: "The search works on the built site only: npm run serve.",
    zh: "搜索仅在构建后的站点上可用：npm run serve。",
  },
  sdk: { en: "SDK", zh: "SDK" },
  function: { en: "Functions", zh: "函数" },
  class: { en: "Classes", zh: "类" },
  interface: { en: "Interfaces", zh: "接口" },
  type: { en: "Types", zh: "类型" },
  constant: { en: "Constants", zh: "常量" },
  throws: { en: "Throws:", zh: "抛出：" },
  close: { en: "Close", zh: "关闭" },
  fixed: { en: "filled in by the client", zh: "由客户端填写" },
} as const;

export type Word = keyof typeof WORDS;

/** The words of a language, by name. */
export function wordsOf(language: Language): (word: Word) => string {
  return (word) => WORDS[word][language];
}

const TAGS: Record<string, string> = {
  Graphs: "图管理",
  Backups: "备份管理",
  Data: "数据",
  Network: "网络",
  Metadata: "元数据管理",
  Jobs: "任务管理",
  Quotas: "配额",
  Scenes: "场景插件",
  Algorithms: "算法",
  Queries: "查询",
  Transactions: "事务",
  Vertices: "点操作",
  Edges: "边操作",
  Schema: "元数据操作",
  Indexes: "索引",
  Access: "权限",
  Monitoring: "监控",
  Hyg: "HyG",
};

/** Name of a tag of the descriptions, in a language. */
export function tagName(tag: string, language: Language): string {
  if (language === "en") return tag === "Hyg" ? "HyG" : tag;
  return TAGS[tag] ?? tag;
}
