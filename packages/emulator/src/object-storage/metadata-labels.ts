import type { Label } from "@ges-sdk/graph-engine/graph";
import type { MetadataLabel } from "../state/metadata.ts";
import { readProperty } from "./read-property.ts";
import { attributesOf } from "./write-schema.ts";

/** A label as the management plane writes it: with the attributes that metadata files have. */
export function toMetadataLabel({ name, properties }: Label): MetadataLabel {
  return { name, properties: properties.map(attributesOf) };
}

/** A label that the management plane was sent. */
export function fromMetadataLabel({ name, properties }: MetadataLabel): Label {
  return { name, type: undefined, properties: (properties ?? []).map((property) => readProperty(property, name)) };
}
