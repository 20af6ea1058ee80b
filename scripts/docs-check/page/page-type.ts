/** A type as a page names it, in the words of JSON schema. */
export interface PageType {
  types: string[];
  items?: PageType;
  /** Name of the structure that another table describes, as in "Array of schema_path objects". */
  structure?: string;
  /** Set for JSON of any structure. */
  anything?: true;
}

const SCALARS: Record<string, string[]> = {
  string: ["string"],
  str: ["string"],
  varchar: ["string"],
  text: ["string"],
  character: ["string"],
  char: ["string"],
  date: ["string"],
  datetime: ["string"],
  timestamp: ["string"],
  enum: ["string"],
  uuid: ["string"],
  字符串: ["string"],
  字符: ["string"],
  日期: ["string"],
  枚举: ["string"],
  int: ["integer"],
  integer: ["integer"],
  int32: ["integer"],
  int64: ["integer"],
  long: ["integer"],
  short: ["integer"],
  整数: ["integer"],
  整型: ["integer"],
  长整型: ["integer"],
  double: ["number"],
  float: ["number"],
  decimal: ["number"],
  number: ["integer", "number"],
  浮点数: ["number"],
  浮点型: ["number"],
  小数: ["number"],
  数字: ["integer", "number"],
  数值: ["integer", "number"],
  bool: ["boolean"],
  boolean: ["boolean"],
  布尔: ["boolean"],
  布尔值: ["boolean"],
  布尔型: ["boolean"],
  object: ["object"],
  json: ["object", "array"],
  jsonobject: ["object", "array"],
  "json object": ["object", "array"],
  "json string": ["object", "string"],
  map: ["object"],
  dict: ["object"],
  dictionary: ["object"],
  对象: ["object"],
  json对象: ["object", "array"],
  键值对: ["object"],
  array: ["array"],
  arrays: ["array"],
  list: ["array"],
  set: ["array"],
  jsonarray: ["array"],
  "json array": ["array"],
  数组: ["array"],
  列表: ["array"],
  列表数据结构: ["array"],
  集合: ["array"],
};

/** Undefined for what is no name of a type; nothing is guessed. */
export function typeOf(text: string): PageType | undefined {
  const name = text
    .replace(/\s+/g, " ")
    .replace(/[,，、;；.。]\s*(?:(?:for )?details?\b.*|see\b.*|(?:详情|具体)?请?(?:参见|参考|见).*)$/i, "")
    .replace(/[.。;]$/, "")
    .trim();
  const lower = name.toLowerCase();
  const scalar = SCALARS[lower] ?? SCALARS[lower.replace(/s$/, "")];
  if (scalar) return /^json( ?objects?|对象)?$/.test(lower) ? { types: scalar, anything: true } : { types: scalar };

  const parts = name
    .split(/\s+or\s+|\s*\/\s*|或者?|\s*\|\s*/i)
    .map((part) => (part === name ? undefined : typeOf(part)));
  if (parts.every((type) => type !== undefined)) return { types: parts.flatMap((type) => type.types) };

  const list =
    /^(?:array|list|set)\s*(?:of|<|\[|\()\s*(.+?)\s*[>\])]?$/i.exec(name) ??
    /^(\w+)\s*\[\]$/.exec(name) ??
    /^(.+?)\s*(?:的)?(?:数组|列表|集合)$/.exec(name);
  if (list) {
    const items = typeOf(list[1] as string) ?? structure(list[1] as string);
    if (items) return { types: ["array"], items };
  }
  if (/^map\s*[<(].*[>)]( objects?)?$/i.test(name)) return { types: ["object"] };

  const [, ofWhat] = /^(\w+) (?:array|list)$/i.exec(name) ?? [];
  const items = ofWhat && typeOf(ofWhat);
  if (items) return { types: ["array"], items };

  const [, named] = /^([\w.<>,-]+)\s*(?:objects?|(?:data )?structures?|对象|结构体?|数据结构)$/i.exec(name) ?? [];
  if (named) return { types: ["object"], structure: named };
  // What stands in brackets after a type says more about its values.
  const [, outside] = /^([^(]+?)\s*\(.*\)$/.exec(name) ?? [];
  return outside ? typeOf(outside) : undefined;
}

function structure(name: string): PageType | undefined {
  return /^[A-Za-z][\w.-]*$/.test(name) ? { types: ["object"], structure: name } : undefined;
}
