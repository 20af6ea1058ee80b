declare namespace App {
  interface Locals {
    /** Starlight's data on the page being rendered. */
    starlightRoute: import("@astrojs/starlight/route-data").StarlightRouteData;
  }
}
