import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startBrowser } from "./browser.ts";

/** Draws the icons of the Teams app from their SVG: `npm run icons`. */

const folder = join(import.meta.dirname, "../../manifest/teams");
const sizes = { color: 192, outline: 32 };

const browser = await startBrowser();
try {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(join(folder, `${name}.svg`), "utf8");
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
