export { defaultCredentials } from "./default-credentials.ts";
export { type DiagnoseOptions, diagnose } from "./diagnose.ts";
export type { CheckName, Diagnosis, DiagnosticCheck } from "./diagnosis.ts";
export { environmentCredentials, environmentProjectId } from "./environment-credentials.ts";
export { metadataCredentials } from "./metadata-credentials.ts";
export { podCredentials } from "./pod-credentials.ts";
export { profileCredentials, profileProjectId } from "./profile-credentials.ts";
export type { ProfileOptions } from "./read-profile.ts";
