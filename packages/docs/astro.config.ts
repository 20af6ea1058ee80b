import starlight from "@astrojs/starlight";
import { defineConfig, passthroughImageService } from "astro/config";
import starlightLinksValidator from "starlight-links-validator";
import { checkLinks } from "./src/integrations/check-links.ts";
import { GUIDES } from "./src/model/guides.ts";

export default defineConfig({
  trailingSlash: "always",
  // The site has drawings, but no pictures that would have to be resized.
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  // The linter's newer js-yaml stands beside this package, and Starlight's own would not be found from the build's output.
  vite: { environments: { prerender: { resolve: { noExternal: ["js-yaml"] } } } },
  integrations: [
    checkLinks(),
    starlight({
      title: { en: "ges-sdk", "zh-CN": "ges-sdk" },
      description: "A TypeScript SDK for Graph Engine Service: guides, API reference and error codes.",
      defaultLocale: "root",
      locales: { root: { label: "English", lang: "en" }, zh: { label: "简体中文", lang: "zh-CN" } },
      sidebar: [
        {
          label: "Guides",
          translations: { "zh-CN": "指南" },
          items: GUIDES.map((guide) => `guides/${guide}`),
        },
      ],
      routeMiddleware: "./src/sidebar.ts",
      customCss: ["./src/styles/site.css"],
      components: { Search: "./src/components/Search.astro" },
      pagination: false,
      favicon: "/favicon.svg",
      disable404Route: false,
      expressiveCode: {
        // Nothing scrolls sideways, on a phone either, and no block needs a stop of the keyboard.
        defaultProps: { wrap: true, preserveIndent: true },
        themes: ["github-dark", "github-light"],
        styleOverrides: { borderRadius: "0.4rem" },
      },
      plugins: [
        starlightLinksValidator({
          exclude: [
            "/v1/**",
            "/v2/**",
            "/service/**",
            "/errors/**",
            "/sdk/**",
            "/cli/**",
            "/zh/v1/**",
            "/zh/v2/**",
            "/zh/service/**",
            "/zh/errors/**",
            "/zh/sdk/**",
            "/zh/cli/**",
            "/",
            "/zh/",
          ],
        }),
      ],
    }),
  ],
});
