import { GES_ERRORS } from "../generated/error-catalogue.ts";
import type { ErrorExplanation } from "./error-explanation.ts";
import { explainNetworkError } from "./explain-network-error.ts";
import { GesApiError } from "./ges-api-error.ts";
import { GesConfigError } from "./ges-config-error.ts";
import { GesError } from "./ges-error.ts";
import { GesJobError } from "./ges-job-error.ts";
import { GesTimeoutError } from "./ges-timeout-error.ts";

const PAGES = "https://support.huaweicloud.com/intl/en-us/api-ges/";
const PAGE_OF_PLANE: Readonly<Record<string, string>> = {
  management: `${PAGES}ges_03_0040.html`,
  service: `${PAGES}ges_03_0110.html`,
};

const UNCLEAR = "Read the error message, and quote the request ID to the vendor's support if it does not help.";

/** Responses without a code of the catalogue: those of gateways, of IAM, and of codes that no page names. */
const BY_STATUS: Readonly<Record<number, ErrorExplanation>> = {
  400: { meaning: "The service rejected the request.", remedy: UNCLEAR },
  401: {
    meaning: "The credentials were rejected.",
    remedy: "Check that they are complete, have not expired, and belong to the region and the project of the call.",
  },
  403: {
    meaning: "The credentials are valid, and the user may not do this.",
    remedy: "Grant the user a role for GES in this project, and check that the project ID is of the user's account.",
  },
  404: {
    meaning: "Nothing has this address.",
    remedy:
      "Check the region or endpoint, the project ID and the IDs in the path; a deleted graph is not found either.",
  },
  409: { meaning: "The request contradicts the present state.", remedy: UNCLEAR },
  413: { meaning: "The request is too large.", remedy: "Split it into several." },
  429: {
    meaning: "The account sends more requests than the service allows.",
    remedy: "Call less often, or raise `retry.maxRetries` and `timeoutMs` so that calls wait longer.",
  },
};

const OF_STATUS_5XX: ErrorExplanation = {
  meaning: "The service, or a gateway before it, failed or is overloaded.",
  remedy: "Call again after a pause, and quote the request ID to the vendor's support if it keeps failing.",
};

const UNUSABLE: ErrorExplanation = {
  meaning: "The response is not one of the service.",
  remedy: "Check that the endpoint is the service's own address and no proxy or login page responds in its place.",
};

/**
 * Explains an error: its meaning, the remedy, and the vendor's page about its code. Explains the cause where that tells
 * more, as for credentials that could not be obtained. The catalogue of error codes is part of a bundle only if this
 * function is called.
 *
 * @param error whatever a call or a wait threw
 * @returns undefined when the error is none of this library
 *
 * @example
 * ```ts
 * import { explainError } from "@ges-sdk/core";
 *
 * const report = (error: unknown) => {
 *   const { meaning, remedy } = explainError(error) ?? {};
 *   console.error(String(error), meaning, remedy);
 * };
 * ```
 */
export function explainError(error: unknown): ErrorExplanation | undefined {
  if (!(error instanceof GesError)) return undefined;
  if (error instanceof GesApiError) return explainResponse(error);
  if (error instanceof GesJobError) return explainJob(error);
  const cause = explainError(error.cause);
  if (cause) return cause;
  if (error instanceof GesConfigError) {
    return {
      meaning: `\`${error.parameter}\` is missing or wrong, and nothing was sent.`,
      remedy: `Correct \`${error.parameter}\` as the message says.`,
    };
  }
  const network = explainNetworkError(error);
  if (network) return network;
  if (error instanceof GesTimeoutError) {
    return {
      meaning: "The time was up before the work was done. What the service has begun goes on.",
      remedy: "Call or wait again, with a longer `timeoutMs` if the work takes longer than that.",
    };
  }
  return { meaning: error.message, remedy: UNCLEAR };
}

function explainResponse({ code, status }: GesApiError): ErrorExplanation {
  const entry = code === undefined ? undefined : GES_ERRORS[code];
  if (!entry) return BY_STATUS[status] ?? (status >= 500 ? OF_STATUS_5XX : UNUSABLE);
  const { meaning, remedy, plane } = entry;
  const vendorUrl = PAGE_OF_PLANE[plane];
  return { meaning, remedy, ...(vendorUrl !== undefined && { vendorUrl }) };
}

function explainJob({ status, failReason }: GesJobError): ErrorExplanation {
  // Some reasons begin with the code of the step that failed.
  const [code] = /\bGES\.\d{4}\b/.exec(failReason ?? "") ?? [];
  const entry = code === undefined ? undefined : GES_ERRORS[code];
  if (entry) return { meaning: `The job ended as ${status}. ${entry.meaning}`, remedy: entry.remedy };
  return {
    meaning: `The job began, and ended as ${status}.`,
    remedy: failReason
      ? "Remove the cause that the message names, and start the job again."
      : "The service gives no reason: look at the graph with `showGraph`, and ask the vendor's support with the job's ID.",
  };
}
