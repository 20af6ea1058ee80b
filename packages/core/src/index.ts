export { type ClientExtras, createClient, type DescribedOperations, type WithResponse } from "./client/client.ts";
export { type Connection, connectTo, type Int64Fields } from "./client/connection.ts";
export {
  type ManagementClientOf,
  type ManagementJobOperations,
  type ManagementTypes,
  managementClient,
} from "./client/management-client.ts";
export { type Operation, operation } from "./client/operation.ts";
export { paginate } from "./client/paginate.ts";
export { type JobStarts, jobStarts } from "./client/starts.ts";
export { type WaitForJob, waitForJobFunction } from "./client/wait-for-job.ts";
export { type AkskOptions, akskCredentials } from "./credentials/aksk-credentials.ts";
export { chainCredentials } from "./credentials/chain-credentials.ts";
export { discoverProjectId } from "./credentials/discover-project-id.ts";
export { type IamLocation, iamEndpoint } from "./credentials/iam.ts";
export { type PasswordOptions, passwordCredentials } from "./credentials/password-credentials.ts";
export { tokenCredentials } from "./credentials/token-credentials.ts";
export type { ErrorExplanation } from "./errors/error-explanation.ts";
export { explainError } from "./errors/explain-error.ts";
export { GesApiError } from "./errors/ges-api-error.ts";
export { GesConfigError } from "./errors/ges-config-error.ts";
export { GesError } from "./errors/ges-error.ts";
export { GesJobError } from "./errors/ges-job-error.ts";
export { GesNetworkError } from "./errors/ges-network-error.ts";
export { GesTimeoutError } from "./errors/ges-timeout-error.ts";
export { isGesError } from "./errors/is-ges-error.ts";
export { GES_ERRORS, type GesErrorCode, type GesErrorEntry, type KnownGesErrors } from "./generated/error-catalogue.ts";
export type { PageShape, Route } from "./http/route.ts";
export type { GraphApi, GraphInput, GraphWaitOptions, GraphWaits } from "./jobs/graph-api.ts";
export { graphWaits } from "./jobs/graph-waits.ts";
export type { JobApi, JobInput, JobWaits } from "./jobs/job-api.ts";
export type { CancellableJobHandle, JobHandle, SavedJob } from "./jobs/job-handle.ts";
export { jobWaits } from "./jobs/job-waits.ts";
export { managementJobs, type WireJob } from "./jobs/management-jobs.ts";
export type { Finished, JobId, Started } from "./jobs/typed-jobs.ts";
export type { WaitOptions } from "./jobs/wait-options.ts";
export type { CallOptions } from "./options/call-options.ts";
export type {
  AppInfo,
  ClientOptions,
  ManagementClientOptions,
  ServiceClientOptions,
} from "./options/client-options.ts";
export type { Credentials, RequestToAuthenticate, UnauthorizedResponse } from "./options/credentials.ts";
export { managementEndpoint } from "./options/endpoint.ts";
export type { Attempt, AttemptOutcome, Hooks, WaitObservation } from "./options/hooks.ts";
export type { Exact, ExactMembers, Int64, Integers, PropertyNumber } from "./options/integers.ts";
export type { Middleware, MiddlewareRequest } from "./options/middleware.ts";
export type { RetryOptions } from "./options/retry-options.ts";
export type { Paginated } from "./pages/paginated.ts";
