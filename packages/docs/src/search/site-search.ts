import { RANKING, searchTerm, WEIGHED } from "./query.ts";
import { type Found, rank } from "./rank.ts";

interface Pagefind {
  options(options: object): Promise<void>;
  debouncedSearch(term: string): Promise<{ results: { score: number; data(): Promise<Found> }[] } | null>;
}

const MOST_RESULTS = 8;

/** The search of the site. What it searches with is loaded when somebody opens it, not before. */
export class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const { open, dialog, input } = this.#parts();
    open.disabled = false;
    open.addEventListener("click", () => this.#open());
    input.addEventListener("input", () => this.#search(input.value));
    dialog.addEventListener("keydown", (event) => this.#moveThroughResults(event));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    // Without a result under the arrow, Enter means the first one.
    dialog.querySelector("form")?.addEventListener("submit", (event) => {
      if (event.submitter !== null && document.activeElement !== input) return;
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>(".search-results a")?.click();
    });
    window.addEventListener("keydown", (event) => {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else this.#open();
    });
  }

  #parts() {
    const find = <T extends Element>(selector: string) => this.querySelector(selector) as T;
    return {
      open: find<HTMLButtonElement>(".search-open"),
      dialog: find<HTMLDialogElement>("dialog"),
      input: find<HTMLInputElement>("input"),
      status: find<HTMLElement>('[role="status"]'),
      list: find<HTMLOListElement>(".search-results"),
    };
  }

  #open(): void {
    const { dialog, input } = this.#parts();
    dialog.showModal();
    input.select();
    void this.#load().catch(() => this.#say(this.dataset["failed"]));
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ new URL("/pagefind/pagefind.js", location.href).href).then(
      async (pagefind: Pagefind) => {
        await pagefind.options({ ranking: RANKING, excerptLength: 18 });
        return pagefind;
      },
    );
    return this.#pagefind;
  }

  async #search(question: string): Promise<void> {
    const { list } = this.#parts();
    const term = searchTerm(question);
    if (term === "") {
      list.replaceChildren();
      this.#say("");
      return;
    }
    try {
      const found = await (await this.#load()).debouncedSearch(term);
      // Nothing comes back when somebody typed on meanwhile.
      if (!found) return;
      const weighed = await Promise.all(
        found.results.slice(0, WEIGHED).map(async (result) => ({ score: result.score, page: await result.data() })),
      );
      const results = rank(question, weighed).slice(0, MOST_RESULTS);
      list.replaceChildren(...results.map(item));
      this.#say(results.length === 0 ? this.dataset["none"] : `${found.results.length} ${this.dataset["some"]}`);
    } catch {
      this.#say(this.dataset["failed"]);
    }
  }

  #say(text = ""): void {
    this.#parts().status.textContent = text;
  }

  #moveThroughResults(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const { input } = this.#parts();
    const stops: HTMLElement[] = [input, ...this.querySelectorAll<HTMLElement>(".search-results a")];
    const at = stops.findIndex((stop) => stop.matches(":focus"));
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function item({ url, excerpt, meta }: Found): HTMLLIElement {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  const title = document.createElement("strong");
  title.textContent = meta.title ?? url;
  const section = document.createElement("small");
  section.textContent = meta.section ?? "";
  const text = document.createElement("span");
  // Pagefind escapes the text of pages and adds nothing but <mark>.
  text.innerHTML = excerpt;
  link.append(title, " ", section, text);
  entry.append(link);
  return entry;
}
