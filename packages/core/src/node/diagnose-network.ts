import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { explainError } from "../errors/explain-error.ts";
import { codesOf, isCertificateFailure } from "../errors/network-codes.ts";
import { exchange } from "../http/exchange.ts";
import { exchangeSettings } from "../http/exchange-settings.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { isLoopback } from "../options/endpoint.ts";
import type { DiagnosticCheck } from "./diagnosis.ts";
import { environmentProxy } from "./environment-proxy.ts";

const TOLERATED_SKEW_MS = 60_000;

/** Checks the way to a server. Returns true when it responds. */
export async function checkNetwork(
  base: string,
  options: ClientOptions,
  now: () => number,
  checks: DiagnosticCheck[],
): Promise<boolean> {
  const reached = await reach(base, options).catch((error: unknown) => ({ error }));
  checks.push(await checkName(base, !("error" in reached)), checkProxy(base, options.fetch !== undefined));
  if ("error" in reached) {
    checks.push(...failedConnection(base, reached.error));
    return false;
  }
  checks.push(
    { name: "connection", status: "passed", message: `${new URL(base).host} responds` },
    checkEncryption(base),
    checkClock(reached.response.headers.get("date"), now()),
  );
  return true;
}

/** Sends one request without credentials. Any response will do. */
function reach(base: string, options: ClientOptions) {
  const credentials = { authenticate: async () => ({}) };
  const settings = exchangeSettings(base, { ...options, credentials, middleware: [], retry: { maxRetries: 0 } });
  const request = {
    operationId: undefined,
    template: undefined,
    method: "GET",
    url: `${base}/`,
    headers: settings.headers,
    body: undefined,
    projectId: undefined,
    retry: "safe",
  } as const;
  return exchange(settings, request, {});
}

async function checkName(base: string, isReached: boolean): Promise<DiagnosticCheck> {
  const name = "dns";
  const hostname = new URL(base).hostname.replace(/^\[|\]$/g, "");
  if (isIP(hostname))
    return { name, status: "passed", message: `${hostname} is an address; there is no name to resolve` };
  try {
    const { address } = await lookup(hostname);
    return { name, status: "passed", message: `${hostname} resolves to ${address}` };
  } catch (error) {
    if (isReached) {
      return {
        name,
        status: "passed",
        message: `${hostname} is unknown here, and the transport or its proxy finds it`,
      };
    }
    const code = codesOf(error)[0] ?? "no answer";
    const remedy = "Check the region or endpoint for a typo, and this machine's DNS and its way to the network.";
    return { name, status: "failed", message: `${hostname} cannot be resolved (${code})`, remedy };
  }
}

function checkProxy(base: string, hasTransport: boolean): DiagnosticCheck {
  const name = "proxy";
  const proxy = environmentProxy(base);
  if (!proxy) return { name, status: "passed", message: "the environment names none" };
  const { variable, isExcluded } = proxy;
  // Without user name and password.
  const host = URL.canParse(proxy.url) ? new URL(proxy.url).host : "a malformed URL";
  if (isExcluded)
    return { name, status: "passed", message: `${variable} names ${host}, and NO_PROXY excludes this host` };
  if (hasTransport) {
    return {
      name,
      status: "passed",
      message: `${variable} names ${host}; the transport in \`fetch\` decides about it`,
    };
  }
  if (process.env["NODE_USE_ENV_PROXY"] === "1" || process.execArgv.includes("--use-env-proxy")) {
    return { name, status: "passed", message: `requests go through ${host} (${variable})` };
  }
  const remedy =
    'Pass `fetch: createNodeTransport({ proxy: "environment" })` of `@ges-sdk/core/undici`, or set NODE_USE_ENV_PROXY=1 from Node.js 24 on.';
  return { name, status: "warning", message: `${variable} names ${host}, and Node.js does not use it`, remedy };
}

function checkEncryption(base: string): DiagnosticCheck {
  const name = "tls";
  const { protocol, hostname } = new URL(base);
  if (protocol === "https:") return { name, status: "passed", message: "the certificate is trusted" };
  if (isLoopback(hostname)) return { name, status: "passed", message: "http: to this machine needs no certificate" };
  return { name, status: "warning", message: "http: encrypts nothing", remedy: "Use https: in the endpoint." };
}

function failedConnection(base: string, error: unknown): DiagnosticCheck[] {
  const message = error instanceof Error ? error.message : String(error);
  const { remedy } = explainError(error) ?? {};
  const failed = { status: "failed", message, remedy } as const;
  const skipped = { status: "skipped", message: "the server was not reached" } as const;
  const isCertificate = codesOf(error).some(isCertificateFailure);
  const { host } = new URL(base);
  return [
    isCertificate
      ? { name: "connection", status: "passed", message: `${host} accepts connections` }
      : { name: "connection", ...failed },
    { name: "tls", ...(isCertificate ? failed : skipped) },
    { name: "clock", ...skipped },
  ];
}

function checkClock(date: string | null, now: number): DiagnosticCheck {
  const name = "clock";
  const skewMs = date === null ? Number.NaN : now - Date.parse(date);
  if (Number.isNaN(skewMs)) return { name, status: "skipped", message: "the response has no date" };
  if (Math.abs(skewMs) <= TOLERATED_SKEW_MS) {
    return { name, status: "passed", message: "this machine's clock agrees with the server's" };
  }
  return {
    name,
    status: "warning",
    message: `this machine's clock is ${durationOf(Math.abs(skewMs))} ${skewMs > 0 ? "ahead of" : "behind"} the server's`,
    remedy: "Set it by NTP. The client corrects its signatures; certificates, logs and other programs suffer.",
  };
}

function durationOf(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
