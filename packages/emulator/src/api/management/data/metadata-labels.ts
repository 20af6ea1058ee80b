import type { Label } from "@ges-sdk/graph-engine/graph";
import { readProperty } from "../../../object-storage/read-property.ts";
import { attributesOf } from "../../../object-storage/write-schema.ts";
import type { MetadataLabel } from "../../../state/metadata.ts";

/** A label as the management plane writes it: with the attributes that metadata files have. */
export function toMetadataLabel({ name, properties }: Label): MetadataLabel {
  return { name, properties: properties.map(attributesOf) };
}

/** A label that the management plane was sent. */
export function fromMetadataLabel({ name, properties }: MetadataLabel): Label {
  return { name, type: undefined, properties: (properties ?? []).map((property) => readProperty(property, name)) };
}
