#!/usr/bin/env node
// Stands outside dist/, so that npm finds it before the first build.
import "../dist/command-line.js";
