/**
 * Releases the packages, all with one version. `.github/workflows/release.yml` packs and publishes; CONTRIBUTING says how.
 *
 *     npm run release -- --dry-run    carries everything out up to a registry on this machine
 *     node scripts/release.ts --pack      writes what is released into release/
 *     node scripts/release.ts --publish   publishes what release/ holds; in a workflow only, which vouches for its origin
 */
import { refuseBlockers, releaseBlockers } from "./release/blockers.ts";

// Each step is loaded alone: publishing runs where nothing was installed.
switch (process.argv.slice(2).join(" ")) {
  case "--dry-run":
    await (await import("./release/rehearse.ts")).rehearseRelease();
    break;
  case "--pack":
    refuseBlockers(releaseBlockers());
    await (await import("./release/pack.ts")).packRelease();
    break;
  case "--publish":
    refuseBlockers([...releaseBlockers(), ...identityBlockers(process.env)]);
    await (await import("./release/publish.ts")).publishRelease(["--provenance"]);
    break;
  default:
    console.error("usage: npm run release -- --dry-run | --pack | --publish");
    process.exitCode = 2;
}

function identityBlockers(env: NodeJS.ProcessEnv): string[] {
  if (env["ACTIONS_ID_TOKEN_REQUEST_URL"] !== undefined) return [];
  return ["Only the workflow release.yml publishes, with its identity as the proof of origin: push the tag."];
}
