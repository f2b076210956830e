import type { RequestHandler } from "express";
import { requestWords } from "../core/messages/web.ts";

/**
 * For an installation without a login, on one's own computer: other sites must not talk to it through the
 * browser, neither by a name of theirs that they point at this computer, nor by a request from their pages.
 */
export function localOnly(publicUrl: string): RequestHandler {
  const ownName = new URL(publicUrl).host.toLowerCase();
  return (request, response, next) => {
    const host = (request.get("host") ?? "localhost").toLowerCase();
    const otherName = host !== ownName && !isThisComputer(host);
    const otherSite = request.method !== "GET" && request.get("sec-fetch-site") === "cross-site";
    if (otherName || otherSite) response.status(403).json({ error: requestWords.otherHost });
    else next();
  };
}

/** A name can be pointed anywhere by its owner; `localhost` and plain addresses cannot. */
function isThisComputer(host: string): boolean {
  return /^(?:(?:[\w-]+\.)*localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?$/.test(host);
}
