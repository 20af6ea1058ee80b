declare namespace App {
  interface Locals {
    /** What Starlight knows of the page that is rendered. */
    starlightRoute: import("@astrojs/starlight/route-data").StarlightRouteData;
  }
}
