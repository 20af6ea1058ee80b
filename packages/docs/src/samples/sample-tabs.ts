const REMEMBERED = "ges-sample";

/** Shows one sample at a time, by tabs, and remembers the choice. Without JavaScript all samples stand below each other. */
export class SampleTabs extends HTMLElement {
  connectedCallback(): void {
    const panels = [...this.querySelectorAll<HTMLElement>("[data-sample]")];
    const list = document.createElement("div");
    list.role = "tablist";
    const tabs = panels.map((panel, index) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.role = "tab";
      tab.id = `tab-${panel.dataset["sample"]}`;
      panel.id = `panel-${panel.dataset["sample"]}`;
      tab.textContent = panel.getAttribute("aria-label");
      tab.setAttribute("aria-controls", panel.id);
      panel.role = "tabpanel";
      panel.setAttribute("aria-labelledby", tab.id);
      panel.removeAttribute("aria-label");
      panel.querySelector(".sample-label")?.remove();
      tab.addEventListener("click", () => choose(index));
      return tab;
    });
    const choose = (chosen: number) => {
      for (const [index, tab] of tabs.entries()) {
        tab.setAttribute("aria-selected", String(index === chosen));
        tab.tabIndex = index === chosen ? 0 : -1;
        panels[index]?.toggleAttribute("hidden", index !== chosen);
      }
      try {
        localStorage.setItem(REMEMBERED, panels[chosen]?.dataset["sample"] ?? "");
      } catch {
        // A browser that keeps nothing shows the first sample each time.
      }
    };
    list.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (step === 0) return;
      const next = (tabs.findIndex((tab) => tab.matches(":focus")) + step + tabs.length) % tabs.length;
      choose(next);
      tabs[next]?.focus();
    });
    list.append(...tabs);
    this.prepend(list);
    choose(
      Math.max(
        0,
        panels.findIndex((panel) => panel.dataset["sample"] === remembered()),
      ),
    );
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
