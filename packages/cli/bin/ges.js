#!/usr/bin/env node
// Stands outside dist/, so that npm finds it before the first build.
import { enableCompileCache } from "node:module";

// The bundle is compiled once, not at every start.
enableCompileCache();
await import("../dist/ges.js");
