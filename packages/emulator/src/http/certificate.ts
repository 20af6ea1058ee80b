import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIP, isIPv6 } from "node:net";
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  utcTime,
  utf8String,
} from "./der.ts";

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
/** Clients refuse certificates that are valid for much longer. */
const VALID_MS = 397 * DAY_MS;

const OIDS = {
  commonName: "2.5.4.3",
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
} as const;

/**
 * Creates a certificate that signs itself, for these names and addresses (RFC 5280). Its key is new each time, and
 * nothing but the returned text holds it.
 */
export function createCertificate(hosts: readonly string[], now = Date.now()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(oid(OIDS.commonName), utf8String("GES emulator"))));
  const algorithm = sequence(oid(OIDS.ecdsaWithSha256));
  // The first bit of a serial number is 0, for it is positive.
  const serial = randomBytes(16);
  serial[0] = (serial.readUInt8() & 0x7f) | 0x40;
  const body = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(serial),
    algorithm,
    name,
    // A day earlier, for clients whose clock is slow.
    sequence(utcTime(now - DAY_MS), utcTime(now + VALID_MS - DAY_MS)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(
        extension(OIDS.subjectAltName, sequence(...hosts.map(alternativeName))),
        extension(OIDS.basicConstraints, sequence(boolean(true))),
        extension(OIDS.extendedKeyUsage, sequence(oid(OIDS.serverAuth))),
      ),
    ),
  );
  const certificate = sequence(body, algorithm, bitString(sign("sha256", body, privateKey)));
  return {
    certificate: pem("CERTIFICATE", certificate),
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), octetString(value));
}

function alternativeName(host: string): Buffer {
  return isIP(host) === 0 ? implicit(2, Buffer.from(host)) : implicit(7, addressBytes(host));
}

function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split(".").map(Number));
  const [head = "", tail] = address.split("::");
  const groupsOf = (text: string) => text.split(":").filter(Boolean);
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const groups = [...first, ...Array(8 - first.length - last.length).fill("0"), ...last];
  return Buffer.from(groups.map((group) => String(group).padStart(4, "0")).join(""), "hex");
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
