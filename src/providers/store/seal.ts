import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { InputError } from "../../core/errors.ts";

/** Values that must not be readable in the database: AES-256-GCM with a key made of CAIRN_SECRET_KEY. */
export interface Sealer {
  seal(value: unknown): string;
  /** @throws InputError when it was sealed with another key, or changed since. */
  open(sealed: string): unknown;
}

const nonceBytes = 12;
const tagBytes = 16;

/** @param secretKey `null`: sealing and opening are refused, with what to do. */
export function sealer(secretKey: string | null): Sealer {
  const key = secretKey === null ? null : keyFrom(secretKey);
  const needed = () => {
    if (key !== null) return key;
    throw new InputError(
      "CAIRN_SECRET_KEY: is missing; the tokens of installed workspaces are sealed with it.",
    );
  };
  return {
    seal: (value) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", needed(), nonce, { authTagLength: tagBytes });
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    open: (sealed) => JSON.parse(opened(needed(), Buffer.from(sealed, "base64"))),
  };
}

function opened(key: Buffer, bytes: Buffer): string {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const text = decipher.update(bytes.subarray(nonceBytes + tagBytes));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    throw new InputError(
      "CAIRN_SECRET_KEY: does not open what is stored; set the key it was sealed with, or install the app again.",
    );
  }
}

function keyFrom(secretKey: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secretKey, "", "cairn tokens at rest", 32));
}
