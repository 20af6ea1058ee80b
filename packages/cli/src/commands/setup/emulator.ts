import { command } from "../../command/command.ts";

export const emulator = command({
  name: "emulator",
  summary: "Start the emulator, and write the profile emulator that leads to it",
  description: "Flags are those of ges-emulator. The emulator is a package of its own, @ges-sdk/emulator.",
  arguments: { flags: { summary: "flags of ges-emulator, for example --port 8080", rest: true } },
  examples: [
    { line: "ges emulator --port 0", summary: "Then, in another terminal: ges --profile emulator graphs list" },
  ],
  async run({ flags }, { signal }) {
    const { startEmulator } = await import("../../emulator/start-emulator.ts");
    return { data: undefined, isFailure: (await startEmulator(flags, signal)) !== 0 };
  },
});
