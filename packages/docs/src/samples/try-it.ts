/** Emulator that `npm run serve` runs and announces in each page. A published page has none. */
interface Surroundings {
  /** Path on the origin of the page that leads to the emulator. */
  path: string;
  token: string;
  known: Record<string, string>;
}

interface SampleRequest {
  method: string;
  path: string;
  body?: unknown;
}

/** Sends the request of a sample to the emulator beside the page, and to nothing else. */
export class TryIt extends HTMLElement {
  connectedCallback(): void {
    const written = document.documentElement.dataset["emulator"];
    const form = this.querySelector("form");
    if (written === undefined || !form) return;
    this.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#run(JSON.parse(written), form);
    });
  }

  async #run({ path, token, known }: Surroundings, form: HTMLFormElement): Promise<void> {
    const request: SampleRequest = JSON.parse(this.dataset["request"] ?? "{}");
    const values = new Map<string, unknown>([...Object.entries(known), ...new FormData(form)]);
    const target = request.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(values.get(name) ?? "")),
    );
    const body =
      request.body === undefined
        ? undefined
        : JSON.stringify(request.body).replace(/"\$(\w+)"/g, (_, name: string) =>
            JSON.stringify(values.get(name) ?? ""),
          );
    const [status, output] = [form.querySelector('[role="status"]'), form.querySelector("pre")];
    if (!status || !output) return;
    try {
      const response = await fetch(`${path}${target}`, {
        method: request.method,
        headers: { "x-auth-token": token, ...(body !== undefined && { "content-type": "application/json" }) },
        ...(body !== undefined && { body }),
      });
      status.textContent = `HTTP ${response.status}`;
      output.textContent = JSON.stringify(await response.json(), null, 2);
    } catch {
      status.textContent = this.dataset["failed"] ?? "";
      output.textContent = "";
    }
    output.hidden = output.textContent === "";
  }
}
