/** The codes each plane has for what is wrong with a request before its state matters. */
const CODES = {
  management: {
    path: "GES.0016",
    action: "GES.7048",
    parameter: "GES.0001",
    body: "GES.7016",
    permission: "GES.7041",
    failure: "GES.7006",
    unavailable: "GES.7005",
  },
  service: {
    path: "GES.8005",
    action: "GES.8005",
    parameter: "GES.8005",
    body: "GES.8000",
    permission: "GES.8020",
    failure: "GES.8602",
    unavailable: "GES.8602",
  },
} as const;

/** Codes of the plane that a path belongs to. */
export type PlaneCodes = (typeof CODES)[keyof typeof CODES];

/** Finds the codes of the plane that a path, or a template of paths, belongs to. */
export function codesFor(pathname: string): PlaneCodes {
  return /^\/+ges\//.test(pathname) ? CODES.service : CODES.management;
}
