import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A certificate and its private key, in PEM form. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** An authority of a test, and the certificates that it signs. */
export interface Authority extends Certified {
  /** Signs a certificate for a server at 127.0.0.1, or a client. */
  certify(name: string): Certified;
}

/** Makes an authority that nobody else knows. Its key is made here, so that no key stands in the repository. */
export function newAuthority(name = "Authority of a test"): Authority {
  const keys = newKeys();
  const self = { name, privateKey: keys.privateKey };
  return {
    ...pair(certificate(name, keys.publicKey, self, true), keys.privateKey),
    certify(subject) {
      const { publicKey, privateKey } = newKeys();
      return pair(certificate(subject, publicKey, self, false), privateKey);
    },
  };
}

/** Makes a certificate that only its own key has signed. */
export function selfSigned(): Certified {
  const { publicKey, privateKey } = newKeys();
  return pair(certificate("127.0.0.1", publicKey, { name: "127.0.0.1", privateKey }, false), privateKey);
}

const newKeys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

function pair(der: Buffer, privateKey: KeyObject): Certified {
  const lines = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

/** Writes a certificate of RFC 5280 with nothing beyond what a handshake needs. */
function certificate(
  subject: string,
  publicKey: KeyObject,
  issuer: { name: string; privateKey: KeyObject },
  isAuthority: boolean,
): Buffer {
  const ecdsaWithSha256 = sequence(Buffer.from("06082a8648ce3d040302", "hex"));
  const basicConstraints = sequence(
    Buffer.from("0603551d13", "hex"),
    der(0x01, Buffer.from([0xff])),
    der(0x04, sequence(...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))),
  );
  const subjectAltName = sequence(
    Buffer.from("0603551d11", "hex"),
    der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1])), der(0x82, Buffer.from("localhost")))),
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(issuer.name),
    sequence(time("20200101"), time("20491231")),
    distinguishedName(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(basicConstraints, ...(isAuthority ? [] : [subjectAltName]))),
  );
  return sequence(content, ecdsaWithSha256, bits(sign("sha256", content, issuer.privateKey)));
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const bits = (value: Buffer) => der(0x03, Buffer.from([0]), value);
const time = (date: string) => der(0x17, Buffer.from(`${date.slice(2)}000000Z`));
const distinguishedName = (name: string) =>
  sequence(der(0x31, sequence(Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(name)))));

/** One value of ASN.1: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
