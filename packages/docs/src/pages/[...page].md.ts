import type { APIRoute, GetStaticPaths } from "astro";
import { markdownPages } from "../model/markdown-pages.ts";

export const getStaticPaths = (() =>
  markdownPages().map(({ path, markdown }) => ({
    params: { page: path.slice(1, -1) },
    props: { markdown },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => new Response(String(props["markdown"]));
