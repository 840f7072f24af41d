/** A condition of a step beside where the thing stands: as people say it, and as it is checked. */
export interface Guard<T, G> {
  readonly says: string;
  /** Throws the declared error of the condition that is not met. */
  readonly require: (thing: T, given: G) => void;
}

/** What a step looks like from outside: docs/governance.md is drawn from it. */
export interface DrawnStep<S extends string = string> {
  /** Where it may be done; nothing: it makes the thing. */
  readonly from: readonly S[];
  /** Where it leads; left out: the thing stays where it is. */
  readonly to?: S;
  readonly guards?: readonly { readonly says: string }[];
}

/** A command of a workflow as data: where it may be done, where it leads, and under which conditions. */
export interface Step<S extends string, T, G> extends DrawnStep<S> {
  readonly guards: readonly Guard<T, G>[];
}

/** A workflow: its commands by their names. */
export type Flow = Readonly<Record<string, DrawnStep>>;
