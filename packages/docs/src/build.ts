/** Builds the site, and prints what went wrong only: it has hundreds of pages. */
import { build } from "astro";

await build({ logLevel: "warn" });
