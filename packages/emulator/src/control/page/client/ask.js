/** Token of the control API, once it was given. It is kept until the tab is closed. */
const KEPT_TOKEN = "control token";

/** @param {string} token */
export const keepToken = (token) => sessionStorage.setItem(KEPT_TOKEN, token);

/** An answer with status 403: a token is missing or wrong. */
export class Forbidden extends Error {}

/**
 * @param {string} path
 * @param {unknown} [body] what to send, if anything
 * @param {string} [method]
 */
export async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const token = sessionStorage.getItem(KEPT_TOKEN);
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`/_emulator/${path}`, { cache: "no-store", method, headers, ...content });
  const answer = await response.json();
  if (response.status === 403) throw new Forbidden(answer.error);
  if (!response.ok) throw new Error(answer.error);
  return answer;
}
