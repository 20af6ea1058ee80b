import managementV1 from "../generated/management-v1.json" with { type: "json" };
import managementV2 from "../generated/management-v2.json" with { type: "json" };
import serviceV1 from "../generated/service-v1.json" with { type: "json" };

/** The names of the descriptions that are served. */
export type DescriptionName = "management-v1" | "management-v2" | "service-v1";

/** The part of a description that the emulator reads. */
export interface Description {
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { parameters: Record<string, DescribedParameter> };
}

export interface DescribedOperation {
  operationId: string;
  summary: string;
  "x-ges-retry": "safe" | "idempotent" | "unsafe";
  parameters: (DescribedParameter | { $ref: string })[];
  requestBody?: { required?: boolean };
}

export interface DescribedParameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { const?: unknown };
}

export const DESCRIPTIONS: Record<DescriptionName, Description> = {
  "management-v1": managementV1 as unknown as Description,
  "management-v2": managementV2 as unknown as Description,
  "service-v1": serviceV1 as unknown as Description,
};
