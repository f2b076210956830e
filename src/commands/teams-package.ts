import { strToU8, zipSync } from "fflate";
import { InputError } from "../core/errors.ts";
import { teamsPackageWords } from "../core/messages/teams-package.ts";

export interface TeamsAppSource {
  /** `manifest.json` with its placeholders. */
  readonly manifest: string;
  /** The other files of the package by name. */
  readonly icons: Readonly<Record<string, Uint8Array>>;
}

export interface TeamsAppIdentity {
  /** `null`: none is configured. */
  readonly appId: string | null;
  readonly publicUrl: string;
}

/**
 * The Teams app as a zip: the same input gives the same bytes.
 *
 * @throws InputError with one line when the id or the address would not do.
 */
export function packageTeamsApp({ manifest, icons }: TeamsAppSource, identity: TeamsAppIdentity): Uint8Array {
  const files = { "manifest.json": strToU8(filledManifest(manifest, identity)), ...icons };
  // Dates in a zip begin in 1980.
  return zipSync(files, { mtime: new Date("1980-01-02T00:00:00Z"), level: 9 });
}

/** The manifest with this installation's id and address. */
export function filledManifest(manifest: string, { appId, publicUrl }: TeamsAppIdentity): string {
  if (appId === null) throw new InputError(teamsPackageWords.noAppId);
  if (!guid.test(appId)) throw new InputError(teamsPackageWords.badAppId(appId));
  return manifest
    .replaceAll("{{MICROSOFT_APP_ID}}", appId.toLowerCase())
    .replaceAll("{{PUBLIC_URL}}", publicUrl.replace(/\/+$/, ""))
    .replaceAll("{{PUBLIC_HOST}}", hostOf(publicUrl));
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Teams opens links and sends messages over HTTPS, and only to a name that the internet knows. */
function hostOf(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  const isName =
    url !== null && /^(?!localhost$)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(url.hostname);
  if (url === null || url.protocol !== "https:" || !isName) {
    throw new InputError(teamsPackageWords.badAddress(publicUrl));
  }
  return url.hostname;
}
