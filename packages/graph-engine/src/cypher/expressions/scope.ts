import { invalid } from "../errors.ts";
import type { StaticKind } from "../values/kind.ts";

/** Variable that can be used in a place of the statement. */
export interface Variable {
  readonly slot: number;
  readonly kind: StaticKind;
}

/** Slots of a row that are taken. */
interface Frame {
  size: number;
}

/** Variables that can be used in a place of the statement, and their slots in the rows there. */
export class Scope {
  readonly #variables: Map<string, Variable>;
  readonly #frame: Frame;

  constructor(variables: ReadonlyMap<string, Variable> = new Map(), frame: Frame = { size: 0 }) {
    this.#variables = new Map(variables);
    this.#frame = frame;
  }

  get names(): string[] {
    return [...this.#variables.keys()];
  }

  find(name: string): Variable | undefined {
    return this.#variables.get(name);
  }

  /**
   * Returns a variable that has to be there.
   *
   * @throws {QueryError} when it is not
   */
  get(name: string, at: number): Variable {
    const variable = this.find(name);
    if (!variable) throw invalid(`the variable ${name} at position ${at} is not defined.`, at);
    return variable;
  }

  /** Defines a variable, or defines it anew. */
  declare(name: string, kind: StaticKind): number {
    const slot = this.reserve();
    this.#variables.set(name, { slot, kind });
    return slot;
  }

  /**
   * Defines a variable that must not be there yet.
   *
   * @throws {QueryError} when it is
   */
  declareNew(name: string, kind: StaticKind, at: number): number {
    if (this.find(name)) throw invalid(`the variable ${name} at position ${at} is defined already.`, at);
    return this.declare(name, kind);
  }

  /** Takes a slot for a value without a name. */
  reserve(): number {
    const slot = this.#frame.size;
    this.#frame.size += 1;
    return slot;
  }

  /** A scope within this one, for the same rows: what it defines is not seen out here. */
  inner(): Scope {
    return new Scope(this.#variables, this.#frame);
  }
}
