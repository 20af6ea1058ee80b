/** Time until the text of an operation is there, on its page of the site and on Redoc's page of the whole description. */
import { median, report } from "../../../benchmarks/support/measure.ts";
import { CHROMIUM, launch } from "../test/support/browser.ts";
import { startSite } from "../test/support/built-site.ts";

const RUNS = 5;

if (CHROMIUM) await measure();
else console.log("There is no Chromium here: the time to text is not measured.");

async function measure(): Promise<void> {
  await using site = await startSite();
  const browser = await launch();
  const timeToText = async (path: string) => {
    const page = await browser.newPage();
    const begun = performance.now();
    await page.goto(site.url + path, { waitUntil: "commit" });
    const isThere = () =>
      [...document.querySelectorAll("p")].some(
        (text) => text.textContent.startsWith("Stops a running graph") && text.getClientRects().length > 0,
      );
    await page.waitForFunction(isThere, undefined, { timeout: 120_000 });
    const taken = performance.now() - begun;
    await page.close();
    return taken;
  };
  const [ours, redocs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await timeToText("/v2/stop-graph/"));
    redocs.push(await timeToText("/downloads/management-v2.html#/graphs/stopgraph"));
  }
  await browser.close();
  const [page, redoc] = [median(ours), median(redocs)];
  report([
    { what: "text of an operation, its page", measured: `${page.toFixed(0)} ms`, wanted: "-" },
    { what: "the same beside Redoc's page", measured: `${(page / redoc).toFixed(2)}x`, wanted: "at most 0.33x" },
  ]);
}
