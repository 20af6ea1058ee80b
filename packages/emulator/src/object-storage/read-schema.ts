import type { Label, Property } from "@ges-sdk/graph-engine/graph";
import sax, { type Tag } from "sax";
import type { Labels } from "./graph-labels.ts";
import { attribute, readProperty, SchemaError } from "./read-property.ts";

/**
 * The labels that a metadata file describes.
 *
 * @throws {SchemaError} when it is not XML, or not what the service takes
 */
export function readSchema(text: string): Labels {
  const labels = new Map<string, Label>();
  const path: string[] = [];
  let label: { name: string; type: Label["type"]; properties: Property[] } | undefined;
  const parser = sax.parser(true);
  parser.onerror = ({ message }) => {
    throw new SchemaError(`The metadata is not XML: ${message.replaceAll("\n", ", ")}`);
  };
  parser.onopentag = (opened) => {
    const tag = opened as Tag;
    path.push(tag.name);
    if (path.at(-2) === "labels" && tag.name === "label") {
      label = { name: attribute(tag.attributes, "name", "label"), type: typeOf(tag), properties: [] };
      if (labels.has(label.name)) throw new SchemaError(`Label [${label.name}] is there twice.`);
      labels.set(label.name, label);
    }
    if (path.at(-2) === "properties" && tag.name === "property" && label) {
      const property = readProperty(tag.attributes, label.name);
      if (label.properties.some(({ name }) => name === property.name)) {
        throw new SchemaError(`Label [${label.name}] has property [${property.name}] twice.`);
      }
      label.properties.push(property);
    }
  };
  parser.onclosetag = () => {
    path.pop();
  };
  parser.write(text.replace(/^\uFEFF/, "")).close();
  if (labels.size === 0) throw new SchemaError("The metadata describes no label.");
  return labels;
}

function typeOf(tag: Tag): Label["type"] {
  const type = tag.attributes["type"];
  return type === "vertex" || type === "edge" || type === "all" ? type : undefined;
}
