import type { Label, Property } from "@ges-sdk/graph-engine/graph";
import type { MetadataProperty } from "../compiled/management-v1-handlers.ts";

/** A metadata file that describes labels. */
export function writeSchema(labels: Iterable<Label>): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<PMML version="3.0" xmlns="http://www.dmg.org/PMML-3-0">',
    "  <labels>",
    ...Array.from(labels, writeLabel),
    "  </labels>",
    "</PMML>",
    "",
  ].join("\n");
}

function writeLabel({ name, type, properties }: Label): string {
  const start = `    <label${attributes({ name, ...(type && { type }) })}`;
  if (properties.length === 0) return `${start}/>`;
  const lines = properties.map((property) => `        <property${attributes(attributesOf(property))}/>`);
  return [`${start}>`, "      <properties>", ...lines, "      </properties>", "    </label>"].join("\n");
}

/** A property as the attributes that metadata files have for it. */
export function attributesOf({ name, cardinality, dataType, maxDataSize, values }: Property): MetadataProperty {
  return {
    name,
    cardinality,
    dataType,
    ...(maxDataSize !== undefined && { maxDataSize: String(maxDataSize) }),
    ...(values && { typeNameCount: String(values.length) }),
    ...Object.fromEntries((values ?? []).map((value, index) => [`typeName${index + 1}`, value])),
  };
}

function attributes(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}

/** Line breaks too: a parser makes a blank of one that stands as it is. */
function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
