import { command } from "../../command/command.ts";
import { writeData } from "../../output/write-data.ts";

/** Scripts that ask `ges complete` for the candidates: one to a line, with a description after a tab. */
const SCRIPTS: Readonly<Record<"bash" | "zsh" | "fish", string>> = {
  bash: `_ges() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("\${line%%$'\\t'*}"); done \\
    < <(ges complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _ges ges
`,
  zsh: `#compdef ges
_ges() {
  local -a found
  local line
  while IFS= read -r line; do
    line=\${line//:/\\\\:}
    found+=("\${line/$'\\t'/:}")
  done < <(ges complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#found )) && _describe ges found || _files
}
compdef _ges ges
`,
  fish: `complete --command ges --no-files --arguments '(ges complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
};

export const completion = command({
  name: "completion",
  summary: "Print the script that completes commands, options and names of graphs in a shell",
  arguments: { shell: { summary: "the shell", choices: ["bash", "zsh", "fish"] } },
  examples: [{ line: "source <(ges completion bash)", summary: "In ~/.bashrc; fish: ges completion fish | source" }],
  async run({ shell }) {
    writeData(SCRIPTS[shell]);
    return undefined;
  },
});
