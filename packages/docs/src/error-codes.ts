import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { escapeHtml, page } from "./page.ts";

interface ErrorCode {
  plane: string;
  status: number;
  message: string;
  meaning: string;
  remedy: string;
  retryable: boolean;
}

/** The page that lists the catalogue of error codes. */
export async function errorCodesPage(): Promise<string> {
  const file = new URL("../../../spec/error-codes.yaml", import.meta.url);
  const codes = Object.entries(parse(await readFile(file, "utf8")) as Record<string, ErrorCode>);
  const heads = ["Code", "Plane", "Status", "Message", "Meaning", "What to do", "Worth repeating"];
  return page(
    "ges-sdk: error codes",
    `    <header>
      <h1>Error codes</h1>
      <p>
        Nearly every refusal has HTTP status 400; the code tells what is wrong. In a program, <code>GES_ERRORS</code> of
        <code>@ges-sdk/core</code> holds the same. <a href="index.html">The references</a>
      </p>
    </header>
    <main>
      <table>
        <thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
        <tbody>
${codes.map(row).join("\n")}
        </tbody>
      </table>
    </main>`,
  );
}

function row([code, { plane, status, message, meaning, remedy, retryable }]: [string, ErrorCode]): string {
  const cells = [code, plane, String(status), message, meaning, remedy, retryable ? "yes" : "no"];
  return `          <tr id="${code}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
}
