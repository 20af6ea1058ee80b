/** SHA-256 and HMAC, in lower-case hexadecimal. */
export interface Hashing {
  sha256(text: string): string | Promise<string>;
  /** Creates the function that signs with a secret key. */
  signer(secretKey: string): (text: string) => string | Promise<string>;
}

/** WebCrypto: available everywhere, but hands every text over to another thread. */
export const webCrypto: Hashing = {
  sha256: async (text) => hex(await crypto.subtle.digest("SHA-256", utf8.encode(text))),

  signer(secretKey) {
    // Imported once, so that it cannot be read back.
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = crypto.subtle.importKey("raw", utf8.encode(secretKey), algorithm, false, ["sign"]);
    return async (text) => hex(await crypto.subtle.sign("HMAC", await key, utf8.encode(text)));
  },
};

/** The part of `node:crypto` that is used where available: for texts this short it is many times faster. */
interface NodeCrypto {
  createHash(algorithm: string): { update(text: string): { digest(encoding: "hex"): string } };
  createHmac(algorithm: string, key: string): { update(text: string): { digest(encoding: "hex"): string } };
}

/** Returns the fastest hashing of this runtime. */
export function hashing(): Hashing {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): NodeCrypto | undefined } };
  // Asked for rather than imported, so that bundles for browsers hold no trace of it.
  const nodeCrypto = process?.getBuiltinModule?.("node:crypto");
  if (!nodeCrypto) return webCrypto;
  return {
    sha256: (text) => nodeCrypto.createHash("sha256").update(text).digest("hex"),
    signer: (secretKey) => (text) => nodeCrypto.createHmac("sha256", secretKey).update(text).digest("hex"),
  };
}

const utf8 = /* @__PURE__ */ new TextEncoder();

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
