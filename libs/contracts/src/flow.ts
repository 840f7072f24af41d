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

/** The status to which a step leads from where the thing stands; throws where it cannot be taken. */
export function taken<S extends string, T extends { readonly status: S }, G>(
  { from, to, guards }: Step<S, T, G>,
  thing: T,
  given: G,
  wrongStatus: (status: S, from: readonly S[]) => Error,
): S {
  if (from.length > 0 && !from.includes(thing.status)) throw wrongStatus(thing.status, from);
  for (const guard of guards) guard.require(thing, given);
  return to ?? thing.status;
}
