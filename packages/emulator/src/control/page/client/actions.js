import { ask, keepToken } from "./ask.js";
import { byId, make, tell } from "./dom.js";

/** @param {string} id */
const form = (id) => /** @type {HTMLFormElement} */ (byId(id));

/**
 * Runs an action when a form is sent, with its fields.
 *
 * @param {string} id
 * @param {(fields: Record<string, string>) => Promise<unknown>} act
 */
function onSend(id, act) {
  form(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form(id)));
    await act(/** @type {Record<string, string>} */ (fields));
  });
}

/**
 * Connects the forms and buttons of the page.
 *
 * @param {() => Promise<void>} refresh
 * @param {() => string} chosenGraph the ID of the graph that is shown
 */
export function connectActions(refresh, chosenGraph) {
  /** @type {(path: string, body?: object, method?: string) => Promise<void>} */
  const change = async (path, body = {}, method = "POST") => {
    try {
      await ask(path, body, method);
      await refresh();
    } catch (error) {
      tell(String(error), true);
    }
  };
  for (const button of document.querySelectorAll("button[data-advance-ms]")) {
    const advanceMs = Number(button.getAttribute("data-advance-ms"));
    button.addEventListener("click", () => change("clock", { advanceMs }));
  }
  byId("reset").addEventListener("click", () => {
    if (confirm("Delete all graphs, jobs and requests, and set the clock back?")) change("reset");
  });
  byId("clear-faults").addEventListener("click", () => change("faults", {}, "DELETE"));
  onSend("add-fault", ({ operation, status, code, times }) =>
    change("faults", {
      operation,
      status: Number(status),
      ...(code && { code }),
      ...(times && { times: Number(times) }),
    }),
  );
  onSend("take-snapshot", async ({ name = "" }) => {
    await change(`snapshots/${encodeURIComponent(name)}`, {}, "PUT");
    form("take-snapshot").reset();
  });
  byId("snapshots").addEventListener("click", ({ target }) => {
    const name = target instanceof HTMLElement ? target.dataset["restore"] : undefined;
    if (name !== undefined) change(`snapshots/${encodeURIComponent(name)}/restore`);
  });
  onSend("give-token", async ({ token = "" }) => {
    keepToken(token);
    await refresh();
  });
  onSend("run-query", async (query) => {
    const answer = await ask(`graphs/${chosenGraph()}/query`, query).catch((error) => error);
    const isBad = answer instanceof Error;
    const text = isBad ? answer.message : JSON.stringify(answer.data ?? answer, null, 2);
    byId("query-result").replaceChildren(
      make("pre", { class: isBad ? "bad" : "", tabindex: 0, role: "group", "aria-label": "Result" }, text),
    );
    await refresh();
  });
}
